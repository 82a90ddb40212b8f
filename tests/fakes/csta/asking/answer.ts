import type { Fields } from '../../switches/xml/writer.ts';
import type { Manners } from '../manners.ts';

/** A message of the switch. */
export interface Said {
  readonly name: string;
  readonly fields: Fields;
}

/** An answer, and the segments that follow it. */
export interface Reply extends Said {
  readonly segments?: readonly Said[];
}

/** What becomes of a request. */
export type Answer = Reply | 'hangUp';

/** CSTA's way of saying no. */
export function refused(why: string, kind: Manners['refusal'] = 'operation'): Reply {
  return { name: 'CSTAErrorCode', fields: { [kind]: why } };
}
