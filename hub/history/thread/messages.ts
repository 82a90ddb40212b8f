import type { HistoryFigures } from '#core/history/figures';
import type { Course } from '#core/history/normal';
import type { HistoryRow } from '#core/history/row';
import type { Instant } from '#core/time/instant';
import type { CourseQuestion, FiguresQuestion } from '../asked/figures.ts';
import type { OutboundPart, OutboundQuestion } from '../asked/outbound.ts';
import type { RowsQuestion } from '../asked/rows.ts';
import type { HistoryBatch } from '../batch.ts';
import type { HistorySettings } from '../settings.ts';

/** How far a history goes. */
export interface HistoryState {
  /** There was none, or none that could be read: it is to be made from the journal. */
  readonly isNew: boolean;
  /** When the hub listened at last before this start; `null`: never. */
  readonly listenedAt: Instant | null;
  /** The number of the newest input that it follows from; `null`: of none. */
  readonly seq: number | null;
  /** What agents called is not in it of all days that the journal knows. */
  readonly lacksOutbound: boolean;
}

/** What the hub asks the thread that keeps history: every question once, with what it is about and what the answer is. */
export interface HistoryQuestions {
  readonly open: { readonly about: HistorySettings; readonly answer: HistoryState };
  readonly write: { readonly about: HistoryBatch; readonly answer: null };
  readonly forget: {
    readonly about: { readonly sources: readonly string[]; readonly from: Instant };
    readonly answer: null;
  };
  readonly use: { readonly about: HistorySettings; readonly answer: null };
  readonly retain: { readonly about: Instant; readonly answer: null };
  readonly rows: { readonly about: RowsQuestion; readonly answer: readonly HistoryRow[] };
  readonly figures: { readonly about: FiguresQuestion; readonly answer: HistoryFigures };
  readonly course: { readonly about: CourseQuestion; readonly answer: Course };
  readonly outbound: { readonly about: OutboundQuestion; readonly answer: OutboundPart };
  readonly close: { readonly about: null; readonly answer: null };
}

export type HistoryQuestion = keyof HistoryQuestions;

export interface HistorySetup {
  readonly file: string;
}

export interface AskedOfHistory<Each extends HistoryQuestion = HistoryQuestion> {
  readonly id: number;
  readonly question: Each;
  readonly about: HistoryQuestions[Each]['about'];
}

export type FromHistory =
  | { readonly id: number; readonly answer: HistoryQuestions[HistoryQuestion]['answer'] }
  | { readonly id: number; readonly failed: string };
