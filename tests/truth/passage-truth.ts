import type { Instant, Milliseconds } from '#core/time/instant';
import type { QueueRules } from '#core/book/rules';
import type { Entered, GroundEvent, Rings, StoppedRinging } from '../fakes/ground-events.ts';

export type CallClass = 'waiting' | 'answered' | 'abandoned' | 'shortAbandoned' | 'overflowed';

/** What became of one call in one queue, as seen at some instant. */
export interface PassageTruth {
  readonly passage: string;
  readonly queue: string;
  readonly enteredAt: Instant;
  readonly class: CallClass;
  /** From entry to the end of waiting; to now for the waiting. */
  readonly waited: Milliseconds;
  /** From the answer to the end of that agent's part; `null` where nobody answered, or the talk goes on. */
  readonly talked: Milliseconds | null;
  /** Known only by inference: first in first out, or `maxWaitSeconds`. */
  readonly inferred: boolean;
}

/** How much of what happened can be known. */
export interface Knowledge {
  /** `seen`: every hang-up. `inferred`: one while no phone rings is not told; the contract infers it. */
  readonly quietHangUps: 'seen' | 'inferred';
  /**
   * `seen`: a phone that rang out is told apart from a hang-up. `readAsHangUp`: where all legs carry the queue call's
   * own id (dialects `own`, `ownWithPart`) `ended` then reads as a hang-up, until the next phone rings.
   */
  readonly ringOuts: 'seen' | 'readAsHangUp';
}

/** The events up to `now`, of one queue only. */
interface QueueStory {
  readonly rules: QueueRules;
  readonly now: Instant;
  readonly events: readonly GroundEvent[];
  /** When each passage entered. */
  readonly entries: ReadonlyMap<string, Instant>;
}

/** Every call of the queue up to `now`, in the order of entry; by looking at everything, every time. */
export function passagesOf(
  all: readonly GroundEvent[],
  queue: QueueRules,
  now: Instant,
  knowledge: Knowledge,
): PassageTruth[] {
  const ofQueue = (event: GroundEvent): boolean =>
    'queue' in event
      ? event.queue === queue.id
      : 'passage' in event && event.passage?.endsWith(`/${queue.id}`) === true;
  const events = all.filter((event) => event.at <= now && ofQueue(event));
  const entries = new Map(
    events.flatMap((event) => (event.kind === 'entered' ? [[event.passage, event.at] as const] : [])),
  );
  const story: QueueStory = { rules: queue, now, events, entries };
  const own = new Map<string, GroundEvent[]>();
  for (const event of events) {
    if (!('passage' in event) || event.passage === null) continue;
    const list = own.get(event.passage) ?? [];
    list.push(event);
    own.set(event.passage, list);
  }
  return [...own].flatMap(([passage, events]) => passageTruth(passage, events, story, knowledge));
}

function passageTruth(
  passage: string,
  events: readonly GroundEvent[],
  story: QueueStory,
  knowledge: Knowledge,
): PassageTruth[] {
  const entered = events.find((event) => event.kind === 'entered');
  if (entered === undefined) return [];
  const base = { passage, queue: story.rules.id, enteredAt: entered.at };
  const closed = (end: Instant, kind: CallClass, inferred = false): PassageTruth[] => [
    { ...base, class: kind, waited: end - entered.at, talked: null, inferred },
  ];
  const lost = (end: Instant, inferred = false): PassageTruth[] => {
    const short = end - entered.at < story.rules.shortAbandonSeconds * 1000;
    return closed(end, short ? 'shortAbandoned' : 'abandoned', inferred);
  };

  const answered = events.find((event) => event.kind === 'answered');
  if (answered !== undefined) {
    const over = events.find((event) => event.kind === 'legEnded' && event.leg === answered.leg);
    const talked = over === undefined ? null : over.at - answered.at;
    return closed(answered.at, 'answered').map((truth) => ({ ...truth, talked }));
  }
  const left = events.find((event) => event.kind === 'left');
  if (left !== undefined) return closed(left.at, 'overflowed');
  if (knowledge.ringOuts === 'readAsHangUp') {
    const last = events.findLast((event) => event.kind === 'rings' || event.kind === 'stoppedRinging');
    if (last?.kind === 'stoppedRinging' && last.why === 'rangOut') return lost(last.at);
  }
  const hungUp = events.find((event) => event.kind === 'hungUp');
  if (hungUp !== undefined && (hungUp.whileRinging || knowledge.quietHangUps === 'seen')) return lost(hungUp.at);
  if (knowledge.quietHangUps === 'inferred') {
    const goneAt = inferredEnd(entered, events, story);
    if (goneAt !== null) return lost(goneAt, true);
  }
  return closed(story.now, 'waiting');
}

/**
 * When the contract takes a caller for gone of whom nothing was told. First in first out: a phone of a member begins to
 * ring for somebody who entered later, while for this one no phone rings. Only the beginning of the ringing tells: that
 * agent was free, and could have taken this one; who *answers* later may have been engaged with the younger call ever
 * since this one's phone still rang. And nobody waits longer than `maxWaitSeconds`.
 */
function inferredEnd(entered: Entered, events: readonly GroundEvent[], story: QueueStory): Instant | null {
  const rung = events.filter((event): event is Rings => event.kind === 'rings');
  const stopped = events.filter((event): event is StoppedRinging => event.kind === 'stoppedRinging');
  if (rung.length > stopped.length) return null;
  const lastLife = stopped.at(-1) ?? entered;
  const { rules, now } = story;
  const tooLong = entered.at + rules.maxWaitSeconds * 1000;
  const latest = now > tooLong ? tooLong : null;
  if (rules.order !== 'fifo') return latest;
  const start = story.events.indexOf(lastLife);
  for (const event of story.events.slice(start)) {
    if (event.kind !== 'rings' || rules.agents?.includes(event.agent) !== true) continue;
    if ((story.entries.get(event.passage ?? '') ?? -Infinity) <= entered.at) continue;
    return latest === null ? event.at : Math.min(latest, event.at);
  }
  return latest;
}
