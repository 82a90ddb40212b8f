import type { LiveFeed } from '../books/feed.ts';
import type { Report } from '../sources/report.ts';
import { reportTo } from '../sources/report.ts';
import type { Engine } from './engine.ts';

/** What the drivers tell of their sources, to whatever books are in use. */
export interface Reports {
  of(source: string): Report;
  /** Tells the books, which know all of today now, what was told while they did not. */
  again(): void;
}

/** What a driver told last while the books were catching up, and would be undone by what they read after it. */
interface Unheard {
  /** How the source fares. */
  fares?: (report: Report) => void;
  problems?: (report: Report) => void;
}

export function createReports(current: () => Engine, feed: Pick<LiveFeed, 'changed'>): Reports {
  const unheard = new Map<string, Unheard>();

  const now = (source: string): Report => reportTo({ ledger: current().ledger, feed }, source);

  function tell(source: string, kind: keyof Unheard, telling: (report: Report) => void): void {
    if (!current().isLive) unheard.set(source, { ...unheard.get(source), [kind]: telling });
    telling(now(source));
  }

  return {
    of: (source) => ({
      alive: (at, backfill) => tell(source, 'fares', (report) => report.alive(at, backfill)),
      live: (at) => tell(source, 'fares', (report) => report.live(at)),
      failed: (failure) => tell(source, 'fares', (report) => report.failed(failure)),
      problems: (sentences) => tell(source, 'problems', (report) => report.problems(sentences)),
    }),
    again() {
      for (const [source, { fares, problems }] of unheard) {
        fares?.(now(source));
        problems?.(now(source));
      }
      unheard.clear();
    },
  };
}
