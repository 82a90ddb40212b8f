import { readFileSync } from 'node:fs';
import { adapters } from '#adapters/index';
import { demoConfiguration } from '#adapters/demo/index';
import type { Rules } from '#core/book/rules';
import type { BoardSettings, PortSettings, RetentionSettings } from './settings.ts';
import type { Source } from '../sources/source.ts';
import { bindSource } from '../sources/source.ts';
import { withEnvironment } from './environment.ts';
import { isObject, nameProblems } from './queue-names.ts';
import type { ConfigProblem } from './problems.ts';
import { ConfigInvalid, problemsOf } from './problems.ts';
import type { ConfigFile } from './schema.ts';
import { configSchema } from './schema.ts';

/** Everything that the hub is told: checked, complete, and with its sources ready to read. */
export interface Config {
  readonly rules: Rules;
  readonly language: 'da' | 'en';
  readonly sources: readonly Source[];
  readonly board: BoardSettings;
  readonly webhooks: PortSettings;
  readonly retention: RetentionSettings;
}

export interface ConfigOptions {
  /** The demo plays in place of the configured sources. */
  readonly demo?: boolean;
  /** Where `${env:NAME}` finds its values. */
  readonly environment: { readonly [name: string]: string | undefined };
  /** Stands in for a variable that is not set; absent: that is a problem. A replay needs no secrets. */
  readonly unset?: string;
}

/**
 * Reads a configuration file.
 * @throws ConfigInvalid with every problem at once
 */
export function readConfig(file: string, options: ConfigOptions): Config {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const reason =
      error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'does not exist' : 'cannot be read';
    throw new ConfigInvalid([{ path: '', message: `${file} ${reason}: expected a JSON file` }]);
  }
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const where = error instanceof Error ? (/\(line \d+ column \d+\)/.exec(error.message)?.[0] ?? '') : '';
    throw new ConfigInvalid([{ path: '', message: `${file} is not valid JSON ${where}: expected one JSON object` }]);
  }
  return createConfig(value, options);
}

/**
 * Checks a configuration and completes it with its defaults.
 * @throws ConfigInvalid with every problem at once
 */
export function createConfig(value: unknown, options: ConfigOptions): Config {
  const { value: filled, problems: unset } = withEnvironment(value, options);
  // The demo takes the sources' place, so it needs none of their secrets.
  const problems = options.demo === true ? unset.filter(({ path }) => !path.startsWith('sources')) : unset;
  const parsed = configSchema.safeParse(filled);
  if (!parsed.success) {
    throw new ConfigInvalid([
      ...problems,
      ...problemsOf(parsed.error, filled),
      ...(isObject(filled) && options.demo !== true
        ? [...sourceProblems(filled), ...queueProblems(filled), ...nameProblems(filled, adapters)]
        : []),
    ]);
  }
  const file = options.demo === true ? withDemo(parsed.data) : parsed.data;
  const rules: Rules = { timeZone: file.timeZone, queues: file.queues, agents: file.agents };
  const bound = file.sources.map((source, index) => bindSource(source, ['sources', index], rules, adapters));
  const ofSources = bound.flatMap((result) => ('problems' in result ? result.problems : []));
  const all = [...problems, ...ofSources, ...queueProblems(file), ...nameProblems(parsed.data, adapters)];
  if (all.length > 0) throw new ConfigInvalid(all);
  return {
    rules,
    language: file.language,
    sources: bound.flatMap((result) => ('source' in result ? [result.source] : [])),
    board: file.board,
    webhooks: file.webhooks,
    retention: file.retention,
  };
}

/** The configuration when nothing is configured: the demo. */
export function demoConfig(options: Omit<ConfigOptions, 'demo'>): Config {
  return createConfig({}, { ...options, demo: true });
}

function withDemo(file: ConfigFile): ConfigFile {
  const own = file.sources.find((source) => source.adapter === 'demo');
  const sources = [own ?? { id: 'demo', adapter: 'demo' }];
  if (file.queues.length > 0) return { ...file, sources };
  const { queues, agents } = configSchema.parse(demoConfiguration);
  return { ...file, queues, agents, sources };
}

/** What is wrong with a source's own settings can be told even where something else is wrong too. */
function sourceProblems({ sources }: Readonly<Record<string, unknown>>): readonly ConfigProblem[] {
  if (!Array.isArray(sources)) return [];
  const rules: Rules = { timeZone: 'UTC', queues: [] };
  return sources.flatMap((source: unknown, index) => {
    if (!isObject(source) || typeof source['adapter'] !== 'string') return [];
    const result = bindSource({ ...source, id: '', adapter: source['adapter'] }, ['sources', index], rules, adapters);
    return 'problems' in result ? result.problems : [];
  });
}

/** A board needs something to show, but for the demo, which brings its own. */
function queueProblems({ queues }: { readonly queues?: unknown }): readonly ConfigProblem[] {
  if (queues !== undefined && !(Array.isArray(queues) && queues.length === 0)) return [];
  return [{ path: 'queues', message: 'it is empty: expected at least one queue' }];
}
