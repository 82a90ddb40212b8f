import type { Picture } from '#core/board/queue';
import type { Input } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { createLedger } from '../books/ledger.ts';
import { momentOf } from '../books/played.ts';
import { startOfPast } from '../books/start-of-books.ts';
import type { Config } from '../config/config.ts';
import { createSlices } from '../engine/slices.ts';
import type { Journal } from '../journal/journal.ts';

/** A day of the past, taken again from the journal as far as somebody has looked. */
export interface Reel {
  /** The moment of its last picture; `-Infinity` before the first. */
  readonly at: Instant;
  /** The board as it was then, by today's settings: not before the last one asked for. @throws JournalUnavailable */
  picture(at: Instant): Promise<Picture>;
}

/** `begins`: of the day; `ends`: of what is to be seen of it. The work is done in slices, beside all else. */
export function createReel(
  journal: Pick<Journal, 'read'>,
  config: Config,
  { begins, ends }: { readonly begins: Instant; readonly ends: Instant },
): Reel {
  const { rules, sources, lostCalls } = config;
  const ledger = createLedger({ rules, sources, lostCalls, complete: true });
  const slices = createSlices();
  const inputs = inputsOf(journal, startOfPast(config, begins), ends);
  let next: Input | undefined;
  let isOver = false;
  let now = -Infinity;
  let shownAt = -Infinity;

  async function ahead(): Promise<Input | undefined> {
    if (next !== undefined || isOver) return next;
    const step = await inputs.next();
    if (step.done === true) isOver = true;
    else next = step.value;
    return next;
  }

  return {
    get at() {
      return shownAt;
    },
    async picture(at) {
      for (let input = await ahead(); input !== undefined; input = await ahead()) {
        const moment = momentOf(input, now);
        if (moment > at) break;
        now = moment;
        ledger.take(input);
        next = undefined;
        await slices.rest();
      }
      shownAt = at;
      return ledger.picture(at);
    },
  };
}

async function* inputsOf(journal: Pick<Journal, 'read'>, from: Instant, to: Instant): AsyncGenerator<Input> {
  for await (const page of journal.read({ from, to })) for (const { input } of page) yield input;
}
