import type { Adapter, Surroundings } from '#adapters/adapter';
import type { Rules } from '#core/book/rules';
import type { Freshness, NumberName } from '#core/said/numbers';
import type { Tells } from '#core/said/tells';
import type { Instant, Milliseconds } from '#core/time/instant';
import type { Silence } from '#core/time/silence';
import { silentFrom } from '#core/time/silence';
import { closest } from '#core/said/closest';
import type { ConfigProblem } from '../config/problems.ts';
import { pathText, problemsOf } from '../config/problems.ts';
import { unknownAdapter, unknownQueue } from '../config/sentences.ts';
import { personalOf } from './personal.ts';
import type { Reader } from './reader.ts';
import { isInputAdapter, readerOf } from './reader.ts';
import { withShortIds } from './webhooks/bounds/ids.ts';
import type { SourceLimits } from './webhooks/bounds/limits.ts';
import type { BoundWay } from './ways.ts';
import { wayOf } from './ways.ts';

/** A poller whose last so many polls brought nothing is silent. */
const missedPolls = 3;

/** A configured phone system: its adapter together with its own settings. */
export interface Source extends Reader {
  readonly id: string;
  readonly adapter: string;
  /** The same where the source's own settings are the same, and days begin at the same time. Holds secrets. */
  readonly identity: string;
  /** What else its adapter goes by. It may be brought up to date while the source is in use. */
  readonly surroundings: { -readonly [name in keyof Surroundings]: Surroundings[name] };
  readonly title: string;
  readonly provides: readonly NumberName[];
  readonly tells: Tells;
  readonly freshness: Freshness;
  /** How often it is asked; `null` where it speaks by itself. */
  readonly every: Milliseconds | null;
  /** The queues it tells of; absent: any. */
  readonly queues: readonly string[] | undefined;
  /** From when on its numbers are old if it was last heard then; `Infinity`: never. */
  silentFrom(heardAt: Instant): Instant;
  readonly input: BoundWay;
  /** Plain names of what in its inputs tells who somebody is. */
  readonly personal: readonly string[];
  /** What it may take of the hub; `null` where the hub itself says how much comes. */
  readonly limits: SourceLimits | null;
}

interface SourceSettings {
  readonly id: string;
  readonly adapter: string;
  readonly [setting: string]: unknown;
}

/** Finds the source's adapter and checks its settings. `path` is where the settings stand in the configuration. */
export function bindSource(
  { id, adapter: adapterId, ...settings }: SourceSettings,
  path: readonly PropertyKey[],
  rules: Rules,
  adapters: readonly Adapter[],
): { readonly source: Source } | { readonly problems: readonly ConfigProblem[] } {
  const adapter = adapters.find((candidate) => candidate.id === adapterId);
  if (adapter === undefined) {
    const known = adapters.map((candidate) => candidate.id);
    const message = unknownAdapter(known, closest(adapterId, known));
    return { problems: [{ path: pathText([...path, 'adapter']), message }] };
  }
  const parsed = adapter.settings.safeParse(settings);
  if (!parsed.success) return { problems: problemsOf(parsed.error, settings, path, adapter.settings) };
  const queues = adapter.queues?.(parsed.data) ?? [];
  const unknown = queues.filter((queue) => !rules.queues.some(({ id: known }) => known === queue));
  if (unknown.length > 0 && rules.queues.length > 0) {
    const ids = rules.queues.map((queue) => queue.id);
    return {
      problems: unknown.map((queue) => ({
        path: pathText([...path, settingThatNames(queue, settings), queue]),
        message: unknownQueue(ids, closest(queue, ids)),
      })),
    };
  }
  return { source: bound(adapter, parsed.data, { source: id, timeZone: rules.timeZone, queues: rules.queues }) };
}

/** The setting in which somebody wrote down that queue. */
function settingThatNames(queue: string, settings: Readonly<Record<string, unknown>>): string {
  const named = Object.entries(settings).find(
    ([, value]) => typeof value === 'object' && value !== null && Object.hasOwn(value, queue),
  );
  return named?.[0] ?? 'queues';
}

function bound(adapter: Adapter, settings: unknown, surroundings: Source['surroundings']): Source {
  const silence = silenceOf(adapter, settings);
  const input = wayOf(adapter, settings, surroundings);
  const reader = readerOf(adapter, settings, surroundings);
  const says = adapter.says?.(settings) ?? adapter;
  return {
    id: surroundings.source,
    adapter: adapter.id,
    identity: JSON.stringify([adapter.id, surroundings.timeZone, settings]),
    surroundings,
    title: adapter.title,
    provides: says.provides,
    tells: says.tells,
    freshness: says.freshness,
    queues: adapter.queues?.(settings),
    every: everyOf(input),
    silentFrom: silence === undefined ? () => Infinity : silentFrom(silence, surroundings.timeZone),
    input,
    personal: personalOf(adapter, settings),
    limits: input.way === 'webhooks' ? input.limits : null,
    ...(input.way === 'webhooks' ? withShortIds(reader) : reader),
  };
}

function everyOf(input: BoundWay): Milliseconds | null {
  switch (input.way) {
    case 'polls':
      return input.every;
    case 'webhooks':
    case 'script':
    case 'stream':
      return null;
  }
}

/** A stream is heard for as long as its connection stands, whatever it says. */
function silenceOf(adapter: Adapter, settings: unknown): Silence | undefined {
  if (!isInputAdapter(adapter)) return undefined;
  switch (adapter.input.way) {
    case 'polls':
      return { longest: missedPolls * adapter.input.every(settings) };
    case 'webhooks':
    case 'script':
      return adapter.silence?.(settings);
  }
}
