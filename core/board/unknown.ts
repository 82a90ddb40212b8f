import type { NumberName } from '../said/numbers.ts';
import type { UnknownReason } from './queue.ts';
import type { Choice } from './source-choice.ts';
import { tellsOf } from './source-choice.ts';

/** Why a number is unknown of which this is the choice; `undefined`: it is known. */
export function whyUnknown(name: NumberName, choice: Choice | undefined): UnknownReason | undefined {
  if (choice === undefined) return 'notProvided';
  const { offer, isUnheard } = choice;
  if (isUnheard) return 'queueNotHeard';
  if (offer.view.complete !== true && !tellsOf(name, offer.view)) return 'notHeardYet';
  if (offer.view.age === 'expired') return 'tooOld';
  const { value, unknown } = offer.figures[name];
  if (value !== null) return undefined;
  if (unknown !== undefined) return unknown;
  return ratios.includes(name) ? 'noCallsYet' : 'notSaid';
}

/** Where nothing was counted yet, there is nothing to divide, and no call of which to tell. */
const ratios: readonly NumberName[] = [
  'answerRate',
  'avgWaitSeconds',
  'longestWaitTodaySeconds',
  'avgTalkSeconds',
  'serviceLevel',
];
