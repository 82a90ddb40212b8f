import type { Passage } from '../calls/passage.ts';
import { waited } from '../calls/passage.ts';
import type { Span } from './listening.ts';

/**
 * Whether a call that a history source told belongs to a time in which nobody listened. One that a source of loose requests
 * was told of is known by its entry. Where a connection begins with all who wait (`exact`), the call is ours whose wait ended
 * while nobody listened: who still waited afterwards was found there, and who was gone is counted in no class.
 */
export function isMissed(passage: Passage, spans: readonly Span[], delivery: 'loose' | 'exact'): boolean {
  const at = delivery === 'loose' ? passage.entry : passage.entry + waited(passage, passage.entry);
  return spans.some(({ since, until }) => at >= since && at < until);
}
