import type { Question } from '#adapters/adapter';
import type { JsonValue, PollInput } from '#core/said/input';
import type { Milliseconds } from '#core/time/instant';
import { minute } from '#core/time/instant';
import { dayOf } from '#core/time/zone';
import { digest } from '../../machine/digest.ts';

/** One answer: which question it answers, what it says in short, and the input that it becomes. */
export interface Entry {
  readonly question: string;
  readonly digest: string;
  /** The how-manieth answer it was. */
  readonly arrived: number;
  readonly input: PollInput;
}

/** Answers by the question that they answer, as far as they say anything new. */
export interface News {
  /** `slice`: which part of a long answer it is. */
  arrived(question: Pick<Question, 'method' | 'url' | 'body'>, slice: number, input: PollInput): Entry;
  /** What of these answers, which an adapter found good, is to be kept. */
  judged(entries: readonly Entry[]): Verdict;
}

/** Which answers say something new, and how to remember them once they are kept. */
interface Verdict {
  /**
   * In the order in which they came. Of an answer nothing where it says the same as the one before it, be that the last
   * that was kept or an earlier one of these; but the first of a day is kept: what a phone system counted yesterday says
   * nothing of today.
   */
  readonly inputs: readonly PollInput[];
  /** To be called when the inputs are kept; not at all where they could not be. */
  kept(): void;
}

/** The last answer that was kept, and the last that said the same. */
interface Last extends Omit<Entry, 'question'> {
  readonly again: PollInput | undefined;
}

/** A question that is never asked again, because its address names a time, is forgotten after so many others. */
const most = 50;

/**
 * After a longer time without a change, the last answer that said the same is kept too, before the one that says
 * something else: it tells until when all was as before, so that a replay knows as little less as possible.
 */
const longSilence: Milliseconds = minute / 2;

export function createNews(timeZone: string): News {
  const last = new Map<string, Last>();
  let count = 0;
  return {
    arrived({ method = 'GET', url, body = null }, slice, input) {
      const { status, body: said } = input.response;
      count += 1;
      return { question: short([method, url, body, slice]), digest: short([status, said]), arrived: count, input };
    },
    judged(entries) {
      const after = new Map<string, Last>();
      const inputs = entries.flatMap(({ question, ...entry }) => {
        const before = after.get(question) ?? last.get(question);
        const { inputs: fresh, remembered } = compared(before, entry, timeZone);
        if (remembered !== undefined) after.set(question, remembered);
        return fresh;
      });
      return {
        inputs,
        kept() {
          for (const [question, entry] of after) remember(question, entry);
        },
      };
    },
  };

  function remember(question: string, entry: Last): void {
    const known = last.get(question);
    // What was asked beside it may have brought a later answer, and been kept sooner.
    if (known !== undefined && known.arrived > entry.arrived) return;
    if (known?.arrived !== entry.arrived) last.delete(question);
    last.set(question, entry);
    for (const oldest of last.keys()) {
      if (last.size <= most) break;
      last.delete(oldest);
    }
  }
}

/** What of an answer is to be kept after the one before it, and what to remember then; nothing where it was overtaken. */
function compared(
  before: Last | undefined,
  entry: Omit<Entry, 'question'>,
  timeZone: string,
): { readonly inputs: readonly PollInput[]; readonly remembered?: Last } {
  const { input } = entry;
  const remembered: Last = { ...entry, again: undefined };
  if (before === undefined) return { inputs: [input], remembered };
  if (before.arrived >= entry.arrived) return { inputs: [] };
  if (before.digest === entry.digest) {
    const isSameDay = dayOf(before.input.at, timeZone) === dayOf(input.at, timeZone);
    return isSameDay ? { inputs: [], remembered: { ...before, again: input } } : { inputs: [input], remembered };
  }
  const { again } = before;
  const isLong = again !== undefined && again.at - before.input.at > longSilence;
  return { inputs: isLong ? [again, input] : [input], remembered };
}

function short(value: JsonValue): string {
  return digest(JSON.stringify(value)).toString('base64');
}
