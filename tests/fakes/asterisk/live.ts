import type { Instant } from '#core/time/instant';
import type { PresenceSaid } from '../run/demo-events.ts';
import type { Story } from '../switches/happenings.ts';
import type { GroundCalls } from './ground-calls.ts';
import { deviceOf, groundCalls } from './ground-calls.ts';
import type { House } from './house.ts';
import type { Told } from './lines.ts';
import { pause, removeMember } from './members.ts';
import { resetCounts } from './status.ts';

/** An Asterisk in which the pretended call centre works. */
export interface LiveAsterisk {
  /** All that has happened until then happens in it too. */
  passUntil(now: Instant): readonly Told[];
  /** QueueReset. */
  reset(): void;
  /** Its calls are gone, since it was started again. */
  startedAgain(): void;
  /** Whoever talks now is taken out of his queues. */
  removeWhoTalks(): readonly Told[];
}

/** `from`: since when it runs. */
export function liveAsterisk(house: House, story: Story, from: Instant): LiveAsterisk {
  const calls = groundCalls(house);
  let passed = from;
  return {
    passUntil(now) {
      const all = story.between(passed, now);
      passed = now;
      return all.flatMap((each) => ('presence' in each ? said(house, calls, each) : calls.happens(each)));
    },
    reset: () => resetCounts(house),
    startedAgain: () => calls.forget(),
    removeWhoTalks() {
      const talks = [...house.talks.values()];
      return talks.flatMap(({ device }) =>
        [...house.queues.keys()].flatMap((queue) => removeMember(house, queue, device)),
      );
    },
  };
}

/** app_queue knows a pause and a telephone that is gone. Of the writing up after a talk it says nothing. */
function said(house: House, calls: GroundCalls, { agent, presence }: PresenceSaid): readonly Told[] {
  return [
    ...calls.unplugged(agent, presence === 'loggedOut'),
    ...pause(house, deviceOf(agent), presence === 'other' ? 'Pause' : null),
  ];
}
