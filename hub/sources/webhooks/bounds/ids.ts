import { NotUnderstood } from '#adapters/adapter';
import type { Reader } from '../../reader.ts';
import { longestId } from './limits.ts';

const tooLong = {
  da: `Et id, et nummer eller et navn i den er længere end ${longestId} tegn: det har intet telefonsystem.`,
  en: `An id, a number or a name in it is longer than ${longestId} characters: no phone system has such a one.`,
};

/** The same, but that what names anything by more letters than there are in any id makes no sense. */
export function withShortIds({ unread, read }: Reader): Reader {
  return {
    unread,
    read(known, input) {
      const reading = read(known, input);
      for (const fact of reading.facts) {
        for (const value of Object.values(fact)) {
          if (typeof value === 'string' && value.length > longestId) throw new NotUnderstood(tooLong);
        }
      }
      return reading;
    },
  };
}
