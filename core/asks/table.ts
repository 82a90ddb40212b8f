import { z } from 'zod/mini';
import type { Alert, AlertLog, AlertsReport } from '../alerts/alert.ts';
import type { ActionOrder, ActionResult, ActionsReport, BoardSetup, BoardTrouble, DeskAct } from '../board/bridge.ts';
import type { Picture, Queue, SourcesReport } from '../board/queue.ts';
import { type Ask, type Of, of } from './ask.ts';
import type { PastDay } from '../board/past-day.ts';
import type { HistoryFigures } from '../history/figures.ts';
import type { SentReports } from '../history/sent-reports.ts';
import type { Course } from '../history/normal.ts';
import type { HistoryRow } from '../history/row.ts';
import type { LostLine } from '../lost-calls/line.ts';
import { callerAsks } from './caller-asks.ts';
import { isJson } from './is-json.ts';
import { desktopAsks } from './desktop-asks.ts';
import { diagnosticsAsks } from './diagnostics-asks.ts';
import { outboundAsks } from './outbound-asks.ts';
import { pcAsks } from './pc-asks.ts';
import { screenAsks } from './screen-asks.ts';
import { setupAsks } from './setup-asks.ts';
import { settingsAsks } from './settings-asks.ts';

const name = z.string().check(z.maxLength(200));

/** An ISO 8601 instant; which one it is, the hub says, which knows the zone. */
const instant = z.string().check(z.maxLength(40));

/** How somebody calls himself: one line. */
const person = z.string().check(z.maxLength(80), z.regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u));

/** A day. What is to be silent for longer is to be set otherwise. */
const mostMinutes = 24 * 60;

const order: z.ZodMiniType<ActionOrder> = z.strictObject({
  source: name,
  action: name,
  parameters: z.custom<ActionOrder['parameters']>(isJson),
});

/** `line`: its id. `by`: what whoever does it calls himself. */
export interface LostCallOrder {
  readonly line: string;
  readonly act: 'take' | 'reach' | 'undo';
  readonly by?: string | undefined;
}

const lostCallOrder: z.ZodMiniType<LostCallOrder> = z.strictObject({
  line: z.string().check(z.maxLength(500)),
  act: z.enum(['take', 'reach', 'undo']),
  by: z.optional(z.string().check(z.maxLength(60))),
});

/** `YYYY-MM-DD` */
const day = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/));

const deskAct: z.ZodMiniType<DeskAct> = z.strictObject({
  act: z.enum(['acknowledge', 'snooze', 'show']),
  queue: name,
});

/**
 * Everything that a board can ask of its hub, each once. The name is that of the method and of the channel. The desktop's
 * IPC, the browser's bridge and the routes of the board's port are loops over it; `hub/asks/answers.ts` answers.
 */
