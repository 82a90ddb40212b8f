import type { Instant } from '#core/time/instant';
import type { QueueRules } from '#core/book/rules';
import type { Presence, Story } from '../../switches/happenings.ts';
import type { QuietState, SwitchTruth } from '../../switches/truth.ts';
import { truthAt } from '../../switches/truth.ts';
import type { House } from './house.ts';
import type { Change } from './members.ts';

interface TruthSource {
  readonly house: House;
  readonly story: Story;
  readonly from: Instant;
  readonly timeZone: string;
  /** What was changed by hand so far. */
  readonly changes: readonly Change[];
}

/**
 * What is so in each queue, in the house's order: from the story and the changes, not from what was sent. Whoever takes a break
 * or is signed out of the queue is `other`; writing up after a call is nothing that One-Connect knows.
 */
export function oneConnectTruth({ house, story, from, timeZone, changes }: TruthSource, now: Instant): SwitchTruth[] {
  const until = changes.filter(({ at }) => at <= now);
  const said = story.between(from, now + 1).filter((happening) => happening.kind === 'presence');
  const words = Map.groupBy(
    [...said, ...until].toSorted((one, other) => one.at - other.at),
    ({ agent }) => agent,
  );
  return truthAt(
    {
      story,
      from,
      timeZone,
      queues: house.queues.map(rulesOf),
      nameOf: (agent) => house.users.find(({ number }) => number === agent)?.name ?? '',
      membersAt({ id, agents = [] }) {
        const members = new Set(agents);
        for (const change of until) {
          if (change.kind !== 'member' || change.queue !== id) continue;
          if (change.is) members.add(change.agent);
          else members.delete(change.agent);
        }
        return [...members];
      },
      quietState: (agent, queue) => quietState(words.get(agent) ?? [], queue),
    },
    now,
  );
}

/** After all that was said of him, in order of time. */
function quietState(words: readonly (Presence | Change)[], queue: string): QuietState {
  let [signedIn, isDisturbed] = [true, true];
  let last = 'ready';
  for (const word of words) {
    if (word.kind === 'presence') {
      if ((last === 'loggedOut') !== (word.presence === 'loggedOut')) signedIn = last === 'loggedOut';
      if ((last === 'other') !== (word.presence === 'other')) isDisturbed = last === 'other';
      last = word.presence;
    } else if (word.kind === 'signedIn' && word.queue === queue) signedIn = word.is;
    else if (word.kind === 'member' && word.queue === queue && word.is) signedIn = true;
    else if (word.kind === 'doNotDisturb') isDisturbed = !word.is;
  }
  return signedIn && isDisturbed ? 'ready' : 'other';
}

function rulesOf({ id, name, members, serviceLevelSeconds }: House['queues'][number]): QueueRules {
  return {
    id,
    name,
    agents: members,
    serviceLevelSeconds: serviceLevelSeconds === 0 ? 20 : serviceLevelSeconds,
    shortAbandonSeconds: 0,
    maxWaitSeconds: 3_600,
    order: 'fifo',
    alerts: { longestWaitSeconds: {}, callsWaiting: {} },
  };
}
