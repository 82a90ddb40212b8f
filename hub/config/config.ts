import { adapters } from '#adapters/index';
import { demoConfiguration } from '#adapters/demo/index';
import type { AlertRules } from '#core/alerts/rules';
import type { QueueRules, Rules } from '#core/book/rules';
import { closest } from '#core/said/closest';
import type { BoardSettings, LostCallSettings, PortSettings, RetentionSettings } from './settings.ts';
import type { MessageWay } from '../messages/settings.ts';
import type { MorningReportSettings } from '../morning-reports/settings.ts';
import type { Source } from '../sources/source.ts';
import { bindSource } from '../sources/source.ts';
import { alertRules } from './alerts/alert-rules.ts';
import { withEnvironment } from './environment.ts';
import { readJson } from './file/read-json.ts';
import { isObject, nameProblems } from './queue-names.ts';
import type { ConfigProblem } from './problems.ts';
import { ConfigInvalid, pathText, problemsOf } from './problems.ts';
import type { ConfigFile } from './schema.ts';
import { configSchema, isLoopback, shortestSecret, usualPorts } from './schema.ts';
import * as words from './sentences.ts';

/** Everything that the hub is told: checked, complete, and with its sources ready to read. */
export interface Config {
  readonly rules: Rules;
  readonly alerts: AlertRules;
  readonly language: 'da' | 'en';
  readonly sources: readonly Source[];
  readonly board: BoardSettings;
  readonly webhooks: PortSettings;
  readonly retention: RetentionSettings;
  readonly lostCalls: LostCallSettings;
  /** Who is told of alerts outside the house. */
  readonly messages: readonly MessageWay[];
  readonly morningReports: MorningReportSettings | undefined;
}

export interface ConfigOptions {
  /** The demo plays in place of the configured sources. */
  readonly demo?: boolean;
  /** Where `${env:NAME}` finds its values. */
  readonly environment: { readonly [name: string]: string | undefined };
  /** Where `${secret:NAME}` does. */
  readonly secrets?: { readonly [name: string]: string | undefined } | undefined;
  /** Stands in for a variable that is not set; absent: that is a problem. A replay needs no secrets. */
  readonly unset?: string;
}

/**
 * Reads a configuration file.
 * @throws ConfigInvalid with every problem at once
 */
export function readConfig(file: string, options: ConfigOptions): Config {
  return createConfig(readJson(file), options);
}

/**
 * Checks a configuration and completes it with its defaults.
 * @throws ConfigInvalid with every problem at once
 */
export function createConfig(value: unknown, options: ConfigOptions): Config {
  const { value: all, problems: unset } = withEnvironment(value, options);
  const filled = withoutStandIns(all, options.unset);
  // The demo takes the sources' place, so it needs none of their secrets.
  const problems = options.demo === true ? unset.filter(({ path }) => !path.startsWith('sources')) : unset;
  const parsed = configSchema.safeParse(filled);
  if (!parsed.success) {
    const others =
      isObject(filled) && options.demo !== true
        ? [
            ...sourceProblems(filled),
            ...queueProblems(filled),
            ...preferenceProblems(filled),
            ...messageProblems(filled),
            ...nameProblems(filled, adapters),
          ]
        : [];
    // What is only not set is told as that alone.
    const own = problemsOf(parsed.error, filled, [], configSchema).filter(
      ({ path }) => !unset.some((other) => other.path === path),
    );
    throw new ConfigInvalid([...problems, ...own, ...others, ...portProblems(filled)]);
  }
  const file = options.demo === true ? withDemo(parsed.data) : parsed.data;
  const rules: Rules = { timeZone: file.timeZone, queues: file.queues.map(queueRules), agents: file.agents };
  const bound = file.sources.map((source, index) => bindSource(source, ['sources', index], rules, adapters));
  const ofSources = bound.flatMap((result) => ('problems' in result ? result.problems : []));
  const ofPreferences = options.demo === true ? [] : [...preferenceProblems(file), ...messageProblems(file)];
  const wrong = [
    ...problems,
    ...ofSources,
    ...secretProblems(file, bound),
    ...queueProblems(file),
    ...nameProblems(file, adapters),
    ...ofPreferences,
    ...portProblems(file),
  ];
  if (wrong.length > 0) throw new ConfigInvalid(wrong);
  return {
    rules,
    alerts: alertRules(file, file.sources),
    language: file.language,
    sources: bound.flatMap((result) => ('source' in result ? [result.source] : [])),
    board: file.board,
    webhooks: file.webhooks,
    retention: file.retention,
    messages: file.messages,
    morningReports: file.reports,
    lostCalls: { countryCode: file.countryCode, takenMinutes: file.lostCalls.takenMinutes },
  };
}

