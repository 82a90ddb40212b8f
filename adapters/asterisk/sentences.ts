import type { Sentence } from '#core/said/sentence';

/** Everything that this adapter tells a person. */
export const listNotEnded: Sentence = {
  da: 'Asterisk begyndte sin liste over køerne og gjorde den ikke færdig.',
  en: 'Asterisk began its list of the queues and did not end it.',
};

export const fallenSilent: Sentence = {
  da: 'Asterisk er blevet tavs: den svarer ikke på den åbne forbindelse.',
  en: 'Asterisk has fallen silent: it does not answer on the open connection.',
};

export const noManager: Sentence = {
  da: 'Det, der svarer dér, er ikke en Asterisks manager-interface (AMI, port 5038).',
  en: 'What answers there is not the manager interface of an Asterisk (AMI, port 5038).',
};

export const signInRefused: Sentence = {
  da: 'Asterisk afviser brugeren eller adgangskoden: se brugeren i dens manager.conf, og om "permit" lukker denne maskine ind.',
  en: 'Asterisk refuses the user or the password: see the user in its manager.conf, and whether "permit" lets this machine in.',
};

export const noGreeting: Sentence = {
  da: 'Nogen svarer dér og hilser ikke, som Asterisk gør: er det porten til dens manager-interface (5038)?',
  en: 'Somebody answers there and does not greet as Asterisk does: is it the port of its manager interface (5038)?',
};

export const signInUnanswered: Sentence = {
  da: 'Asterisk svarer ikke på login.',
  en: 'Asterisk does not answer the sign-in.',
};

export const noQueueStatus: Sentence = {
  da: 'Asterisk kender ikke sin liste over køerne (QueueStatus): app_queue er ikke indlæst, eller ikke endnu.',
  en: 'Asterisk does not know its list of the queues (QueueStatus): app_queue is not loaded, or not yet.',
};

const needs: Sentence = {
  da: 'i manager.conf skal brugeren have "read = agent,call" og ikke skrive noget',
  en: 'in manager.conf the user needs "read = agent,call", and to write nothing',
};

export const mayNotList: Sentence = {
  da: `Asterisk nægter manager-brugeren sin liste over køerne (QueueStatus): ${needs.da}.`,
  en: `Asterisk refuses its list of the queues (QueueStatus) to the manager user: ${needs.en}.`,
};

export const hearsNoQueues: Sentence = {
  da: `Asterisk tæller opkald og fortæller ikke manager-brugeren om et eneste: ${needs.da}.`,
  en: `Asterisk counts calls and tells the manager user of none: ${needs.en}.`,
};

export const hearsNoCalls: Sentence = {
  da:
    `Asterisk fortæller ikke manager-brugeren noget om opkald: ${needs.da}. ` +
    'Indtil da kan en, der lægger på, ikke skelnes fra en, køen slipper, og tælles som viderestillet.',
  en:
    `Asterisk tells the manager user nothing of calls: ${needs.en}. ` +
    'Until then a caller who hangs up cannot be told from one whom the queue lets go, and is counted as forwarded.',
};

export const tooManyMembers = (most: number): Sentence => ({
  da: `Asterisks køer har mere end ${most} medlemmer: dem derudover tælles ikke.`,
  en: `Asterisk's queues have more than ${most} members: those beyond are not counted.`,
});

export const tooManyWaiting = (most: number): Sentence => ({
  da: `Flere end ${most} venter i Asterisks køer: dem derudover tælles ikke.`,
  en: `More than ${most} callers wait in Asterisk's queues: those beyond are not counted.`,
});

export const fieldMissing = (name: string): Sentence => ({
  da: `Asterisks besked om en kø har intet ${name}, eller et, der er for langt.`,
  en: `Asterisk's message of a queue has no ${name}, or one that is too long.`,
});

export const neitherEventNorAnswer: Sentence = {
  da: 'Beskeden er hverken en hændelse eller et svar fra Asterisk.',
  en: 'The message is neither an event nor an answer of Asterisk.',
};

/** `shown`: the queues that it has, as many as a person reads; `more`: how many there are besides. */
export function noSuchQueue(name: string, shown: readonly string[], more: number): Sentence {
  const named = shown.map((each) => `"${each}"`).join(', ');
  const [andMore, and] = more > 0 ? [` og ${more} mere`, ` and ${more} more`] : ['', ''];
  return {
    da: `Asterisk har ingen kø "${name}", som indstillingerne nævner. Den har ${named === '' ? 'ingen' : named + andMore}.`,
    en: `Asterisk has no queue "${name}", which the settings name. It has ${named === '' ? 'none' : named + and}.`,
  };
}
