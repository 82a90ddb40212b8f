import type { Said } from '#core/said/sentence';
import type { Milliseconds } from '#core/time/instant';
import { faultOf } from '../machine/fault.ts';
import type { Logger } from '../machine/log.ts';
import { ActionFailed } from './action-failed.ts';
import type { PerformableAction } from './desk.ts';

/** What became of an action: the HTTP status, and a sentence for whoever asked. */
export interface Performance {
  readonly status: number;
  readonly event: 'done' | 'failed' | 'refused';
  readonly result: Said;
  /** How long to wait before asking again. */
  readonly retryAfter?: Milliseconds | undefined;
}

/** Does it, and says what became of it. Does not throw. */
export async function performed(
  { source, id, perform }: Pick<PerformableAction, 'source' | 'id' | 'perform'>,
  parameters: unknown,
  log: Pick<Logger, 'error'>,
): Promise<Performance> {
  try {
    return { status: 200, event: 'done', result: await perform(parameters) };
  } catch (error) {
    if (error instanceof ActionFailed && error.kind !== 'fault') {
      return { status: 502, event: 'failed', result: error.sentence };
    }
    if (!(error instanceof ActionFailed)) log.error({ source, action: id, ...faultOf(error) }, 'An action failed.');
    return { status: 500, event: 'failed', result: ourFault };
  }
}

const ourFault: Said = {
  da: 'Tavlen kunne ikke udføre det; dens log siger mere.',
  en: 'The wallboard failed to do it; its log says more.',
};
