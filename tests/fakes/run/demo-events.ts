import { type Message, parseMessage, type Presence } from '#adapters/demo/messages';
import type { Instant } from '#core/time/instant';
import type { GroundEvent, Rings, Transfer } from '../ground-events.ts';

/** What an agent said of himself. */
export interface PresenceSaid {
  readonly at: Instant;
  readonly agent: string;
  readonly presence: Presence;
}

/** What happened in a time of the demo's call centre, as every fake phone system tells it in its own way. */
export interface Happened {
  readonly events: readonly GroundEvent[];
  readonly presences: readonly PresenceSaid[];
}

type Said = Message & { readonly at: Instant };
type Leg = Omit<Rings, 'kind' | 'at'> & { readonly since: Instant; readonly answeredAt: Instant | null };

/** A caller's stay in a queue, while he waits. */
interface Stay {
  readonly call: string;
  readonly queue: string;
  readonly passage: string;
}

/** Of a whole shift: it begins and ends with an empty house, so that everything that is told of began in it. */
export function happenedIn(script: Iterable<{ readonly at: Instant; readonly message: string }>): Happened {
  const said = [...script].map(({ at, message }): Said => ({ ...parseMessage(message), at }));
  const events: GroundEvent[] = [];
  const presences: PresenceSaid[] = [];
  const waiting = new Map<string, Stay>();
  const legs = new Map<string, Leg>();
  const stays = new Map<string, number>();

  function queued(at: Instant, call: string, queue: string): void {
    // The demo lets a caller come back to a queue; here a stay has a key of its own.
    const count = (stays.get(`${call}/${queue}`) ?? 0) + 1;
    stays.set(`${call}/${queue}`, count);
    const stay = { call, queue, passage: `${call}${count === 1 ? '' : `(${count})`}/${queue}` };
    waiting.set(call, stay);
    events.push({ kind: 'entered', at, ...stay, caller: callerOf(call) });
  }

  function rings(at: Instant, id: string, agent: string, caller: string | undefined): void {
    const stay = caller === undefined ? undefined : waiting.get(caller);
    const purpose = caller === undefined ? 'direct' : stay === undefined ? 'transfer' : 'queue';
    const call = caller ?? `${id}-caller`;
    const fixed = { leg: id, agent, call, purpose, passage: stay?.passage ?? null, caller: callerOf(call) } as const;
    legs.set(id, { ...fixed, since: at, answeredAt: null });
    events.push({ kind: 'rings', at, ...fixed });
  }

  function answered(at: Instant, id: string): void {
    const leg = legs.get(id);
    if (leg === undefined) return;
    legs.set(id, { ...leg, answeredAt: at });
    if (leg.purpose === 'queue') waiting.delete(leg.call);
    events.push({ kind: 'answered', at, ...told(leg) });
  }

  function dialled(at: Instant, id: string, agent: string): void {
    const fixed = { leg: id, agent, call: id, purpose: 'outgoing', passage: null, caller: null } as const;
    legs.set(id, { ...fixed, since: at, answeredAt: at });
    events.push({ kind: 'dialled', at, ...fixed, number: '70201010' });
  }

  function legEnded(at: Instant, leg: Leg, transfer: Transfer | null): void {
    legs.delete(leg.leg);
    if (leg.answeredAt !== null) {
      events.push({ kind: 'legEnded', at, ...told(leg), talkedFor: at - leg.answeredAt, transfer });
      return;
    }
    const why = waiting.has(leg.call) ? 'rangOut' : 'callerHungUp';
    events.push({ kind: 'stoppedRinging', at, ...told(leg), why, rangFor: at - leg.since });
  }

  function callerEnded(at: Instant, call: string): void {
    const stay = waiting.get(call);
    waiting.delete(call);
    const whileRinging = [...legs.values()].some((leg) => leg.call === call && leg.answeredAt === null);
    if (stay === undefined) events.push({ kind: 'callerGone', at, call });
    else events.push({ kind: 'hungUp', at, ...stay, whileRinging });
  }

  for (const [index, message] of said.entries()) {
    const { at } = message;
    switch (message.event) {
      case 'queued':
        queued(at, message.call, message.queue);
        break;
      case 'left': {
        const stay = waiting.get(message.call);
        waiting.delete(message.call);
        const next = nextOf(said, index, message.call);
        const toQueue = message.reason === 'overflow' && next?.event === 'queued' ? next.queue : null;
        if (stay !== undefined) events.push({ kind: 'left', at, ...stay, reason: message.reason, toQueue });
        break;
      }
      case 'ringing':
        rings(at, message.leg, message.agent, message.call);
        break;
      case 'answered':
        answered(at, message.leg);
        break;
      case 'dialled':
        dialled(at, message.leg, message.agent);
        break;
      case 'ended': {
        const leg = legs.get(message.id);
        if (leg === undefined) callerEnded(at, message.id);
        else legEnded(at, leg, message.transferred === true ? transferOf(leg, nextOf(said, index, leg.call)) : null);
        break;
      }
      case 'state':
        presences.push({ at, agent: message.agent, presence: message.state });
        break;
      case 'members':
        break;
    }
  }
  return { events, presences };
}

function told({ leg, agent, call, purpose, passage, caller }: Leg) {
  return { leg, agent, call, purpose, passage, caller };
}

/** The next that is said of a call: where it was sent. */
function nextOf(said: readonly Said[], index: number, call: string): Said | undefined {
  return said.slice(index + 1, index + 50).find((message) => 'call' in message && message.call === call);
}

function transferOf({ call }: Leg, next: Said | undefined): Transfer {
  if (next?.event === 'queued') return { way: 'queue', call, to: next.queue };
  return { way: 'blind', call, to: next?.event === 'ringing' ? next.agent : '' };
}

/** The demo's callers have no numbers: a number of Denmark's kind, the same for the same call; of some it is hidden. */
function callerOf(call: string): string | null {
  const digits = Number(call.replaceAll(/\D/g, '').slice(-9));
  return digits % 8 === 0 ? null : String(20_000_000 + ((digits * 7_919) % 79_999_999));
}
