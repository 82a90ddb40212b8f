import type { Question } from '#adapters/adapter';
import type { Input, JsonValue } from '#core/input';
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

/** Answers by the question that they answer, as far as they differ from the last that was accepted. */
export interface News {
  /** `slice`: which part of a long answer it is. */
  arrived(question: Question, slice: number, input: PollInput): Entry;
  /** Whether it says anything else than the last that was accepted, and is not older. */
  isNew(entry: Entry): boolean;
  accepted(entry: Entry): void;
}

/** A question that is never asked again, because its address names a time, is forgotten after so many others. */
const most = 50;

export function createNews(): News {
  const last = new Map<string, Pick<Entry, 'digest' | 'arrived'>>();
  let count = 0;
  return {
    arrived({ method = 'GET', url, body = null }, slice, input) {
      const { status, body: said } = input.response;
      count += 1;
      return { question: short([method, url, body, slice]), digest: short([status, said]), arrived: count, input };
    },
    isNew({ question, digest: said, arrived }) {
      const before = last.get(question);
      return before === undefined || (before.digest !== said && before.arrived < arrived);
    },
    accepted({ question, digest: said, arrived }) {
      last.delete(question);
      last.set(question, { digest: said, arrived });
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
