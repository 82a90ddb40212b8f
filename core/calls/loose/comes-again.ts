import type { CallFact, CallQueued } from '../../said/facts.ts';
import type { Milliseconds } from '../../time/instant.ts';
import type { Told } from './outcome.ts';
import { isOver } from './outcome.ts';
import { lastWord, putRight, repeatWindow } from './windows.ts';

/**
 * Whether a fact is of another call than the one that had its id: phone systems use ids again, the next day or the same. A call
 * that is over has its last words within a while; only who was lost may still be answered. An end is never a beginning.
 */
export function isOfAnother(told: Told, fact: CallFact): boolean {
  if (!isOver(told.outcome)) return false;
  const quiet = fact.at - (told.thread.events.at(-1)?.at ?? -Infinity);
  switch (fact.kind) {
    case 'call-queued':
      return entersAnew(told, fact, quiet);
    case 'leg-ringing':
    case 'leg-answered':
    case 'leg-dialled':
      return quiet > (told.outcome.passages.some(isLost) ? putRight : lastWord);
    case 'leg-ended':
    case 'call-left':
      return false;
  }
}

/**
 * Who is in no queue any more and enters one does so anew, unless that was said a moment ago. Of whom it was only concluded
 * that he is gone, it is a sign of life.
 */
function entersAnew({ thread, outcome }: Told, fact: CallQueued, quiet: Milliseconds): boolean {
  if (outcome.passages.at(-1)?.inferred === true) return quiet > putRight;
  const entry = thread.events.findLast((event) => event.kind === 'call-queued' && event.call === fact.call);
  if (entry?.kind !== 'call-queued') return quiet > lastWord;
  // Into another queue he may have gone on from here: who was taken for lost is put right by that.
  return entry.queue === fact.queue ? fact.at - entry.at > repeatWindow : quiet > lastWord;
}

function isLost({ class: kind }: Told['outcome']['passages'][number]): boolean {
  return kind === 'abandoned' || kind === 'shortAbandoned';
}