const asks = {
  /** The board as it is now. */
  picture: {
    takes: null,
    answer: of<Picture>(),
    who: 'viewer',
    by: 'hub',
    over: { method: 'GET', path: '/api/queues' },
  },
  /** One queue of it. */
  queue: {
    takes: z.object({ id: name }),
    answer: of<Queue>(),
    who: 'viewer',
    by: 'hub',
    over: { method: 'GET', path: '/api/queues/:id' },
  },
  /** How each source fares. */
  sources: {
    takes: null,
    answer: of<SourcesReport>(),
    who: 'viewer',
    by: 'hub',
    over: { method: 'GET', path: '/api/sources' },
  },
  /** What the board itself must know: language, zone. */
  setup: {
    takes: null,
    answer: of<BoardSetup>(),
    who: 'viewer',
    by: 'hub',
    over: { method: 'GET', path: '/api/setup' },
  },
  /** The queues by the hour or the day, from one day to another, both included; absent: all queues, until today, by the day. */
  history: {
    takes: z.object({
      queue: z.optional(name),
      from: day,
      to: z.optional(day),
      by: z.optional(z.enum(['hour', 'day'])),
    }),
    answer: of<HistoryReport>(),
    who: 'viewer',
    by: 'hub',
    over: { method: 'GET', path: '/api/history' },
  },
  /** The same for a page: all of it together, by day, by weekday and hour, and how long was waited; of one queue or all. */
  historyFigures: {
    takes: z.object({ queue: z.optional(name), from: day, to: day }),
    answer: of<HistoryFigures>(),
    who: 'viewer',
    by: 'hub',
    over: { method: 'GET', path: '/api/history/figures' },
  },
  /** Today by the hour, and what is normal on such a day. */
  course: {
    takes: null,
    answer: of<Course>(),
    who: 'viewer',
    by: 'hub',
    over: { method: 'GET', path: '/api/history/course' },
  },
  /**
   * The board as it was on a day of the journal, from a moment on, so many seconds apart: some pictures an answer. With the names of
   * agents, and not to be had for nothing: the day is taken again from its beginning.
   */
  pastDay: {
    takes: z.object({
      day,
      from: z.optional(name),
      every: z.optional(z.enum(['1', '5', '15', '60', '300'])),
    }),
    answer: of<PastDay>(),
    who: 'holder',
    by: 'hub',
    over: { method: 'GET', path: '/api/past', isSlow: true },
  },
  /** The report of yesterday goes out now, by every way that is configured for the mornings, to see that it gets through. */
  sendReport: {
    takes: null,
    answer: of<SentReports>(),
    who: 'holder',
    by: 'hub',
    over: { method: 'POST', path: '/api/reports', isSlow: true },
  },
  /** Who was lost on a day and what became of it, with numbers, each look at which is written down; or with them masked. */
  lostCalls: {
    takes: z.object({ day, masked: z.optional(z.literal('yes')) }),
    answer: of<LostCallReport>(),
    who: 'holder',
    by: 'hub',
    over: { method: 'GET', path: '/api/calls/lost' },
  },
  /** Somebody takes a line of that list, has reached its caller, or takes that back. The line after it, its number masked. */
  actOnLostCall: {
    takes: lostCallOrder,
    answer: of<LostLine>(),
    who: 'holder',
    by: 'hub',
    over: { method: 'POST', path: '/api/calls/lost' },
  },
  /** What keeps the hub from running; `null` while nothing does, and so from afar: then it is heard or it is not. */
  trouble: {
    takes: null,
    answer: of<BoardTrouble | null>(),
    who: 'viewer',
    by: 'hub',
    over: { method: null, answer: null },
  },
  /** What somebody does on the desktop's strip; only the desktop itself has one. */
  deskAct: {
    takes: deskAct,
    answer: of<null>(),
    who: 'viewer',
    by: 'hub',
    over: { method: null, answer: null },
  },
  /** The alerts that are open. */
  alerts: {
    takes: null,
    answer: of<AlertsReport>(),
    who: 'viewer',
    by: 'hub',
    over: { method: 'GET', path: '/api/alerts' },
  },
  /** What became of alerts from one instant (ISO 8601) to another; without them, as far back as is known, and until now. */
  alertLog: {
    takes: z.object({ from: z.optional(instant), to: z.optional(instant) }),
    answer: of<AlertLog>(),
    who: 'viewer',
    by: 'hub',
    over: { method: 'GET', path: '/api/alerts/log' },
  },
  /** Somebody takes an alert. Of two the first counts; the second is answered who that was. */
  acknowledge: {
    takes: z.strictObject({ id: name, by: z.optional(z.nullable(person)) }),
    answer: of<Alert>(),
    who: 'holder',
    by: 'hub',
    over: { method: 'POST', path: '/api/alerts/:id/acknowledge' },
  },
  /** Nothing is said of an alert for so many minutes. */
  snooze: {
    takes: z.strictObject({ id: name, minutes: z.number().check(z.positive(), z.maximum(mostMinutes)) }),
    answer: of<Alert>(),
    who: 'holder',
    by: 'hub',
    over: { method: 'POST', path: '/api/alerts/:id/snooze' },
  },
  /** What a person may ask of the phone systems. */
  actions: {
    takes: null,
    answer: of<ActionsReport>(),
    who: 'viewer',
    by: 'hub',
    over: { method: 'GET', path: '/api/actions' },
  },
  /** Asks a phone system to do something. Resolves with what became of it, also where nothing did. */
  perform: {
    takes: order,
    answer: of<ActionResult>(),
    who: 'holder',
    by: 'phone system',
    over: { method: 'POST', path: '/api/actions/:source/:action', body: 'parameters' },
  },
  ...outboundAsks,
  ...callerAsks,
  ...settingsAsks,
  ...setupAsks,
  ...screenAsks,
  ...desktopAsks,
  ...diagnosticsAsks,
  ...pcAsks,
} satisfies { readonly [name: string]: Ask };

/** In the configured order of the queues, each in order of time. */
export interface HistoryReport {
  readonly rows: readonly HistoryRow[];
}

/** The lines of a day, by the first try. */
export interface LostCallReport {
  readonly at: string;
  readonly calls: readonly LostLine[];
}

type Table = typeof asks;
export type AskName = keyof Table;

export type AnswerOf<Name extends AskName> = Table[Name]['answer'] extends Of<infer Answer> ? Answer : never;

/** What it is asked with: nothing, or one object. */
export type ArgumentsOf<Name extends AskName> =
  Table[Name]['takes'] extends z.ZodMiniType<infer Takes> ? readonly [takes: Takes] : readonly [];

export type Asks = {
  readonly [Name in AskName]: (...args: ArgumentsOf<Name>) => Promise<AnswerOf<Name>>;
};

export const askNames = Object.keys(asks) as readonly AskName[];

/** The same, for whoever treats all alike. */
export const askOf = (name: AskName): Ask => asks[name];
