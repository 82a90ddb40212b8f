import type { Sentence } from '#core/said/sentence';
import { shortestPassphrase } from './sealed.ts';

const both = (da: string, en: string): Sentence => ({ da, en });

export const shortPassphrase = both(
  `Adgangssætningen skal have mindst ${shortestPassphrase} tegn.`,
  `The passphrase needs at least ${shortestPassphrase} characters.`,
);
export const noData = (folder: string): Sentence =>
  both(
    `Der er ingen journal i ${folder}: er det den rigtige datamappe?`,
    `There is no journal in ${folder}: is it the right data folder?`,
  );
export const notWritten = (file: string, why: string): Sentence =>
  both(
    `Sikkerhedskopien ${file} kan ikke skrives (${why}). Vælg et andet sted, eller gør plads.`,
    `The backup ${file} cannot be written (${why}). Choose another place, or make room.`,
  );
export const notCopied = (name: string, why: string): Sentence =>
  both(
    `${name} kan ikke kopieres (${why}). Prøv igen om lidt.`,
    `${name} cannot be copied (${why}). Try again in a moment.`,
  );
export const noFile = (file: string): Sentence =>
  both(`${file} findes ikke, eller kan ikke læses.`, `${file} is not there, or cannot be read.`);
export const noBackup = (file: string): Sentence =>
  both(
    `${file} er ikke en sikkerhedskopi herfra, eller den er beskadiget. Hent den igen, eller brug en anden.`,
    `${file} is no backup of this program, or it is damaged. Get it again, or use another one.`,
  );
export const damaged = (name: string): Sentence =>
  both(
    `${name} i sikkerhedskopien er beskadiget. Hent den igen, eller brug en anden.`,
    `${name} in the backup is damaged. Get it again, or use another one.`,
  );
export const newer = (program: string): Sentence =>
  both(
    `Sikkerhedskopien er fra en nyere udgave (${program}). Opdater programmet her først.`,
    `The backup is of a newer version (${program}). Update the program here first.`,
  );
export const occupied = (folder: string): Sentence =>
  both(
    `${folder} har allerede en hubs data. Med --replace sættes de til side og slettes ikke.`,
    `${folder} already holds the data of a hub. With --replace they are set aside, and not deleted.`,
  );
export const wrongPassphrase = both(
  'Adgangssætningen er en anden end den, som sikkerhedskopien blev lavet med.',
  'The passphrase is not the one that the backup was made with.',
);
/** It counts already. */
export const notInPlaceYet = (why: string): Sentence =>
  both(
    `Sikkerhedskopien er prøvet og gælder, men den kan ikke lægges på plads endnu (${why}). Det sker ved næste start, når årsagen er væk.`,
    `The backup was checked and counts, but cannot be put in its place yet (${why}). The next start does it, once the cause is gone.`,
  );
export const notRestored = (why: string): Sentence =>
  both(`Datamappen kan ikke skrives (${why}).`, `The data folder cannot be written (${why}).`);