/** Who only replays tells nobody anything: an address that he has not been given need not look like one. */
function withoutStandIns(value: unknown, standIn: string | undefined): unknown {
  if (standIn === undefined || !isObject(value)) return value;
  const { messages, reports, ...rest } = value;
  const isStandIn = (way: unknown): boolean => isObject(way) && [way['url'], way['smtp']].includes(standIn);
  return {
    ...rest,
    ...(messages !== undefined && {
      messages: Array.isArray(messages) ? messages.filter((way: unknown) => !isStandIn(way)) : messages,
    }),
    ...(reports !== undefined && !(isObject(reports) && isStandIn(reports['mail'])) && { reports }),
  };
}

/** What the numbers of a queue depend on; what else its alerts go by is none of it. */
function queueRules(queue: ConfigFile['queues'][number]): QueueRules {
  const { openingHours: _open, closedDays: _closed, holidays: _holidays, quietHours: _quiet, alerts, ...rest } = queue;
  const { longestWaitSeconds, callsWaiting, answerRate, serviceLevel } = alerts;
  const rates = { ...(answerRate && { answerRate }), ...(serviceLevel && { serviceLevel }) };
  return { ...rest, alerts: { longestWaitSeconds, callsWaiting, ...rates } };
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

/** A secret that others can try must be long. */
function secretProblems(
  { webhooks, sources }: ConfigFile,
  bound: readonly ReturnType<typeof bindSource>[],
): readonly ConfigProblem[] {
  if (isLoopback(webhooks.host)) return [];
  return bound.flatMap((result, index) => {
    if (!('source' in result) || result.source.input.way !== 'webhooks') return [];
    const short = result.source.input.secrets.filter((secret) => secret.length < shortestSecret);
    return short.map((secret) => {
      const named = Object.entries(sources[index] ?? {}).find(([, value]) => value === secret);
      return {
        path: pathText(['sources', index, named?.[0] ?? 'secret']),
        message: words.shortSecret(shortestSecret),
      };
    });
  });
}

/** A board needs something to show, but for the demo, which brings its own. */
function queueProblems({ queues }: { readonly queues?: unknown }): readonly ConfigProblem[] {
  if (queues !== undefined && !(Array.isArray(queues) && queues.length === 0)) return [];
  return [{ path: 'queues', message: words.noQueues }];
}

/** Whose word counts first is one of the sources'. */
function preferenceProblems({ queues, sources }: Readonly<Record<string, unknown>>): readonly ConfigProblem[] {
  const ids = idsIn(sources);
  return listOf(queues).flatMap((queue, index) => {
    const preferred = isObject(queue['sources']) ? queue['sources'] : {};
    return Object.entries(preferred).flatMap(([name, named]) =>
      (Array.isArray(named) ? named : []).flatMap((source: unknown, place): ConfigProblem[] => {
        if (typeof source !== 'string' || ids.includes(source)) return [];
        const path = pathText(['queues', index, 'sources', name, place]);
        return [{ path, message: words.unknownSource(ids, closest(source, ids)) }];
      }),
    );
  });
}

/** Who is to be told of a queue that there is not is told of none. */
function messageProblems({ queues, messages }: Readonly<Record<string, unknown>>): readonly ConfigProblem[] {
  const ids = idsIn(queues);
  return listOf(messages).flatMap((way, index) =>
    (Array.isArray(way['queues']) ? way['queues'] : []).flatMap((queue: unknown, place): ConfigProblem[] => {
      if (typeof queue !== 'string' || ids.includes(queue)) return [];
      const path = pathText(['messages', index, 'queues', place]);
      return [{ path, message: words.unknownQueue(ids, closest(queue, ids)) }];
    }),
  );
}

/** Two doors behind one number: the second would find it taken. On two addresses of the machine they are two. */
function portProblems(value: unknown): readonly ConfigProblem[] {
  const of = (name: 'board' | 'webhooks') => {
    const settings = isObject(value) && isObject(value[name]) ? value[name] : {};
    return { host: settings['host'] ?? '127.0.0.1', port: settings['port'] ?? usualPorts[name] };
  };
  const [board, webhooks] = [of('board'), of('webhooks')];
  const everywhere: readonly unknown[] = ['0.0.0.0', '::', '[::]'];
  const isSameHost =
    board.host === webhooks.host || [board.host, webhooks.host].some((host) => everywhere.includes(host));
  const { port } = webhooks;
  if (typeof port !== 'number' || port === 0 || port !== board.port || !isSameHost) return [];
  return [{ path: 'webhooks.port', message: words.samePort(port) }];
}

function listOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.map((each: unknown) => (isObject(each) ? each : {})) : [];
}

function idsIn(list: unknown): readonly string[] {
  return listOf(list).flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
}
