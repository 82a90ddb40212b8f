import type { JsonValue } from '#core/said/input';
import type { Sentence } from '#core/said/sentence';
import { listed } from '#core/said/sentence';

/** Everything that this adapter tells a person. What was asked is put into each as `about`. */
export const queuesAbout = { da: 'køernes tilstand', en: 'the state of the queues' };
export const usersAbout = { da: 'brugernes tilstand', en: 'the state of the users' };
export const callsAbout = { da: 'en brugers igangværende opkald', en: "a user's current calls" };
export const resumeAbout = { da: 'ventende opkald', en: 'the waiting calls' };
export const statusAbout = { da: 'en brugers status', en: "a user's status" };
export const terminalAbout = { da: 'en tilmelding til køerne', en: 'signing in to the queues' };
export const callAbout = { da: 'et opkald', en: 'a call' };

export const notLetIn = (about: Sentence, status: number): Sentence => ({
  da: `SWAN afviser at oplyse ${about.da} (HTTP ${status}): kontrollér "headers" i indstillingerne.`,
  en: `SWAN refused to tell ${about.en} (HTTP ${status}): check "headers" in the settings.`,
});

export const busy = (about: Sentence, status: number): Sentence => ({
  da: `SWAN har for travlt til at oplyse ${about.da} (HTTP ${status}).`,
  en: `SWAN is too busy to tell ${about.en} (HTTP ${status}).`,
});

/** `reason`: SWAN's own word; empty where it has none. */
export const refused = (about: Sentence, reason: string): Sentence =>
  reason === ''
    ? {
        da: `SWAN kunne ikke oplyse ${about.da} og siger ikke hvorfor.`,
        en: `SWAN could not tell ${about.en}, and does not say why.`,
      }
    : {
        da: `SWAN kunne ikke oplyse ${about.da}: "${reason}".`,
        en: `SWAN could not tell ${about.en}: "${reason}".`,
      };

export const notThere = (about: Sentence): Sentence => ({
  da: `SWAN kender ikke adressen på ${about.da} (HTTP 404): kontrollér "baseUrl" i indstillingerne.`,
  en: `SWAN does not know the address of ${about.en} (HTTP 404): check "baseUrl" in the settings.`,
});

export const sentElsewhere = (about: Sentence, status: number): Sentence => ({
  da: `SWAN sender spørgsmålet om ${about.da} videre til en anden adresse (HTTP ${status}), som ikke følges: kontrollér "baseUrl".`,
  en: `SWAN sends the question for ${about.en} to another address (HTTP ${status}), which is not followed: check "baseUrl".`,
});

export const httpFailed = (about: Sentence, status: number): Sentence => ({
  da: `SWAN kunne ikke oplyse ${about.da} (HTTP ${status}).`,
  en: `SWAN could not tell ${about.en} (HTTP ${status}).`,
});

/** The beginning of a sentence about an answer that is none. */
const expected = (about: Sentence): Sentence => ({
  da: `SWAN blev spurgt om ${about.da}: forventede JSON med "error", "error-msg" og "result" (dokument 002)`,
  en: `SWAN was asked for ${about.en}: expected JSON with "error", "error-msg" and "result" (document 002)`,
});

const continued = (about: Sentence, da: string, en: string): Sentence => ({
  da: `${expected(about).da}${da}`,
  en: `${expected(about).en}${en}`,
});

export const noAnswer = (about: Sentence, found: Sentence): Sentence =>
  continued(about, `, og ikke ${found.da}.`, `, and not ${found.en}.`);
export const noResult = (about: Sentence): Sentence =>
  continued(about, ', men "result" mangler.', ', and "result" is missing.');
export const noGroups: Sentence = continued(
  queuesAbout,
  ' og deri "queues" pr. gruppe.',
  ', and in it "queues" by group.',
);
export const noNumbers: Sentence = continued(
  queuesAbout,
  ' og deri antal opkald under "status" for hver gruppe.',
  ', and in it numbers of calls under "status" of each group.',
);
export const noUsers: Sentence = continued(usersAbout, ', som er en liste af brugere.', ', which is a list of users.');
export const noUserInList: Sentence = continued(
  usersAbout,
  ' og deri "extension" og "status" for hver bruger.',
  ', and in it "extension" and "status" of each user.',
);
export const noWaitingCalls: Sentence = continued(
  resumeAbout,
  ' og deri "waiting-calls" pr. gruppe.',
  ', and in it "waiting-calls" by group.',
);

