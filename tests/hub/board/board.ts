import type { PastDay } from '#core/board/past-day';
import { numberNames } from '#core/said/numbers';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { HistoryFigures } from '#core/history/figures';
import type { HistoryRow } from '#core/history/row';
import type { LostLine } from '#core/lost-calls/line';
import type { LostCallDesk } from '#hub/lost-calls/desk';
import type { OutboundDesk } from '#hub/outbound/desk';
import type { HistoryDesk } from '#hub/history/desk';
import type { Picture, Provenance, Queue, SourcesReport } from '#core/board/queue';
import type { Alert, AlertLog, AlertsReport } from '#core/alerts/alert';
import type { ActionDesk } from '#hub/actions/desk';
import type { AlertListener } from '#hub/alerts/alert-desk';
import { createAsks, type HubAsks } from '#hub/asks/asks';
import { createBoardServer, type BoardServerOptions } from '#hub/board/server';
import type { Feed, PictureKind } from '#hub/books/feed';
import type { JournalState } from '#hub/journal/journal';
import { ask, type BoardAnswer } from './ask.ts';
import {
  callerDesk,
  diagnosticsAsTold,
  outboundReport,
  outboundToday,
  screenDesk,
  settingsDesk,
  setupDesk,
} from './desks.ts';
import { createMetrics, type Metrics } from '#hub/board/metrics';
import { pictureOfQueues } from '#tests/support/total-of-queues';

const provenance: Provenance = { source: 'pbx', asOf: '2026-11-18T09:14:38.000+01:00', stale: false, estimated: false };

export function queue(id: string, callsWaiting: number | null): Queue {
  const unknown = Object.fromEntries(numberNames.map((name) => [name, null])) as Record<
    (typeof numberNames)[number],
    null
  >;
  const limits = { serviceLevelSeconds: 20, longestWaitSeconds: { warning: 60, critical: 120 } };
  return {
    ...unknown,
    lostOpenToday: null,
    id,
    name: `Queue ${id}`,
    level: 'calm',
    levelReason: null,
    callsWaiting,
    longestWaitTime: null,
    avgWaitTime: null,
    waitingSince: null,
    agentsRinging: null,
    agents: null,
    pbxAlarm: null,
    limits: { ...limits, callsWaiting: { warning: null, critical: null } },
    provenance: Object.fromEntries(numberNames.map((name) => [name, provenance])) as Queue['provenance'],
  };
}

/** A feed in memory, whose changes the test makes. */
export interface TestFeed extends Feed {
  queues: readonly Queue[];
  change(queue: Queue): void;
  readonly listeners: Set<(picture: Picture, kind: PictureKind) => void>;
}

function createFeed(): TestFeed {
  const listeners = new Set<(picture: Picture, kind: PictureKind) => void>();
  const at = '2026-11-18T09:14:38.120+01:00';
  const source = { id: 'pbx', adapter: 'flexfone-webhooks', title: 'Flexfone', provides: [], queues: null };
  const noError = { lastError: null, problem: null };
  const none = {
    everySeconds: null,
    backfill: null,
    callFlows: [],
    clockOffsetSeconds: null,
    connection: null,
    problems: [],
  };
  const way = { freshness: 'live', ...none } as const;
  const status = { ...source, ...way, state: 'ok', lastInputAt: at, ...noError } as const;
  const sources: SourcesReport = {
    at,
    since: null,
    sources: [{ ...status, accepted: 12, repeated: 3, rejected: 1 }],
    yesterday: [],
    notices: [],
  };
  return {
    queues: [queue('hallmonitor', 3), queue('switch pay/ø', null)],
    listeners,
    picture() {
      return pictureOfQueues(this.queues, at);
    },
    sources: () => sources,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    change(changed) {
      this.queues = this.queues.map((old) => (old.id === changed.id ? changed : old));
      for (const listener of listeners) listener({ ...this.picture(), queues: [changed] }, 'update');
    },
  };
}

export interface TestBoard {
  readonly url: string;
  readonly feed: TestFeed;
  readonly alerts: TestAlerts;
  readonly asks: HubAsks;
  readonly metrics: Metrics;
  readonly logLines: string[];
  journal: JournalState;
  ask(path: string, headers?: Record<string, string>, method?: string): Promise<BoardAnswer>;
  close(): Promise<void>;
}

const files: Readonly<Record<string, string>> = {
  'index.html': '<!doctype html><title>Wallboard</title><script type="module" src="/assets/index-a1b2.js"></script>',
  'assets/index-a1b2.js': 'export {};',
  'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
};

/** Where there is nothing that can be asked of a phone system. */
const nothingToDo: ActionDesk = {
  offers: () => [],
  take: async () => ({ status: 404, event: 'refused', result: 'There is no such action.' }),
  turnAway: async () => {},
};

