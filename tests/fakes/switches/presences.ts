import type { Instant } from '#core/time/instant';
import { minute, second } from '#core/time/instant';
import type { GroundEvent } from '../ground-events.ts';
import { seededRandom } from '../random.ts';
import type { PresenceSaid } from '../run/demo-events.ts';

/** A time in which nobody's phone had to do with the agent. */
interface Gap {
  readonly agent: string;
  readonly from: Instant;
  readonly to: Instant;
}

/** So long an agent has nothing to do before anybody thinks of a break. */
const shortestGap = 6 * minute;

/**
 * What the agents of a simulated day (`simulateDay`) said of themselves: that they write up after each call for
 * `wrapUpSeconds`, and, in some of the long times without a call, that they take a break or sign out. In order of time.
 */
export function presencesIn(events: readonly GroundEvent[], wrapUpSeconds: number, seed: number): PresenceSaid[] {
  const random = seededRandom(seed + 15_485_863);
  const said: PresenceSaid[] = [];
  for (const { agent, from, to } of gapsIn(events)) {
    const writtenUp = Math.min(from + wrapUpSeconds * second, to);
    said.push({ at: from, agent, presence: 'wrapUp' }, { at: writtenUp, agent, presence: 'ready' });
    if (to - writtenUp < shortestGap || !random.chance(0.5)) continue;
    const presence = random.chance(0.3) ? 'loggedOut' : 'other';
    const inSeconds = (instant: Instant): Instant => Math.floor(instant / second) * second;
    said.push({ at: inSeconds(writtenUp + random.between(0.2, 2) * minute), agent, presence });
    said.push({ at: inSeconds(to - random.between(0.2, 2) * minute), agent, presence: 'ready' });
  }
  return said.sort((one, other) => one.at - other.at);
}

/** The times between an agent's talk and the next that he hears of a phone, by agent and time. */
function gapsIn(events: readonly GroundEvent[]): Gap[] {
  const gaps: Gap[] = [];
  const legs = new Map<string, Set<string>>();
  const quietFrom = new Map<string, Instant>();
  for (const event of events) {
    if (!('leg' in event)) continue;
    const { agent, leg, at } = event;
    const own = legs.get(agent) ?? new Set();
    legs.set(agent, own);
    const from = quietFrom.get(agent);
    if (event.kind === 'rings' || event.kind === 'dialled') {
      own.add(leg);
      quietFrom.delete(agent);
      if (from !== undefined) gaps.push({ agent, from, to: at });
    } else if (event.kind === 'legEnded' || event.kind === 'stoppedRinging') {
      own.delete(leg);
      if (own.size === 0 && event.kind === 'legEnded') quietFrom.set(agent, at);
    }
  }
  return gaps;
}
