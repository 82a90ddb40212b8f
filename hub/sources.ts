import type { Adapter, Surroundings } from '#adapters/adapter';
import type { Fact } from '#core/facts';
import type { Input } from '#core/input';
import type { Instant } from '#core/instant';
import type { NumberName } from '#core/queue';
import type { Rules } from '#core/rules';
import type { ConfigProblem } from './config/problems.ts';
import { pathText, problemsOf } from './config/problems.ts';

/** A configured phone system: its adapter together with its own settings. */
export interface Source {
  readonly id: string;
  readonly adapter: string;
  readonly title: string;
  readonly provides: readonly NumberName[];
  readonly input:
    | { readonly way: 'webhooks'; readonly secrets: readonly string[] }
    | {
        readonly way: 'script';
        script(from: Instant, to: Instant): Iterable<{ readonly at: Instant; readonly message: string }>;
      };
  /** @throws NotUnderstood */
  read(input: Input): readonly Fact[];
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
  return { source: bound(adapter, parsed.data, { source: id, timeZone: rules.timeZone, queues: rules.queues }) };
}

function bound(adapter: Adapter, settings: unknown, surroundings: Surroundings): Source {
  const { input } = adapter;
  return {
    id: surroundings.source,
    adapter: adapter.id,
    title: adapter.title,
    provides: adapter.provides,
    input:
      input.way === 'webhooks'
        ? { way: 'webhooks', secrets: input.secrets(settings) }
        : { way: 'script', script: (from, to) => input.script(settings, surroundings, from, to) },
    read: (received) => adapter.read(received, settings, surroundings),
  };
}
