import type { NumberName, Freshness } from '#core/said/numbers';
import type { Tells } from '#core/said/tells';
import type { z } from 'zod';
import type { Adapter, Ask, Surroundings } from '#adapters/adapter';
import type { Fact } from '#core/said/facts';
import type { Input, JsonValue, PollInput } from '#core/said/input';
import type { Instant, Milliseconds } from '#core/time/instant';
import type { Backfill } from '#core/board/queue';
import type { Rules } from '#core/book/rules';
import { silentFrom } from '#core/time/silence';
import type { ConfigProblem } from '../config/problems.ts';
import { pathText, problemsOf } from '../config/problems.ts';

/** A poller whose last so many polls brought nothing is silent. */
const missedPolls = 3;

/** A configured phone system: its adapter together with its own settings. */
export interface Source {
  readonly id: string;
  readonly adapter: string;
  readonly title: string;
  readonly provides: readonly NumberName[];
  readonly tells: Tells;
  readonly freshness: Freshness;
  /** How often it is asked; `null` where it speaks by itself. */
  readonly every: Milliseconds | null;
  /** The queues it tells of; absent: any. */
  readonly queues: readonly string[] | undefined;
  /** It refuses who asks more often, whatever happens in between. */
  readonly neverSooner: boolean;
  /** From when on its numbers are old if it was last heard then; `Infinity`: never. */
  silentFrom(heardAt: Instant): Instant;
  readonly actions: readonly SourceAction[];
  readonly input:
    | { readonly way: 'webhooks'; readonly secrets: readonly string[] }
    | {
        readonly way: 'script';
        script(from: Instant, to: Instant): Iterable<{ readonly at: Instant; readonly message: string }>;
      }
    | {
        readonly way: 'polls';
        readonly every: Milliseconds;
        readonly pinnedCertificate: string | undefined;
        backfill(memory: JsonValue | undefined): Backfill | undefined;
        /** What of its memory is kept over a restart. */
        lasting(memory: JsonValue | undefined): JsonValue | undefined;
        poll(memory: JsonValue | undefined, ask: Ask, now: Instant): Promise<JsonValue | undefined>;
        /** An answer's body without what tells who somebody is, in all that happened before then. */
        withoutOldPersons(input: PollInput, before: Instant): JsonValue;
      };
  /** @throws NotUnderstood */
  read(input: Input): readonly Fact[];
}

/** What a person may ask of this phone system. */
export interface SourceAction {
  readonly id: string;
  readonly title: string;
  readonly parameters: z.ZodType;
  perform(parameters: unknown, ask: Ask, now: Instant): Promise<string>;
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
    const known = adapters.map((candidate) => `"${candidate.id}"`).join(', ');
    return {
      problems: [{ path: pathText([...path, 'adapter']), message: `is not a known adapter: expected one of ${known}` }],
    };
  }
  const parsed = adapter.settings.safeParse(settings);
  if (!parsed.success) return { problems: problemsOf(parsed.error, settings, path) };
  const queues = adapter.queues?.(parsed.data) ?? [];
  const unknown = queues.filter((queue) => !rules.queues.some(({ id: known }) => known === queue));
  if (unknown.length > 0 && rules.queues.length > 0) {
    const ids = rules.queues.map((queue) => `"${queue.id}"`).join(', ');
    const message = `is not the id of a configured queue: expected one of ${ids}`;
    return {
      problems: unknown.map((queue) => ({
        path: pathText([...path, settingThatNames(queue, settings), queue]),
        message,
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

function bound(adapter: Adapter, settings: unknown, surroundings: Surroundings): Source {
  const silence =
    adapter.input.way === 'polls'
      ? { longest: missedPolls * adapter.input.every(settings) }
      : adapter.silence?.(settings);
  return {
    id: surroundings.source,
    adapter: adapter.id,
    title: adapter.title,
    provides: adapter.provides,
    tells: adapter.tells,
    freshness: adapter.freshness,
    queues: adapter.queues?.(settings),
    every: adapter.input.way === 'polls' ? adapter.input.every(settings) : null,
    neverSooner: adapter.input.way === 'polls' && adapter.input.neverSooner === true,
    silentFrom: silence === undefined ? () => Infinity : silentFrom(silence, surroundings.timeZone),
    actions: (adapter.actions ?? []).map(({ id, title, parameters, perform }) => ({
      id,
      title,
      parameters,
      perform: (said, ask, now) => perform(said, { settings, surroundings, now, memory: undefined, ask }),
    })),
    input: wayOf(adapter, settings, surroundings),
    read: (received) => adapter.read(received, settings, surroundings),
  };
}

function wayOf({ input }: Adapter, settings: unknown, surroundings: Surroundings): Source['input'] {
  switch (input.way) {
    case 'webhooks':
      return { way: input.way, secrets: input.secrets(settings) };
    case 'script':
      return { way: input.way, script: (from, to) => input.script(settings, surroundings, from, to) };
    case 'polls':
      return {
        way: input.way,
        every: input.every(settings),
        pinnedCertificate: input.pinnedCertificate?.(settings),
        backfill: (memory) => input.backfill?.(settings, memory),
        lasting: (memory) => input.lasting?.(memory, settings),
        poll: (memory, ask, now) => input.poll({ settings, surroundings, now, memory, ask }),
        withoutOldPersons: (received, before) =>
          input.withoutOldPersons?.(received, before, settings, surroundings) ?? received.response.body,
      };
  }
}
