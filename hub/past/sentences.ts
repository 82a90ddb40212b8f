import type { Sentence } from '#core/said/sentence';

export const noDay: Sentence = {
  da: 'Den dag findes ikke: forventede en som 2026-11-18.',
  en: 'There is no such day: expected one such as 2026-11-18.',
};

export const notYet: Sentence = { da: 'Den dag er ikke kommet endnu.', en: 'That day has not come yet.' };

/** `first`: the first day that can be seen; `null`: none. */
export const notKept = (first: string | null): Sentence =>
  first === null
    ? { da: 'Journalen er tom: der er ingen dag at se.', en: 'The journal is empty: there is no day to see.' }
    : {
        da: `Dagen er ikke i journalen: den begynder ${first}.`,
        en: `The day is not in the journal, which begins on ${first}.`,
      };

export const noMoment: Sentence = {
  da: 'Tidspunktet findes ikke: forventede et som 2026-11-18T09:14:38+01:00.',
  en: 'There is no such moment: expected one such as 2026-11-18T09:14:38+01:00.',
};

export const tooMany: Sentence = {
  da: 'Der ses allerede på flere dage end hubben kan vise på én gang. Prøv igen om lidt.',
  en: 'More days are being looked at than the hub can show at once. Try again in a moment.',
};

export const unreadable: Sentence = {
  da: 'Journalen kan ikke læses lige nu; hubbens log siger mere.',
  en: 'The journal cannot be read now; the log of the hub says more.',
};
