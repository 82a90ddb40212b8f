import type { Turn } from '#adapters/stream';
import type { About, Talk } from './talk.ts';

/** What one thing that happened on the connection comes to, before the next questions are asked. */
export interface Step extends Pick<Turn<Talk>, 'passOver' | 'giveUp' | 'replace' | 'done'> {
  readonly talk: Talk;
}

/**
 * Remembers the answer. One that says the same as the last one, with no event of that device between, need not be kept
 * again. What a connection is told before it takes over is not kept at all, and so not remembered.
 */
export function isTold(step: Step, about: Exclude<About, { readonly kind: 'order' }>, text: string): Step {
  const { talk } = step;
  if (talk.takesOver && talk.stage !== 'live') return step;
  const said = text.replace(/<([\w.-]+:)?requestID>[^<]*</gi, '');
  const key = keyOf(about);
  if (talk.told.get(key) === said) return { ...step, passOver: true };
  return { ...step, talk: { ...talk, told: new Map([...talk.told, [key, said]]) } };
}

function keyOf(about: Exclude<About, { readonly kind: 'order' }>): string {
  if ('device' in about) return `${about.kind} ${about.device}`;
  return 'number' in about ? `${about.kind} ${about.number}` : about.kind;
}

/** Something happened at a device: its next answer is news, whatever it says. */
export function forgotten(talk: Talk, device: string, number: string): Talk {
  const keys = [`snapshot ${device}`, `rest ${number}`, `members ${number}`];
  if (!keys.some((key) => talk.told.has(key))) return talk;
  return { ...talk, told: new Map([...talk.told].filter(([key]) => !keys.includes(key))) };
}
