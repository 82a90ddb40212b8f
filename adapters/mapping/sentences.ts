import type { Sentence } from '#core/said/sentence';

/** What the five mapped adapters tell a person alike. `shape`: what the answer looks like, without what it says. */
export const noList = (shape: Sentence): Sentence => ({
  da: `Svaret er ikke en liste af poster, men ${shape.da}: "records" i kildens indstillinger siger, hvor listen er.`,
  en: `The answer is no list of records but ${shape.en}: "records" in the settings of the source says where the list is.`,
});

export const noListThere = (records: string, shape: Sentence): Sentence => ({
  da: `I svaret er der ingen liste, hvor "records" siger (${records}): det er ${shape.da}.`,
  en: `In the answer there is no list where "records" says (${records}): it is ${shape.en}.`,
});

export const recordsFailed = (records: string, why: Sentence, shape: Sentence): Sentence => ({
  da: `"records" (${records}) ${why.da} med dette svar: ${shape.da}.`,
  en: `"records" (${records}) ${why.en} with this answer: ${shape.en}.`,
});

export const doesNotFit = (field: string, text: string, why: Sentence, record: number, shape: Sentence): Sentence => ({
  da: `Beskrivelsen passer ikke: "${field}" (${text}) ${why.da}, første gang i post ${record}, ${shape.da}.`,
  en: `The mapping does not fit: "${field}" (${text}) ${why.en}, first in record ${record}, ${shape.en}.`,
});

export const expressionFailed = (text: string, why: Sentence): Sentence => ({
  da: `Udtrykket ${text} ${why.da} med svaret.`,
  en: `The expression ${text} ${why.en} with the answer.`,
});

export const noQueueNamed: Sentence = {
  da: 'Svaret tæller ingen af de køer, som "queues" i kildens indstillinger nævner: er navnene stavet som dér?',
  en: 'The answer counts none of the queues that "queues" in the settings of the source names: are the names spelled as there?',
};

export const noXml: Sentence = {
  da: 'Svaret begynder som XML og er ikke noget, der kan læses.',
  en: 'The answer begins like XML and is none that can be read.',
};

export const noAnswer: Sentence = {
  da: 'Det, der kom, er ikke et svar på et spørgsmål.',
  en: 'What came is no answer to a question.',
};

export const noRecords = (status: number): Sentence => ({
  da: `Svaret har status ${status} og ingen poster.`,
  en: `The answer has status ${status} and no records.`,
});

export const isNoText: Sentence = {
  da: 'er ikke en tekst på op til 200 tegn',
  en: 'is no text of up to 200 characters',
};

export const isNoCount: Sentence = { da: 'er ikke et helt tal fra 0', en: 'is no whole number from 0' };

export const isNoDuration: Sentence = {
  da: 'er hverken et antal sekunder eller mm:ss',
  en: 'is neither a number of seconds nor mm:ss',
};

export const isNoTime: Sentence = {
  da: 'er ikke et tidspunkt i indstillingernes format',
  en: 'is no time in the format of the settings',
};

export const takesTooLong: Sentence = { da: 'tager for lang tid', en: 'takes too long' };

export const goesTooDeep: Sentence = { da: 'går for dybt', en: 'goes too deep' };

export const textTooLong: Sentence = {
  da: 'leder efter et mønster i en tekst, der er for lang',
  en: 'looks for a pattern in a text that is too long',
};

/** `code`: JSONata's own, with a space before it; or empty. */
export const cannotBeComputed = (code: string): Sentence => ({
  da: `kan ikke beregnes${code}`,
  en: `cannot be computed${code}`,
});

/** The service is on the other side, whatever it is: what `rest`, `soap` and `websocket` say alike. */
export const askedToWait: Sentence = { da: 'Tjenesten beder os vente.', en: 'The service asks us to wait.' };

export const ownTrouble = (status: number): Sentence => ({
  da: `Tjenesten har selv problemer (status ${status}).`,
  en: `The service has a trouble of its own (status ${status}).`,
});

/** What is asked for, in "asked for its records". */
export const itsRecords: Sentence = { da: 'sine poster', en: 'its records' };
