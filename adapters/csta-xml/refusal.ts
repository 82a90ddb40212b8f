import type { Sentence } from '#core/said/sentence';
import { changed } from '#core/said/sentence';
import type { XmlElement } from '#adapters/xml';
import { anywhere, textIn } from './elements.ts';

/** Why the phone system refused a request: its kind (of ECMA-323's `UniversalFailure`), and why, as the rest of a sentence. */
export interface Refusal {
  readonly kind: string;
  readonly sentence: Sentence;
}

const kinds: { readonly [kind: string]: Sentence } = {
  operation: {
    da: 'telefonsystemet siger, at det ikke kan lade sig gøre',
    en: 'the phone system says that this cannot be done',
  },
  security: {
    da: 'telefonsystemet siger, at vores bruger ikke har ret til det',
    en: 'the phone system says that our user has no right to it',
  },
  stateIncompatibility: {
    da: 'telefonsystemet siger, at det ikke kan lade sig gøre lige nu',
    en: 'the phone system says that this cannot be done at the moment',
  },
  subscribedResourceAvailability: {
    da: 'telefonsystemet siger, at der er bedt om mere end aftalt',
    en: 'the phone system says that more than is agreed was asked for',
  },
  systemResourceAvailibility: {
    da: 'telefonsystemet siger, at det ikke har plads til det',
    en: 'the phone system says that it has no room for it',
  },
  performanceManagement: {
    da: 'telefonsystemet siger, at det er overbelastet',
    en: 'the phone system says that it is overloaded',
  },
};

const other: Sentence = { da: 'telefonsystemet afviser det', en: 'the phone system refuses it' };

/** The refusal that a message is, or carries; absent where it is none. */
export function refusalIn(root: XmlElement): Refusal | undefined {
  const code = isCode(root) ? root : anywhere(root, 'CSTAErrorCode');
  if (code !== undefined) return refusal(code.children[0]?.name ?? '', textIn(code.children[0]));
  if (!/NegResponse$/i.test(root.name)) return undefined;
  return refusal('', textIn(anywhere(root, 'errorCode')));
}

function isCode({ name }: XmlElement): boolean {
  return name.toLowerCase() === 'cstaerrorcode';
}

/** Its own word for it is told only where it is one word, which holds nobody's number. */
function refusal(kind: string, word: string | undefined): Refusal {
  const why = kinds[kind] ?? other;
  const isTold = word !== undefined && /^[a-z][a-z :]{0,79}$/i.test(word);
  return { kind, sentence: isTold ? changed(why, (words) => `${words} (${word})`) : why };
}

/** Whether it may be granted to who asks again after a while. */
export function isForNow({ kind }: Refusal): boolean {
  return /^(?:stateIncompatibility|systemResource|subscribedResource|performanceManagement)/.test(kind);
}
