import type { Queue, SourceStatus } from '#core/board/queue';
import { recording, withTotal, type Recording } from './picture-server.ts';

/** Every way in which a queue may fare. */
const states = [
  'calm',
  'warning',
  'critical',
  'nobody-ready',
  'stale',
  'unknown',
  'first-minute',
  'empty-day',
  'longest',
  'missed',
  'five-digits',
] as const;

/** Names as call centres have them, the longest of twenty letters. */
const names = ['Kundeservice', 'HallMonitor Support', 'Salg erhverv', 'Reklamationer', 'Akut vagt', 'Teknik'];

const recordings = states.map((state) => recording(state));

/** The queue of a state: of the recordings of two, the one that is in it. */
function queueIn(index: number): Queue {
  const from = recordings[index % recordings.length];
  const queue = from?.picture.queues[0];
  if (queue === undefined) throw new Error('The recording has no queue.');
  return queue;
}

/**
 * Pictures of so many queues that together show every state: each queue is in another one. `named` makes the queues of each
 * picture known from those of any other.
 */
export function everyState(count: number, named: string): readonly Recording[] {
  const [first] = recordings;
  if (first === undefined) throw new Error('There is no recording.');
  const sources = recordings.flatMap((one) => one.sources.sources);
  const known = new Map<string, SourceStatus>(sources.map((source) => [source.id, source]));
  return Array.from({ length: Math.ceil(states.length / count) }, (_picture, picture) => {
    const queues = Array.from({ length: count }, (_queue, place) => {
      const queue = queueIn(picture * count + place);
      return {
        ...queue,
        id: `${named}-${picture}-${place}`,
        name: names[(picture + place) % names.length] ?? queue.name,
      };
    });
    return withTotal({
      ...first,
      sources: { ...first.sources, sources: [...known.values()].slice(0, 2) },
      picture: { ...first.picture, queues },
    });
  });
}
