import type { Fact, LeaveReason } from '#core/said/facts';
import type { Instant, Milliseconds } from '#core/time/instant';
import type { CallClass } from './passage-truth.ts';

/** How the facts of a call's legs are tied to it; as the dialects of `tests/fakes/flexfone-messages.ts`. */
export type TieMode = 'linked' | 'own' | 'ownWithPart';

/** How a stay in a queue ends. */
export type Ending =
  | { readonly how: 'answered'; readonly agent: string; readonly transferTo: string | null }
  | { readonly how: 'hungUp'; readonly whileRingingAt: string | null; readonly told: boolean }
  | { readonly how: 'left'; readonly reason: LeaveReason; readonly told: boolean };

/** A stay in a queue: the phones that ring out, then the ending. */
export interface Stay {
  readonly queue: string;
  readonly rungOutAt: readonly string[];
  readonly ending: Ending;
}

/** A plan of a call's whole life. `gap` before every single thing that happens. */
export interface LifePlan {
  readonly call: string;
  readonly mode: TieMode;
  readonly begins: Instant;
  readonly gaps: readonly Milliseconds[];
  /** The stays, in different queues. Each but the last ends by an answer (the agent sends on) or by leaving. */
  readonly stays: readonly Stay[];
  /** `linked` only: whether the caller's own part is told to end after a conversation or a voicemail. */
  readonly callerPartTold: boolean;
  /** How a leg's time is told: not at all, exactly, or in whole seconds begun. */
  readonly times: 'none' | 'exact' | 'seconds';
}

/** A call's life: its facts in the order in which they happened, and what numbers.md makes of it in the end. */
export interface CallLife {
  readonly plan: LifePlan;
  readonly facts: readonly Fact[];
  /** The class of each stay once everything has arrived; what stays `waiting` is lost after `maxWaitSeconds`. */
  readonly outcome: readonly { readonly queue: string; readonly class: CallClass }[];
}

type Word = Fact extends infer One ? (One extends Fact ? Omit<One, 'source' | 'at'> : never) : never;

/** Writes the facts of a plan. Pure. */
export function lived(plan: LifePlan, source: string): CallLife {
  const facts: Fact[] = [];
  const outcome: { queue: string; class: CallClass }[] = [];
  let now = plan.begins;
  let step = 0;
  let legs = 0;

  function tell(word: Word): void {
    now += plan.gaps[step % plan.gaps.length] ?? 0;
    step += 1;
    const byLeg = word.kind === 'leg-ringing' || word.kind === 'leg-answered';
    const whole = Math.floor(now / 1000) * 1000;
    const time = {
      none: {},
      exact: { happenedAt: now, precision: 1 },
      seconds: { happenedAt: whole, precision: 1000 },
    }[plan.times];
    facts.push({ ...word, ...(byLeg ? time : {}), source, at: now });
  }

  function newLeg(): { leg: string; linked?: string } {
    legs += 1;
    const part = `${plan.call}-${String(legs)}`;
    if (plan.mode === 'linked') return { leg: part, linked: plan.call };
    return plan.mode === 'own' ? { leg: plan.call } : { leg: plan.call, linked: part };
  }

  function ring(agent: string): { leg: string; linked?: string } {
    const ids = newLeg();
    tell({ kind: 'leg-ringing', ...ids, agent });
    return ids;
  }

  function end(id: string, transferred = false, durationSeconds = 0): void {
    tell({ kind: 'leg-ended', id, transferred, durationSeconds });
  }

  function talk(agent: string, sentOn: boolean): void {
    const ids = ring(agent);
    tell({ kind: 'leg-answered', ...ids, agent });
    end(ids.leg, sentOn, 30);
  }

  plan.stays.forEach((stay, place) => {
    const last = place === plan.stays.length - 1;
    tell({ kind: 'call-queued', call: plan.call, queue: stay.queue });
    for (const agent of stay.rungOutAt) end(ring(agent).leg);
    const { ending } = stay;
    let kind: CallClass = 'answered';
    if (ending.how === 'answered') {
      talk(ending.agent, ending.transferTo !== null || !last);
      if (ending.transferTo !== null) talk(ending.transferTo, !last);
    } else if (ending.how === 'left') {
      // Untold is only the way into another queue: its entry tells.
      if (ending.told || last) tell({ kind: 'call-left', call: plan.call, queue: stay.queue, reason: ending.reason });
      kind = 'overflowed';
    } else {
      const ids = ending.whileRingingAt === null ? null : ring(ending.whileRingingAt);
      if (ids !== null && plan.mode === 'linked') end(ids.leg);
      const told = ending.told || ids !== null;
      if (told) end(plan.call);
      kind = told || (plan.mode !== 'linked' && stay.rungOutAt.length > 0) ? 'abandoned' : 'waiting';
    }
    if (last && ending.how !== 'hungUp' && plan.callerPartTold && plan.mode === 'linked') end(plan.call);
    outcome.push({ queue: stay.queue, class: kind });
  });
  return { plan, facts, outcome };
}
