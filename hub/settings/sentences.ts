import type { Sentence } from '#core/said/sentence';

/** `problems`: a line each. */
export const brokenFile = (problems: readonly Sentence[]): Sentence => ({
  da: `Filen med indstillinger kan ikke læses, så de kan hverken vises eller ændres her: ret den først. ${problems.map(({ da }) => da).join(' ')}`,
  en: `The file of the settings cannot be read, so they can neither be shown nor changed here: mend it first. ${problems.map(({ en }) => en).join(' ')}`,
});

export const changedMeanwhile: Sentence = {
  da: 'Indstillingerne er ændret i mellemtiden, af en anden eller i filen. Se dem igen, og ret dem så.',
  en: 'The settings were changed meanwhile, by somebody else or in the file. Look at them again, and change them then.',
};

export const tooLate: Sentence = {
  da: 'Ændringen kan ikke fortrydes længere: det kan den i et minut. Ret indstillingen tilbage i stedet.',
  en: 'The change can no longer be undone: it can for a minute. Change the setting back instead.',
};

export const notKept: Sentence = {
  da: 'Indstillingerne kunne ikke gemmes, så der er ikke ændret noget. Loggen siger mere.',
  en: 'The settings could not be kept, so nothing was changed. The log says more.',
};

export const noPlace: Sentence = {
  da: 'Serveren er startet uden mappe til sine data, så intet kan gemmes. Start den med --data MAPPE eller --config FIL.',
  en: 'The server was started without a folder for its data, so nothing can be kept. Start it with --data FOLDER or --config FILE.',
};

export const demoOnly: Sentence = {
  da: 'Serveren er startet med --demo og viser kun den. Start den uden for at ændre indstillinger.',
  en: 'The server was started with --demo and shows nothing else. Start it without to change settings.',
};

export const readOnly = (file: string): Sentence => ({
  da: `${file} kan ikke skrives. Giv serverens bruger lov til at skrive den og mappen, den ligger i.`,
  en: `${file} cannot be written. Let the user of the server write it and the folder that it is in.`,
});

export const secretsNotWritten: Sentence = {
  da: 'Hemmelighederne kunne ikke gemmes, så der er ikke ændret noget. Er disken fuld, eller må mappen ikke skrives?',
  en: 'The secrets could not be kept, so nothing was changed. Is the disk full, or may the folder not be written?',
};

export const unseen: Sentence = {
  da: 'Denne hubs indstillinger kan ikke ses her.',
  en: 'The settings of this hub cannot be seen here.',
};

export const unreadableSecrets = (file: string): Sentence => ({
  da: `${file} er ikke en fil med hemmeligheder: forventede ét JSON-objekt med navne og tekster. Hent den fra en sikkerhedskopi, eller slet den, og skriv hemmelighederne igen`,
  en: `${file} is no file of secrets: expected one JSON object of names and texts. Take it from a backup, or delete it and type the secrets again`,
});

export const locked: Sentence = {
  da: 'Windows kan ikke låse hemmeligheder for denne bruger nu, så de er ikke gemt, og der er ikke ændret noget. Log ud og ind igen, og prøv så.',
  en: 'Windows cannot lock secrets for this user now, so they are not kept and nothing was changed. Sign out and in again, and try then.',
};
