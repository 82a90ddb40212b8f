import type { Backfill } from '#core/board/queue';
import type { Instant } from '#core/time/instant';
import type { LiveFeed } from '../books/feed.ts';
import type { Ledger } from '../books/ledger.ts';
import type { Failure } from './trouble/failure.ts';

/** What a source's driver tells of it beside its inputs. */
export interface Report {
  /** It answered then, whether or not it said anything new. */
  alive(at: Instant, backfill: Backfill | undefined): void;
  /** It holds a connection on which all that was there is told, since then. */
  live(at: Instant): void;
  /** It brought nothing, or has no connection any more, and why. */
  failed(failure: Pick<Failure, 'kind' | 'message'>): void;
  /** What a person should know though it goes on: all of it, each time it changes. */
  problems(sentences: readonly string[]): void;
}

/** The same report, and what it said last, for books that are new and have heard nothing of it. */
export interface RememberedReport extends Report {
  again(report: Report): void;
}

export function rememberReport(report: Report): RememberedReport {
  let standing: ((to: Report) => void) | undefined;
  let problems: readonly string[] = [];

  function tell(next: (to: Report) => void): void {
    standing = next;
    next(report);
  }

  return {
    alive: (at, backfill) => tell((to) => to.alive(at, backfill)),
    live: (at) => tell((to) => to.live(at)),
    failed(failure) {
      problems = [];
      tell((to) => to.failed(failure));
    },
    problems(sentences) {
      problems = sentences;
      report.problems(sentences);
    },
    again(to) {
      standing?.(to);
      if (problems.length > 0) to.problems(problems);
    },
  };
}

/** A source's report to the books, and to the screens what of it they should see. */
export function reportTo(
  { ledger, feed }: { readonly ledger: Ledger; readonly feed: Pick<LiveFeed, 'changed'> },
  source: string,
): Report {
  return {
    alive(at, backfill) {
      // Fifty that are asked each second and have nothing new are no reason to draw the board fifty times.
      if (ledger.alive(source, at, backfill)) feed.changed();
    },
    live(at) {
      ledger.live(source, at);
      feed.changed();
    },
    failed({ kind, message }) {
      ledger.failed(source, kind, message);
      feed.changed();
    },
    problems: (sentences) => ledger.problems(source, sentences),
  };
}
