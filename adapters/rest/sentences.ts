import type { Sentence } from '#core/said/sentence';

/** Everything that this adapter tells a person. */
export const signInWanted: Sentence = {
  da: 'Tjenesten vil have et login: udfyld auth i kildens indstillinger.',
  en: 'The service wants a sign-in: fill in auth in the settings of the source.',
};

export const signInRefused: Sentence = {
  da: 'Tjenesten afviser login: kontrollér auth i kildens indstillinger.',
  en: 'The service refuses the sign-in: check auth in the settings of the source.',
};

export const clientRefused: Sentence = {
  da: 'Tjenesten afviser clientId eller clientSecret: kontrollér begge under auth i indstillingerne.',
  en: 'The service refuses clientId or clientSecret: check both under auth in the settings.',
};

export const noToken: Sentence = {
  da: 'Svaret på login indeholder intet access_token: kontrollér tokenUrl i indstillingerne.',
  en: 'The answer to the sign-in holds no access_token: check tokenUrl in the settings.',
};

export const tokenWithdrawn: Sentence = {
  da: 'Tjenesten tager ikke længere imod adgangsbeviset: næste gang logges der ind på ny.',
  en: 'The service takes the token no more: the next question signs in anew.',
};

export const otherServer: Sentence = {
  da: 'Svarets næste side siges at være på en anden server: der spørges ingen.',
  en: 'The next page of the answer is said to be on another server: nobody is asked there.',
};

export const otherStatus = (status: number): Sentence => ({
  da: `Tjenesten svarede med status ${status}: kontrollér adressen i kildens indstillinger.`,
  en: `The service answered with status ${status}: check the address in the settings of the source.`,
});

export const aToken: Sentence = { da: 'et adgangsbevis', en: 'a token' };
