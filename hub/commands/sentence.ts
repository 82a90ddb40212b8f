import { faultOf } from '../machine/fault.ts';

/** A failure in words for a person. Our own classes carry sentences; a fault's message may quote an input, and with it somebody's number. */
export function sentenceOf(error: unknown): string {
  if (error instanceof Error && !error.name.endsWith('Error')) return error.message;
  const { kind, frames } = faultOf(error);
  return `The wallboard failed (${kind}). This is a fault in it.\n${frames.join('\n')}`;
}