/** A history of one row. */
const row: HistoryRow = {
  queue: 'support',
  start: '2026-11-18T09:00:00.000+01:00',
  offered: 12,
  answered: 10,
  lost: 1,
  shortAbandoned: 0,
  overflowed: 1,
  answerRate: 90.9,
  serviceLevel: 81.8,
  avgWaitSeconds: 14,
  longestWaitSeconds: 95,
  avgTalkSeconds: null,
  complete: false,
};

export const oneRow: readonly HistoryRow[] = [row];

/** A line of somebody who told no number. */
export const oneLine: LostLine = {
  id: 'pbx 1.1',
  caller: null,
  queues: ['support'],
  times: 1,
  firstAt: '2026-11-18T09:00:00.000+01:00',
  lastAt: '2026-11-18T09:00:00.000+01:00',
  longestWaitSeconds: 31,
  state: 'open',
  how: null,
  by: null,
  at: null,
  attempts: 0,
};

const outbound: OutboundDesk = {
  report: async () => outboundReport,
  today: () => outboundToday,
};

const lostCalls: LostCallDesk = {
  list: async () => ({ at: '2026-11-18T10:00:00.000+01:00', calls: [oneLine] }),
  act: async () => oneLine,
};

export const noFigures: HistoryFigures = { total: row, days: [row], hours: [], week: [], waits: [] };

export const pastDayAsTold: PastDay = {
  day: '2026-11-18',
  begins: '2026-11-18T00:00:00.000+01:00',
  ends: '2026-11-19T00:00:00.000+01:00',
  pictures: [],
};

const history: HistoryDesk = {
  report: async () => ({ rows: oneRow }),
  figures: async () => noFigures,
  course: async () => ({ at: '2026-11-18T10:00:00.000+01:00', queues: [] }),
};
const at = '2026-11-18T09:14:38.120+01:00';
export const openAlert: Alert = {
  id: 'callsWaiting-hallmonitor-mi4esfuw',
  kind: 'callsWaiting',
  queue: 'hallmonitor',
  severity: 'warning',
  since: at,
  raisedAt: at,
  acknowledged: null,
  snoozedUntil: null,
};

/** One alert that is open, and whoever wants it has it. */
export interface TestAlerts {
  readonly report: () => AlertsReport;
  readonly log: () => AlertLog;
  readonly acknowledge: (id: string, by: string | null) => Promise<Alert>;
  readonly snooze: (id: string, minutes: number) => Promise<Alert>;
  readonly subscribe: (listener: AlertListener) => () => void;
  change(): void;
}

function createTestAlerts(): TestAlerts {
  const listeners = new Set<AlertListener>();
  const report = { at, alerts: [openAlert] };
  return {
    report: () => report,
    log: () => ({ entries: [], takenBy: {} }),
    acknowledge: async (id, by) => ({ ...openAlert, id, acknowledged: { at, by } }),
    snooze: async (id) => ({ ...openAlert, id, snoozedUntil: at }),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    change() {
      for (const listener of listeners) listener(report, []);
    },
  };
}

/** The real board server on a free port, with a page as Vite builds it. */
export async function startBoard({
  actions = nothingToDo,
  ...overrides
}: Partial<BoardServerOptions> & { readonly actions?: ActionDesk } = {}): Promise<TestBoard> {
  const folder = await mkdtemp(join(tmpdir(), 'wallboard-page-'));
  await mkdir(join(folder, 'page', 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'beside the page');
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, 'page', name), text);

  const feed = createFeed();
  const alerts = createTestAlerts();
  const logLines: string[] = [];
  const journalState = () => board.journal;
  const metrics = createMetrics({ feed, journalState });
  const setup = { language: 'da', timeZone: 'Europe/Copenhagen', demo: true } as const;
  const asks = createAsks({
    feed,
    alerts,
    setup: () => setup,
    history,
    lostCalls,
    callers: callerDesk,
    outbound,
    actions,
    screens: screenDesk,
    setupDesk,
    diagnostics: { report: async () => diagnosticsAsTold },
    past: { day: async () => pastDayAsTold },
    mornings: { sendNow: async () => ({ ways: [] }) },
    settings: settingsDesk,
  });
  const server = createBoardServer({
    settings: { host: '127.0.0.1', port: 0 },
    feed,
    alerts,
    asks,
    screens: screenDesk,
    journalState,
    pageFolder: join(folder, 'page'),
    metrics,
    log: pino({ level: 'trace' }, { write: (line) => void logLines.push(line) }),
    ...overrides,
  });
  const { url } = await server.start();
  const board: TestBoard = {
    url,
    feed,
    alerts,
    asks,
    metrics,
    logLines,
    journal: { writable: true, setAside: [] },
    ask: (path, headers = {}, method = 'GET') => ask(url, path, headers, method),
    async close() {
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
  return board;
}
