import type { Fields } from '../../switches/xml/writer.ts';
import type { Told } from '../exchange/house.ts';

/** An answer, what whoever asked is told right after it, and what happens after that. */
export interface Reply {
  readonly name: string;
  readonly fields: Fields;
  readonly next?: readonly Told[];
  readonly afterwards?: () => void;
}

/** What becomes of a request. */
export type Answer = Reply | 'hangUp';

/** CSTA's way of saying no: a kind of error, and which. */
export function refused(kind: 'operation' | 'security' | 'stateIncompatibility', why: string): Answer {
  return { name: 'CSTAErrorCode', fields: { [kind]: why } };
}
