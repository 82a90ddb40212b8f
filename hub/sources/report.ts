import type { Backfill } from '#core/board/queue';
import type { Said } from '#core/said/sentence';
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
  failed(failure: Pick<Failure, 'kind' | 'sentence'>): void;
  /** What a person should know though it goes on: all of it, each time it changes. */
  problems(sentences: readonly Said[]): void;
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
    failed({ kind, sentence }) {
      ledger.failed(source, kind, sentence);
      feed.changed();
    },
    problems: (sentences) => ledger.problems(source, sentences),
  };
}
