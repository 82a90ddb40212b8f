import type { Sentence } from '#core/said/sentence';

/** Everything that this adapter tells a person. */
export const onlyAnswers: Sentence = {
  da: 'Flexfones API svarer kun, når der bliver spurgt.',
  en: 'The API of Flexfone only answers when it is asked.',
};

export const noListIn = (status: number): Sentence => ({
  da: `Flexfone svarede med status ${status} og uden nogen liste.`,
  en: `Flexfone answered with status ${status}, and with no list.`,
});

export const otherAnswer: Sentence = {
  da: 'Svaret er hverken på employee eller Callflow.',
  en: 'The answer is of neither employee nor Callflow.',
};

/** What is asked for. */
export const employees: Sentence = { da: 'medarbejderne', en: 'the employees' };
export const callFlows: Sentence = { da: 'kaldsflowene', en: 'the call flows' };
export const newState: Sentence = { da: 'en ny tilstand for et kaldsflow', en: 'another state of a call flow' };
export const callFlow: Sentence = { da: 'et kaldsflow', en: 'a call flow' };
export const call: Sentence = { da: 'et opkald', en: 'a call' };
export const phones: Sentence = { da: 'en medarbejders telefoner', en: 'the phones of an agent' };

export const refusedSignIn: Sentence = {
  da: 'Flexfone afviser kontoen og hash-koden: sammenlign begge med API-siden i PBXAdmin og med kildens indstillinger.',
  en: 'Flexfone refuses the account and the hash: compare both with the API page of PBXAdmin, and the settings of the source.',
};

export const refusedMyfone: Sentence = {
  da: 'myfone afviser brugernavnet og adgangskoden: kontrollér begge i kildens indstillinger.',
  en: 'myfone refuses the user name and the password: check both in the settings of the source.',
};

export const askedToWait: Sentence = { da: 'Flexfone beder tavlen vente.', en: 'Flexfone asks the wallboard to wait.' };
export const notNow: Sentence = {
  da: 'Flexfone svarer ikke nu og beder om at blive spurgt senere.',
  en: 'Flexfone does not answer now, and asks to be asked later.',
};

export const ownTrouble = (about: Sentence, status: number): Sentence => ({
  da: `Flexfone har selv et problem (status ${status}) med ${about.da}.`,
  en: `Flexfone has a trouble of its own (status ${status}) with ${about.en}.`,
});

export const noSuchRequest: Sentence = {
  da: 'Flexfone kender ikke den forespørgsel: kontrollér baseUrl i kildens indstillinger.',
  en: 'Flexfone knows no such request: check baseUrl in the settings of the source.',
};

export const otherStatus = (about: Sentence, status: number): Sentence => ({
  da: `Flexfone svarede på spørgsmålet om ${about.da} med status ${status}.`,
  en: `Flexfone answered the question for ${about.en} with status ${status}.`,
});

/** `reason`: Flexfone's own word; empty where it has none. */
export const saidNo = (about: Sentence, reason: string): Sentence =>
  reason === ''
    ? { da: `Flexfone siger nej til ${about.da}, og ikke hvorfor.`, en: `Flexfone refused ${about.en}, and not why.` }
    : { da: `Flexfone siger nej til ${about.da}: "${reason}".`, en: `Flexfone refused ${about.en}: "${reason}".` };

export const noList = (of: Sentence): Sentence => ({
  da: `Flexfones svar er ikke en liste over ${of.da}.`,
  en: `The answer of Flexfone is no list of ${of.en}.`,
});

export const neitherJsonNorXml = (of: Sentence): Sentence => ({
  da: `Flexfones svar er ikke en liste over ${of.da}: det er hverken JSON eller XML.`,
  en: `The answer of Flexfone is no list of ${of.en}: it is neither JSON nor XML.`,
});

export const noLocalNumber: Sentence = {
  da: 'Ingen af de medarbejdere, som Flexfone nævner, har et lokalnummer.',
  en: 'None of the employees that Flexfone lists has a local number.',
};

export const noFlowState: Sentence = {
  da: 'Ingen af de kaldsflow, som Flexfone nævner, har et lokalnummer og en tilstand.',
  en: 'None of the call flows that Flexfone lists has a local number and a state.',
};

/** What is said of orders. `is`: whether the call flow is active. */
const state = (is: boolean): Sentence =>
  is ? { da: 'aktivt', en: 'active' } : { da: 'ikke aktivt', en: 'not active' };

export const wasAlready = (name: string, is: boolean): Sentence => ({
  da: `Kaldsflowet "${name}" var allerede ${state(is).da}.`,
  en: `The call flow "${name}" was already ${state(is).en}.`,
});
export const isNow = (name: string, is: boolean): Sentence => ({
  da: `Kaldsflowet "${name}" er nu ${state(is).da}.`,
  en: `The call flow "${name}" is now ${state(is).en}.`,
});
export const stillIs = (name: string, is: boolean): Sentence => ({
  da: `Flexfone tog imod ordren, men kaldsflowet "${name}" er stadig ${state(is).da}.`,
  en: `Flexfone took the order, but the call flow "${name}" is still ${state(is).en}.`,
});
export const noSuchFlow: Sentence = {
  da: 'Flexfone har intet variabelt kaldsflow med det lokalnummer.',
  en: 'Flexfone has no variable call flow with this local number.',
};
export const needsMyfone: Sentence = {
  da: 'Opkald kræver "myfone" med brugernavn og adgangskode i kildens indstillinger.',
  en: 'Calls need "myfone" with a user name and a password in the settings of the source.',
};
export const calling: Sentence = {
  da: 'Flexfone har taget imod ordren: først ringer telefonen, derefter nummeret.',
  en: 'Flexfone took the order: the phone rings first, then the number.',
};
export const noPhone: Sentence = { da: 'Medarbejderen har ingen telefon.', en: 'The agent has no phone.' };
export const manyPhones = (count: number): Sentence => ({
  da: `Medarbejderen har ${count} telefoner: angiv en af dem som "device".`,
  en: `The agent has ${count} phones: name one as "device".`,
});
