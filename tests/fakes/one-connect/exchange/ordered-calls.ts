import { second } from '#core/time/instant';
import type { GroundEvent } from '../../ground-events.ts';
import type { Story } from '../../switches/happenings.ts';
import type { SwitchTime } from '../../switches/time.ts';

/** The calls that somebody ordered, which no story knew. */
export interface OrderedCalls {
  /** The user calls somebody outside, for half a minute. */
  readonly call: (agent: string, number: string) => void;
  readonly withThem: (story: Story) => Story;
}

const lasts = 30 * second;

export function newOrderedCalls(time: SwitchTime, happens: (event: GroundEvent) => void): OrderedCalls {
  const ordered: GroundEvent[] = [];
  return {
    call(agent, number) {
      const [at, leg] = [time.now(), `ordered-${ordered.length}`];
      const fixed = { leg, agent, call: leg, purpose: 'outgoing', passage: null, caller: null } as const;
      const dialled: GroundEvent = { kind: 'dialled', at, ...fixed, number };
      const ended: GroundEvent = { kind: 'legEnded', at: at + lasts, ...fixed, talkedFor: lasts, transfer: null };
      ordered.push(dialled, ended);
      happens(dialled);
      time.later(ended.at, () => happens(ended));
    },
    withThem: (story) => ({
      between: (from, to) =>
        [...story.between(from, to), ...ordered.filter(({ at }) => at >= from && at < to)].toSorted(
          (one, other) => one.at - other.at,
        ),
    }),
  };
}
