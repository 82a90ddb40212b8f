import type { Sentence } from '#core/said/sentence';

/** Everything that this adapter tells a person. */
export const otherAnswer: Sentence = {
  da: 'One-Connect svarer på login med noget andet.',
  en: 'One-Connect answers the sign-in with something else.',
};

export const signInRefused = (why: Sentence): Sentence => ({
  da: `One-Connect afviser login: ${why.da}. Kontrollér brugeren, adgangskoden og PBX-domænet.`,
  en: `One-Connect refuses the sign-in: ${why.en}. Check the user, the password and pbxDomain.`,
});

export const signInUnanswered: Sentence = {
  da: 'One-Connect svarer ikke på login.',
  en: 'One-Connect does not answer the sign-in.',
};

export const fallenSilent: Sentence = {
  da: 'One-Connect svarer ikke længere.',
  en: 'One-Connect does not answer any more.',
};

export const sessionEnded: Sentence = {
  da: 'One-Connect har afsluttet sessionen.',
  en: 'One-Connect has ended the session.',
};

export const noAnswer: Sentence = { da: 'One-Connect svarer ikke', en: 'One-Connect does not answer' };

/** `what` cannot be known, and why. */
export const unknownFor = (what: Sentence, why: Sentence): Sentence => ({
  da: `${what.da}: ${why.da}.`,
  en: `${what.en}: ${why.en}.`,
});

export const notFollowed = (device: string): Sentence => ({
  da: `${device} kan ikke følges`,
  en: `${device} cannot be followed`,
});

export const queueNotFound = (number: string): Sentence => ({
  da: `Kø ${number} findes ikke`,
  en: `Queue ${number} is not found`,
});

export const membersNotTold = (number: string): Sentence => ({
  da: `Medlemmerne af kø ${number} oplyses ikke`,
  en: `The members of queue ${number} are not told`,
});

export const restNotTold = (number: string): Sentence => ({
  da: `Om ${number} har "forstyr ikke" slået til, oplyses ikke`,
  en: `Whether ${number} is not to be disturbed is not told`,
});

export const callsNotTold = (device: string): Sentence => ({
  da: `Opkaldene på ${device} oplyses ikke`,
  en: `The calls of ${device} are not told`,
});

export const queueRemoved = (number: string): Sentence => ({
  da: `Kø ${number} er fjernet i One-Connect.`,
  en: `Queue ${number} was removed in One-Connect.`,
});

export const noSuchQueue: Sentence = {
  da: 'One-Connect er ikke sat op til sådan en kø.',
  en: 'One-Connect is set up for no such queue.',
};

export const noMember = (agent: string): Sentence => ({
  da: `${agent} er ikke medlem af denne kø.`,
  en: `${agent} is no member of this queue.`,
});

export const noSuchAction: Sentence = {
  da: 'One-Connect har ikke den handling.',
  en: 'One-Connect has no such action.',
};

export const notDone = (why: Sentence): Sentence => ({
  da: `Det blev ikke gjort: ${why.da}.`,
  en: `It was not done: ${why.en}.`,
});

export const signedInNow = (agent: string, queue: string, signedIn: boolean): Sentence => ({
  da: `${agent} er nu logget ${signedIn ? 'ind i' : 'ud af'} kø ${queue}.`,
  en: `${agent} is now signed ${signedIn ? 'in to' : 'out of'} queue ${queue}.`,
});

export const restingNow = (agent: string, on: boolean): Sentence => ({
  da: `"Forstyr ikke" for ${agent} er nu slået ${on ? 'til' : 'fra'}.`,
  en: `Do-not-disturb of ${agent} is now ${on ? 'on' : 'off'}.`,
});

export const callingNow = (agent: string): Sentence => ({
  da: `Telefonen ${agent} ringer op.`,
  en: `The phone ${agent} is calling.`,
});

export const notShown: Sentence = {
  da: 'One-Connect er blevet bedt om det og har ikke vist, at det er gjort. Se efter dér, før I beder om det igen.',
  en: 'One-Connect was asked, and has not shown that it was done. Look there before you ask again.',
};

/** A message lacks what it should have. */
export const expected = (message: string, what: Sentence): Sentence => ({
  da: `${message}: forventede ${what.da}.`,
  en: `${message}: expected ${what.en}.`,
});

export const aCall: Sentence = {
  da: 'et callID eller et globalCallLinkageId',
  en: 'a callID or a globalCallLinkageId',
};

export const aMonitor: Sentence = {
  da: 'et monitorCrossRefID som u-12345678-200',
  en: 'a monitorCrossRefID such as u-12345678-200',
};

export const theRequest: Sentence = {
  da: 'requestID, som alene siger, hvem det gælder',
  en: 'the requestID, which alone says of whom it is',
};

export const restOfWhom: Sentence = {
  da: 'doNotDisturbOn, true eller false, og for hvem',
  en: 'doNotDisturbOn, true or false, and of whom',
};

export const itsFigures: Sentence = {
  da: 'waitingCalls, totalAnsweredCalls og totalMissedCalls',
  en: 'waitingCalls, totalAnsweredCalls and totalMissedCalls',
};