export const noneConfigured: Sentence = {
  da: 'SWAN fortalte ikke om nogen af de angivne grupper: kontrollér "group" og "queues" i indstillingerne.',
  en: 'SWAN told of none of the configured groups: check "group" and "queues" in the settings.',
};

export const notConfigured = (unknown: readonly string[], known: readonly string[]): Sentence => {
  const [names, others] = [unknown, known].map((ids) => ids.map((id) => `"${id}"`).join(', '));
  return {
    da: `Indstillingerne nævner køer, som ikke er sat op: ${names}; de, der er, hedder ${others}.`,
    en: `The settings name queues that are not configured: ${names}; the configured ones are ${others}.`,
  };
};

export const onlyAsked: Sentence = {
  da: 'SWAN svarer kun, når der bliver spurgt.',
  en: 'SWAN only answers when it is asked.',
};

export const otherAnswer: Sentence = {
  da: 'Svaret hører ikke til noget, som SWAN bliver spurgt om.',
  en: 'The answer is of none of the requests that SWAN is asked.',
};

export const wordsAround: Sentence = {
  da: 'SWAN skriver andet omkring sine svar, formentlig en advarsel fra PHP. Svarene læses alligevel; den, der passer SWAN, bør fjerne den.',
  en: 'SWAN writes something else around its answers, most likely a warning of PHP. They are read all the same; whoever looks after SWAN should remove it.',
};

/** `names`: the numbers as document 002 calls them. */
export const partlyRead = (queue: string, names: readonly string[]): Sentence => ({
  da: `I SWANs svar om "${queue}" kan ${listed(names, 'og')} ikke læses: det står som ukendt.`,
  en: `In SWAN's answer about "${queue}", ${listed(names, 'and')} cannot be read: shown as unknown.`,
});

export const membersWithoutState = (queue: string, agents: readonly string[]): Sentence => ({
  da: `${listed(agents, 'og')} er logget på "${queue}", men står ikke blandt brugerne: de tælles ikke med.`,
  en: `${listed(agents, 'and')} logged on to "${queue}" but not among the users: not counted.`,
});

export const onlyWaiting = (reason: Sentence): Sentence => ({
  da: `${reason.da} Derfor vises kun, hvor mange der venter (user-resume).`,
  en: `${reason.en} So only how many wait is shown (user-resume).`,
});

export const described = (body: JsonValue): Sentence => {
  if (body === null) return { da: 'null', en: 'null' };
  if (typeof body === 'object') return { da: 'en liste', en: 'a list' };
  if (typeof body === 'number') return { da: 'et tal', en: 'a number' };
  if (typeof body === 'boolean') return { da: 'et ja eller nej', en: 'a boolean' };
  if (/^\s*</.test(body)) return { da: 'en webside', en: 'a web page' };
  if (/^\s*[{[]/.test(body)) {
    return { da: 'JSON, der brækker af eller er beskadiget', en: 'JSON that breaks off or is damaged' };
  }
  return body.trim() === '' ? { da: 'ingenting', en: 'nothing' } : { da: 'almindelig tekst', en: 'plain text' };
};

/** What is said of orders. */
export const isNow = (user: string, status: string): Sentence => ({
  da: `${user} er nu "${status}" i SWAN.`,
  en: `${user} is now "${status}" in SWAN.`,
});
export const stillIs = (user: string, status: string): Sentence => ({
  da: `SWAN tog imod ordren, men ${user} er stadig "${status}".`,
  en: `SWAN took the order, but ${user} is still "${status}".`,
});
export const notTaken: Sentence = {
  da: 'SWAN svarede, at ordren ikke er udført.',
  en: 'SWAN answered that it did not take the order.',
};
export const registered: Sentence = {
  da: 'SWAN har logget terminalens bruger på alle hans køer.',
  en: "SWAN has signed the terminal's user in to all of his queues.",
};
export const unregistered: Sentence = {
  da: 'SWAN har logget terminalens bruger af alle hans køer.',
  en: "SWAN has signed the terminal's user out of all of his queues.",
};
export const calling: Sentence = {
  da: 'SWAN har taget imod ordren: først ringer telefonen, derefter nummeret.',
  en: 'SWAN took the order: the phone rings first, then the number.',
};
