import { z } from 'zod';
import { asOneText as both } from '#core/said/sentence';
import { aText } from './setting-words.ts';

/** Parameters of actions that several phone systems take, and what a wrong one is told: the rest of a sentence. */
export const quoted = z.string(aText);

export const phoneNumber = quoted.regex(
  /^\+?\d(?:[ -]?\d){1,19}$/,
  both('skal være et telefonnummer', 'must be a phone number'),
);

/** `example`: one as this phone system has them. */
export const localNumberLike = (pattern: RegExp, example: string) =>
  quoted.regex(
    pattern,
    both(`skal være et lokalnummer, som "${example}"`, `must be a local number, as in "${example}"`),
  );
