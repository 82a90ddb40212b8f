import type { Sentence } from '#core/said/sentence';

/** Everything that this adapter tells a person. */
export const onlyAnswers: Sentence = { da: 'Soluno svarer kun på spørgsmål.', en: 'Soluno only answers questions.' };

export const noCallsIn = (status: number): Sentence => ({
  da: `Soluno svarede med status ${status} og ingen opkald.`,
  en: `Soluno answered with status ${status} and no calls.`,
});

export const notAList: Sentence = {
  da: 'Svaret er ikke en liste af opkald: kontrollér adressen i kildens indstillinger.',
  en: 'The answer is no list of calls: check the address in the settings of the source.',
};

export const noneReadable = (records: number): Sentence => ({
  da: `Ingen af de ${records} opkald i svaret er, som Soluno beskriver dem.`,
  en: `None of the ${records} records in the answer is as Soluno describes them.`,
});

export const tokenWithdrawn: Sentence = {
  da: 'Soluno tager ikke længere imod adgangsbeviset: næste gang logges der ind på ny.',
  en: 'Soluno takes the token no more: the next question signs in anew.',
};

export const signInWanted: Sentence = {
  da: 'Soluno vil have et login: udfyld auth i kildens indstillinger.',
  en: 'Soluno wants a sign-in: fill in auth in the settings of the source.',
};

export const signInRefused: Sentence = {
  da: 'Soluno afviser login til opkaldshistorikken: kontrollér auth i kildens indstillinger.',
  en: 'Soluno refuses the sign-in for the call history: check auth in the settings of the source.',
};

export const passwordRefused: Sentence = {
  da: 'Soluno afviser brugernavnet eller adgangskoden: kontrollér begge i kildens indstillinger.',
  en: 'Soluno refuses the user name or the password: check both in the settings of the source.',
};

export const noToken: Sentence = {
  da: 'Soluno godtog login og sendte intet adgangsbevis: kontrollér tokenUrl i kildens indstillinger.',
  en: 'Soluno accepted the sign-in and sent no token: check tokenUrl in the settings of the source.',
};

export const askedToWait: Sentence = {
  da: 'Soluno beder tavlen vente: der svares på ét spørgsmål pr. 300 sekunder for hele organisationen.',
  en: 'Soluno asks the wallboard to wait: it answers one question in 300 seconds for the whole organisation.',
};

export const ownTrouble = (status: number): Sentence => ({
  da: `Soluno har selv et problem (status ${status}).`,
  en: `Soluno has a trouble of its own (status ${status}).`,
});

export const otherStatus = (status: number): Sentence => ({
  da: `Soluno svarede med status ${status}: kontrollér adressen i kildens indstillinger.`,
  en: `Soluno answered with status ${status}: check the address in the settings of the source.`,
});

/** What is asked for. */
export const aToken: Sentence = { da: 'et adgangsbevis', en: 'a token' };
export const callsOfToday: Sentence = { da: 'opkaldene i dag', en: 'the calls of today' };
export const latestCalls: Sentence = { da: 'de seneste opkald', en: 'the latest calls' };
export const callsOfDays = (days: number, of: number): Sentence => ({
  da: `opkaldene fra de seneste ${days} af ${of} dage`,
  en: `the calls of the last ${days} of ${of} days`,
});
