import type { Sentence } from '#core/said/sentence';

/** Everything that this adapter tells a person. */
export const otherAnswer: Sentence = {
  da: 'Centralen svarer på login med noget andet.',
  en: 'The switch answers the sign-in with something else.',
};

export const sessionRefused = (why: Sentence): Sentence => ({
  da: `Centralen afviser sessionen: ${why.da}. Kontrollér "session" og "login" i indstillingerne.`,
  en: `The switch refuses the session: ${why.en}. Check "session" and "login" in the settings.`,
});

export const sessionEnded: Sentence = {
  da: 'Centralen har afsluttet sessionen.',
  en: 'The switch has ended the session.',
};

export const speaksNotFirst: Sentence = {
  da: 'Centralen taler ikke først, som den skal med "session": "register" i indstillingerne.',
  en: 'The switch does not speak first, as it should with "session": "register" in the settings.',
};

export const fallenSilent: Sentence = {
  da: 'Centralen svarer ikke længere.',
  en: 'The switch does not answer any more.',
};

export const noSession: Sentence = {
  da: 'Centralen svarer ikke på anmodningen om en session.',
  en: 'The switch does not answer the request for a session.',
};

export const noStatus: Sentence = {
  da: 'Centralen svarer ikke på spørgsmålet om sin tilstand.',
  en: 'The switch does not answer the request for its status.',
};

export const noAnswer: Sentence = { da: 'centralen svarer ikke', en: 'the switch does not answer' };

export const notFollowed = (device: string, why: Sentence): Sentence => ({
  da: `${device} kan ikke følges: ${why.da}.`,
  en: `${device} cannot be followed: ${why.en}.`,
});

export const nothingFollowed = (last?: Sentence): Sentence => ({
  da: `Ingen af enhederne i indstillingerne kan følges. ${last?.da ?? ''}`.trim(),
  en: `None of the devices in the settings can be followed. ${last?.en ?? ''}`.trim(),
});

export const notTold = (device: string, why: Sentence): Sentence => ({
  da: `Hvad der er på ${device}, oplyses ikke: ${why.da}.`,
  en: `What is at ${device} is not told: ${why.en}.`,
});

export const lostMessages: Sentence = {
  da: 'Centralen siger, at den har mistet beskeder: opkald fra den tid mangler måske i tallene.',
  en: 'The switch says that it lost messages: calls of that time may be missing in the figures.',
};

export const noInvokeId: Sentence = {
  da: 'En ramme har intet invoke-id på fire cifre: det er ikke CSTA over TCP.',
  en: 'A frame has no invoke id of four digits: this is not CSTA over TCP.',
};

export const requestTooLong: Sentence = {
  da: 'En forespørgsel er for lang til en ramme.',
  en: 'A request is too long for a frame.',
};

export const noFrame: Sentence = {
  da: 'En ramme begynder ikke med to nuller: centralen taler ikke CSTA som XML over TCP her.',
  en: 'A frame does not begin with two zeros: the switch does not speak CSTA as XML over TCP here.',
};

export const shortFrame: Sentence = {
  da: 'En ramme siger, at den er kortere end sit eget hoved.',
  en: 'A frame says that it is shorter than its own head.',
};

export const notAsKept: Sentence = {
  da: 'Forventede de fire cifre i invoke-id, et mellemrum og XML.',
  en: 'Expected the four digits of the invoke id, a space and XML.',
};

export const callMissing = (message: string, name: string): Sentence => ({
  da: `${message}: forventede ${name}, og i det et callID.`,
  en: `${message}: expected ${name}, and in it a callID.`,
});

export const outOfService: Sentence = {
  da: 'Centralen siger, at den er ude af drift.',
  en: 'The switch says that it is out of service.',
};
