import { cpus, freemem, release, totalmem, version as systemVersion } from 'node:os';
import type { DiagnosticsPart, DiagnosticsPartName, DiagnosticsReport } from '#core/diagnostics/report';
import type { JsonObject } from '#core/said/json';
import { isList, isObject } from '#core/said/json';
import type { Instant } from '#core/time/instant';
import { toIso } from '#core/time/zone';
import type { Feed } from '../books/feed.ts';
import type { Metrics } from '../board/metrics.ts';
import { pictureForWalls } from '../asks/for-walls.ts';
import { Refused } from '../asks/refused.ts';
import { keepingOf } from '../config/keeping.ts';
import type { Journal } from '../journal/journal.ts';
import { faultOf } from '../machine/fault.ts';
import type { Logger } from '../machine/log.ts';
import type { SettingsDesk } from '../settings/desk.ts';
import { lastDay } from './last-day.ts';
import { logTail } from './log-tail.ts';
import * as words from './sentences.ts';

/** What one can still send by mail and read. Characters. */
const mostOfLog = 512 * 1024;
const mostOfCapture = 4 * 1024 * 1024;

/** What the program that hosts the hub knows of itself. */
export interface ProgramFacts {
  readonly version: string;
  /** Where its log is written; absent: nowhere that could be read, as on a server's stderr. */
  readonly logFile?: string | undefined;
}

export interface DiagnosticsDesk {
  /** @throws Refused while it is gathered for somebody else */
  report(): Promise<DiagnosticsReport>;
}

interface Options {
  readonly program: ProgramFacts;
  readonly settings: SettingsDesk | undefined;
  readonly feed: Pick<Feed, 'picture' | 'sources'>;
  readonly metrics: Pick<Metrics, 'text'>;
  readonly journal: Pick<Journal, 'read' | 'state'>;
  readonly config: () => Parameters<typeof keepingOf>[0];
  readonly now: () => Instant;
  readonly log: Pick<Logger, 'warn'>;
}

/** Gathers what whoever mends something wants to know. A part that cannot be gathered says so, and the others are there. */
export function createDiagnosticsDesk(options: Options): DiagnosticsDesk {
  const { program, settings, feed, metrics, journal, config, now, log } = options;
  let isUnderWay = false;

  const gather: { readonly [Name in DiagnosticsPartName]: () => Gathered | Promise<Gathered> } = {
    versions: () => whole(pretty(versions(program, journal))),
    settings: () => whole(settings === undefined ? '' : pretty(withoutNames(settings.report().configuration))),
    systems: () => whole(pretty(feed.sources())),
    board: () => whole(pretty(pictureForWalls(feed.picture()))),
    metrics: async () => whole(await metrics.text()),
    log: () => (program.logFile === undefined ? whole('') : logTail(program.logFile, mostOfLog)),
    capture: () => lastDay({ journal, now: now(), ...keepingOf(config()), room: mostOfCapture }),
  };

  async function part(name: DiagnosticsPartName): Promise<DiagnosticsPart> {
    try {
      return { name, ...(await gather[name]()) };
    } catch (error) {
      log.warn({ part: name, fault: faultOf(error) }, 'A part of the diagnostics could not be gathered.');
      return { name, ...whole(words.notGathered.en) };
    }
  }

  return {
    async report() {
      // A day may be large, and each would be gathered and held apart.
      if (isUnderWay) throw new Refused(429, words.underWay, 5);
      isUnderWay = true;
      try {
        const parts: DiagnosticsPart[] = [];
        for (const name of Object.keys(gather) as DiagnosticsPartName[]) parts.push(await part(name));
        return { at: toIso(now(), config().rules.timeZone), parts };
      } finally {
        isUnderWay = false;
      }
    },
  };
}

type Gathered = Omit<DiagnosticsPart, 'name'>;
const whole = (text: string): Gathered => ({ text, leftOut: 0 });
const pretty = (value: unknown): string => JSON.stringify(value, null, 2);

/** No folder and no name of a user or a machine. */
function versions({ version }: ProgramFacts, journal: Pick<Journal, 'state'>): object {
  const { node, electron, chrome, sqlite } = process.versions as NodeJS.ProcessVersions & { chrome?: string };
  const { writable, setAside } = journal.state;
  return {
    version,
    node,
    electron,
    chrome,
    sqlite,
    system: `${process.platform} ${process.arch} ${systemVersion()} ${release()}`,
    processors: cpus().length,
    memory: { total: totalmem(), free: freemem(), ofProcess: process.memoryUsage().rss },
    upSeconds: Math.round(process.uptime()),
    journal: { writable, setAside: setAside.length },
  };
}

/** The people who answer are no part of what is wrong: the board is that of a wall, too. */
function withoutNames(configuration: JsonObject): JsonObject {
  const { agents } = configuration;
  if (agents === undefined || !isList(agents)) return configuration;
  return {
    ...configuration,
    agents: agents.map((agent) => (isObject(agent) && 'name' in agent ? { ...agent, name: '***' } : agent)),
  };
}
