import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { ActionOffer, ActionOrder } from '#core/board/bridge';
import type { Said } from '#core/said/sentence';
import { inBoth } from '#core/said/sentence';
import type { Milliseconds } from '#core/time/instant';
import { toIso } from '#core/time/zone';
import type { Asker } from '../asks/asker.ts';
import type { Clock } from '../intake/clock.ts';
import type { Logger } from '../machine/log.ts';
import { createAllowance } from './attempts.ts';
import type { AuditEntry, AuditLog } from './audit.ts';
import { checkedParameters } from './parameters.ts';
import { type Performance, performed } from './performed.ts';

export interface PerformableAction extends Omit<ActionOffer, 'title'> {
  readonly title: Said;
  readonly parameters: z.ZodType;
  /** @throws ActionFailed */
  perform(parameters: unknown): Promise<Said>;
}

export interface DeskOptions {
  /** What can be done now. */
  readonly actions: () => readonly PerformableAction[];
  readonly audit: AuditLog;
  readonly clock: Pick<Clock, 'now' | 'elapsed'>;
  /** The configured zone, as it is now. */
  readonly timeZone: () => string;
  readonly log: Pick<Logger, 'info' | 'error'>;
  readonly perMinute?: number;
}

interface Order extends ActionOrder {
  readonly who: Asker;
}

/** Where actions are asked for, from wherever: each attempt is written to the audit log before anything is done. */
export interface ActionDesk {
  offers(): readonly ActionOffer[];
  /** Does it, unless there is a reason not to. Never throws. */
  take(order: Order): Promise<Performance>;
  /** Writes down that somebody was not let in. Never throws. */
  turnAway(order: Omit<Order, 'parameters'>, reason: string): Promise<void>;
}

/** Of those who are not let in, so many a minute are written down: nobody may fill the disk from outside. */
const refusalsPerMinute = 60;

const tooMany = (perMinute: number): Said => ({
  da: `Mere end ${perMinute} handlinger i minuttet bliver ikke udført.`,
  en: `More than ${perMinute} actions a minute are not done.`,
});
const noSuchAction: Said = { da: 'Den handling findes ikke.', en: 'There is no such action.' };
const notWritten: Said = {
  da: 'Handlingsloggen kan ikke skrives, så der er ikke sket noget.',
  en: 'The audit log cannot be written, so nothing was done.',
};

export function createActionDesk(options: DeskOptions): ActionDesk {
  const { actions, audit, clock, timeZone, log, perMinute = 10 } = options;
  const allowance = createAllowance(perMinute, clock.elapsed);
  const refusals = createAllowance(refusalsPerMinute, clock.elapsed);

  const find = ({ source, action }: Pick<Order, 'source' | 'action'>) =>
    actions().find((each) => each.source === source && each.id === action);

  function pen(order: Omit<Order, 'parameters'>) {
    // Only names that exist are written: what somebody sends may be anything.
    const action = find(order);
    const about = { attempt: randomUUID(), who: order.who, source: action?.source ?? null, action: action?.id ?? null };
    return (event: AuditEntry['event'], parameters: AuditEntry['parameters'], result: string | null) =>
      audit.write({ at: toIso(clock.now(), timeZone()), event, ...about, parameters, result });
  }

  async function take(order: Order): Promise<Performance> {
    const write = pen(order);
    const refuse = async (status: number, result: Said, retryAfter?: Milliseconds): Promise<Performance> => {
      if (refusals.take()) await write('refused', null, inBoth(result).en).catch(unwritten);
      return { status, event: 'refused', result, retryAfter };
    };
    if (!allowance.take()) {
      return refuse(429, tooMany(perMinute), allowance.wait());
    }
    const action = find(order);
    if (action === undefined) return refuse(404, noSuchAction);
    const read = checkedParameters(order.parameters, action.parameters);
    if ('problem' in read) return refuse(400, read.problem);
    try {
      await write('asked', read.json, null);
    } catch (error) {
      unwritten(error);
      return { status: 503, event: 'refused', result: notWritten };
    }
    const outcome = await performed(action, read.parameters, log);
    await write(outcome.event, read.json, inBoth(outcome.result).en).catch(unwritten);
    log.info({ source: action.source, action: action.id, event: outcome.event }, 'An action was asked for.');
    return outcome;
  }

  function unwritten(error: unknown): void {
    const { code } = error as { readonly code?: unknown };
    log.error({ code }, 'The audit log of the actions cannot be written.');
  }

  return {
    offers: () => actions().map(({ source, id, title }) => ({ source, id, title: inBoth(title).en })),
    take,
    async turnAway(order, reason) {
      if (refusals.take()) await pen(order)('refused', null, reason).catch(unwritten);
    },
  };
}
