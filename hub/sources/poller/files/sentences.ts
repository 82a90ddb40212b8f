import type { Sentence } from '#core/said/sentence';

/** What is told of a file besides why it cannot be opened (`file-trouble.ts`). */
export const noFileIn = (format: string): Sentence => ({
  da: `Der er ingen ${format}-fil i mappen.`,
  en: `There is no ${format} file in the folder.`,
});

export const lineTooLong: Sentence = {
  da: 'Filen har en linje på over en megabyte.',
  en: 'The file has a line of more than a megabyte.',
};

export const quoteNotClosed: Sentence = {
  da: 'Filen er ikke CSV, der kan læses: et anførselstegn åbnes i den og lukkes aldrig.',
  en: 'The file is no CSV that can be read: a quote is opened in it and never closed.',
};

export const noJsonLines: Sentence = {
  da: 'Filen er sat op som JSON-linjer, og dens linjer er ikke JSON.',
  en: 'The file is set to be JSON lines, and its lines are no JSON.',
};

export const noWholeJson: Sentence = {
  da: 'Filen er ikke fuldstændig JSON: måske er den netop ved at blive skrevet.',
  en: 'The file is no complete JSON: it may be that it is just being written.',
};

export const hangs: Sentence = {
  da: 'Filen kan ikke læses: disken eller netværksdrevet svarer ikke.',
  en: 'The file cannot be read: the disk or the network share does not answer.',
};

export const stopped: Sentence = { da: 'Tavlen holdt op med at læse.', en: 'The wallboard stopped reading.' };

export const tooLarge: Sentence = {
  da: 'Filen er over 20 MB og skulle læses som en helhed.',
  en: 'The file is larger than 20 MB, and would be read as a whole.',
};

export const beingWritten: Sentence = {
  da: 'Filen er netop ved at blive skrevet. Den læses igen.',
  en: 'The file is just being written. It is read again.',
};
