import type { Instant } from '#core/time/instant';
import type { GroundEvent, LegEvent } from '../ground-events.ts';

/** What a phone system says as it happens, in words of its own. */
export interface GroundWord {
  readonly at: Instant;
  readonly what: 'enter' | 'leave' | 'ring' | 'talk' | 'stop' | 'gone';
  readonly call: string;
  readonly queue?: string;
  readonly leg?: string;
  readonly agent?: string;
  readonly caller?: string;
}

/** One word an event of a simulated day (`simulateDay`). */
export function wordOf(event: GroundEvent): GroundWord {
  const { at } = event;
  switch (event.kind) {
    case 'entered': {
      const caller = event.caller === null ? {} : { caller: event.caller };
      return { at, what: 'enter', call: event.call, queue: event.queue, ...caller };
    }
    case 'left':
      return { at, what: 'leave', call: event.call, queue: event.queue };
    case 'hungUp':
      return { at, what: 'gone', call: event.call, queue: event.queue };
    case 'callerGone':
      return { at, what: 'gone', call: event.call };
    case 'rings':
      return { ...onLeg(event), what: 'ring' };
    case 'answered':
    case 'dialled':
      return { ...onLeg(event), what: 'talk' };
    case 'stoppedRinging':
    case 'legEnded':
      return { ...onLeg(event), what: 'stop' };
  }
}

/** What an agent begins himself is a call of its own, with the colleague's part that it rings: no id means two things. */
function onLeg({ at, leg, agent, call, purpose }: LegEvent): Omit<GroundWord, 'what'> {
  const isOwn = purpose === 'outgoing' || purpose === 'consult';
  return { at, leg, agent, call: isOwn ? `by-${call}` : call };
}
