import type { Sentence } from '#core/said/sentence';

/** What a database's trouble is, for a person. */
export const stopped: Sentence = { da: 'Tavlen holdt op med at spørge.', en: 'The wallboard stopped asking.' };

export const signInRefused: Sentence = {
  da: 'Databasen afviser brugeren, adgangskoden eller retten til at læse: kontrollér dem i indstillingerne.',
  en: 'The database refuses the user, the password, or the right to read: check them in the settings.',
};

export const noDatabase: Sentence = {
  da: 'Der er ikke sådan en database: kontrollér adressen i indstillingerne.',
  en: 'There is no such database: check the address in the settings.',
};

export const noTable: Sentence = {
  da: 'Databasen har ikke sådan en tabel eller kolonne: kontrollér forespørgslen i kildens indstillinger.',
  en: 'The database has no such table or column: check the query in the settings of the source.',
};

export const notRead: Sentence = {
  da: 'Forespørgslen ville ændre noget: tavlen læser kun.',
  en: 'The query would change something: the wallboard only reads.',
};

export const busy: Sentence = {
  da: 'Databasen er optaget eller låst. Den spørges igen.',
  en: 'The database is busy or locked. It is asked again.',
};

export const noSafeTls: Sentence = {
  da: 'Databasen kan ikke nås: dens certifikat er ikke betroet, eller den taler ingen TLS, der er sikker.',
  en: 'The database cannot be reached: its certificate is not trusted, or it speaks no TLS that is safe.',
};

export const tooSlow: Sentence = {
  da: 'Databasen svarede ikke i tide.',
  en: 'The database did not answer in time.',
};

export const connectionLost: Sentence = {
  da: 'Forbindelsen til databasen blev afbrudt.',
  en: 'The connection to the database was lost.',
};

export const notUnderstood = (code: string): Sentence => ({
  da: `Databasen forstår ikke forespørgslen (${code}): kontrollér den i kildens indstillinger.`,
  en: `The database does not understand the query (${code}): check it in the settings of the source.`,
});

export const unreachable = ({ da, en }: Sentence): Sentence => ({
  da: `Databasen kan ikke nås: ${da}`,
  en: `The database cannot be reached: ${en}`,
});
