import type { Sentence } from '#core/said/sentence';

export const noNumber: Sentence = {
  da: 'Skriv et telefonnummer på 6 til 20 cifre, fx +45 28 37 46 55. Der er ikke ændret noget.',
  en: 'Type a phone number of 6 to 20 digits, such as +45 28 37 46 55. Nothing was changed.',
};

export const catchingUp: Sentence = {
  da: 'Tavlen er ved at hente dagens opkald. Prøv igen om lidt.',
  en: 'The hub still reads back who called today. Try again in a moment.',
};

export const underWay: Sentence = {
  da: 'Der ledes allerede efter et nummer, eller et er ved at blive slettet. Prøv igen om lidt.',
  en: 'A number is being looked for or erased already. Try again in a moment.',
};

export const unwritten: Sentence = {
  da: 'Det skal skrives i handlingsloggen, hvem der gør det, og den kan ikke skrives nu. Der er ikke ændret noget.',
  en: 'Who does it must stand in the audit log, which cannot be written now. Nothing was changed.',
};

export const unreadable: Sentence = {
  da: 'Journalen kan ikke læses nu. Prøv igen om lidt.',
  en: 'The journal cannot be read now. Try again in a moment.',
};

export const halfDone: Sentence = {
  da: 'Nummeret er ikke slettet alle steder: journalen kunne ikke skrives til ende. Prøv igen om lidt.',
  en: 'The number is not erased everywhere: the journal could not be written to its end. Try again in a moment.',
};

export const noLine: Sentence = {
  da: 'Linjen er ikke på listen over mistede opkald fra i dag og i går mere.',
  en: 'The line is no longer among the lost calls of today and yesterday.',
};

export const hidden: Sentence = {
  da: 'Nummeret er hemmeligt, så ingen ved, hvem der ringede.',
  en: 'The number is hidden, so that nobody knows who called.',
};
