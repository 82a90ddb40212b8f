import type { Arrival } from '#core/settings/trial';
import type { Input } from '#core/said/input';
import { inBoth, type Sentence } from '#core/said/sentence';
import type { Instant } from '#core/time/instant';
import { toIso } from '#core/time/zone';
import { NotUnderstood } from '#adapters/adapter';
import { toRow } from '../journal/file/rows.ts';
import { standsIn } from '../journal/retention/of-number.ts';
import type { Source } from '../sources/source.ts';

/** So many of each source: whoever sets one up looks at the newest. */
const mostArrivals = 50;

/** So many different paths: some for each queue of the largest board. Whoever knows the secret can invent more. */
const mostPaths = 1_000;

/** So long a path is repeated; one of ours is far shorter. */
const longestPath = 80;

/** What phone systems called lately, for whoever sets them up. It is kept as it came, and read only when somebody looks. */
export interface Arrivals {
  take(inputs: readonly Input[]): void;
  /** Lets go of all that was taken in which a number stands. */
  forget(number: RegExp): void;
  /** The newest first. */
  of(source: Source, timeZone: string): readonly Arrival[];
  /** When a path was last called rightly, as an ISO instant; `null`: not yet. */
  heardAt(source: Source, path: string, timeZone: string): string | null;
}

interface Called {
  readonly last: Input[];
  /** The newest of each path. */
  readonly newest: Map<string, Input>;
  readonly heard: Map<string, Instant>;
}

export function createArrivals(): Arrivals {
  const bySource = new Map<string, Called>();

  function calledBy(source: string): Called {
    let called = bySource.get(source);
    if (called === undefined) bySource.set(source, (called = { last: [], newest: new Map(), heard: new Map() }));
    return called;
  }

  return {
    take(inputs) {
      for (const input of inputs) {
        if (input.kind !== 'webhook') continue;
        const { last, newest } = calledBy(input.source);
        last.push(input);
        if (last.length > mostArrivals) last.shift();
        const { path } = input.request;
        if (newest.has(path) || newest.size < mostPaths) newest.set(path, input);
      }
    },
    forget(number) {
      for (const { last, newest } of bySource.values()) {
        last.splice(0, last.length, ...last.filter((input) => !standsIn(toRow(input).payload, number)));
        for (const [path, input] of newest) if (standsIn(toRow(input).payload, number)) newest.delete(path);
      }
    },
    of: (source, timeZone) =>
      calledBy(source.id)
        .last.map((input) => ({
          at: toIso(input.at, timeZone),
          path: shown(pathOf(input)),
          problem: problemOf(source, input),
        }))
        .toReversed(),
    heardAt(source, path, timeZone) {
      const { newest, heard } = calledBy(source.id);
      for (const [key, input] of newest) {
        newest.delete(key);
        if (problemOf(source, input) === null) heard.set(pathOf(input), input.at);
      }
      const at = heard.get(path);
      return at === undefined ? null : toIso(at, timeZone);
    },
  };
}

function problemOf(source: Source, input: Input): Sentence | null {
  try {
    source.read(source.unread, input);
    return null;
  } catch (error) {
    // A fault of ours is told by whoever counts.
    return error instanceof NotUnderstood ? inBoth(error.sentence) : null;
  }
}

/** People end an address with a slash or a space. */
function pathOf(input: Input): string {
  const path = input.kind === 'webhook' ? input.request.path : '';
  return path
    .split('/')
    .flatMap((part) => part.trim() || [])
    .join('/');
}

/** What looks like a number is not repeated. */
function shown(path: string): string {
  const clean = path.replaceAll(/[^/]*\d{5}[^/]*/g, '…');
  return clean.length > longestPath ? `${clean.slice(0, longestPath)}…` : clean;
}
