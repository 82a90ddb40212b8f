import type { XmlElement } from '#adapters/xml';
import { anywhere, textIn } from './elements.ts';

/** Why the phone system refused a request: its kind (of ECMA-323's `UniversalFailure`), and a sentence for a person. */
export interface Refusal {
  readonly kind: string;
  readonly sentence: string;
}

const kinds: { readonly [kind: string]: string } = {
  operation: 'the phone system says that this cannot be done',
  security: 'the phone system says that our user has no right to it',
  stateIncompatibility: 'the phone system says that this cannot be done at the moment',
  subscribedResourceAvailability: 'the phone system says that more than is agreed was asked for',
  systemResourceAvailibility: 'the phone system says that it has no room for it',
  performanceManagement: 'the phone system says that it is overloaded',
};

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
  const why = kinds[kind] ?? 'the phone system refuses it';
  return { kind, sentence: word !== undefined && /^[a-z][a-z :]{0,79}$/i.test(word) ? `${why} (${word})` : why };
}

/** Whether it may be granted to who asks again after a while. */
export function isForNow({ kind }: Refusal): boolean {
  return /^(?:stateIncompatibility|systemResource|subscribedResource|performanceManagement)/.test(kind);
}
