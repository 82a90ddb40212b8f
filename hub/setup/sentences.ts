import type { Sentence } from '#core/said/sentence';

export { unseen } from '../settings/sentences.ts';

export const noSuchSource: Sentence = {
  da: 'Det telefonsystem findes ikke i indstillingerne.',
  en: 'There is no such phone system in the settings.',
};

export const callsItself: Sentence = {
  da: 'Det telefonsystem kan ikke spørges: det kalder selv. Ring til en kø, og se, om kaldet kommer.',
  en: 'This phone system cannot be asked: it calls by itself. Ring a queue and see whether the call comes.',
};

export const isAsked: Sentence = {
  da: 'Det telefonsystem kalder ikke: det bliver spurgt.',
  en: 'This phone system does not call: it is asked.',
};

export const tooManyTrials: Sentence = {
  da: 'Der er prøvet for mange gange i det sidste minut: telefonsystemet kunne lukke for adgangen. Vent lidt.',
  en: 'It was tried too many times in the last minute: the phone system might lock the sign-in. Wait a little.',
};

export const oneAtATime: Sentence = {
  da: 'Der prøves allerede. Vent, til det er færdigt.',
  en: 'Another trial is under way. Wait until it is over.',
};
