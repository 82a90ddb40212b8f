import type { Question } from '#adapters/adapter';
import type { Input, JsonValue } from '#core/input';
import type { Milliseconds } from '#core/instant';
import { minute } from '#core/instant';
import { dayOf } from '#core/zone';
import { digest } from '../digest.ts';

/** One answer: which question it answers, what it says in short, and the input that it becomes. */
export interface Entry {
  readonly question: string;
  readonly digest: string;
  /** The how-manieth answer it was. */
  readonly arrived: number;
  readonly input: PollInput;
}

type PollInput = Input & { readonly kind: 'poll' };

/** Answers by the question that they answer, as far as they say anything new. */
export interface News {
  /** `slice`: which part of a long answer it is. */
  arrived(question: Question, slice: number, input: PollInput): Entry;
  /**
   * What is to be kept of an answer that an adapter found good. Nothing where it says the same as the last that was kept,
   * but for the first of a day: what a phone system counted yesterday says nothing of today.
   */
  worthKeeping(entry: Entry): readonly PollInput[];
  kept(entry: Entry): void;
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
    worthKeeping({ question, digest: said, arrived, input }) {
      const before = last.get(question);
      if (before === undefined) return [input];
      if (before.arrived >= arrived) return [];
      if (before.digest === said) {
        last.set(question, { ...before, again: input });
        return dayOf(before.input.at, timeZone) === dayOf(input.at, timeZone) ? [] : [input];
      }
      const { again } = before;
      const isLong = again !== undefined && again.at - before.input.at > longSilence;
      return isLong ? [again, input] : [input];
    },
    kept({ question, ...entry }) {
      last.delete(question);
      last.set(question, { ...entry, again: undefined });
      for (const oldest of last.keys()) {
        if (last.size <= most) break;
        last.delete(oldest);
      }
    },
  };
}

function short(value: JsonValue): string {
  return digest(JSON.stringify(value)).toString('base64');
}
