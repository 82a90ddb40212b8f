import { isNearlyFull, noRoomFor } from '#core/book/room';
import type { Refusal } from '#core/calls/calls';
import type { Fact } from '#core/said/facts';
import type { Input } from '#core/said/input';
import type { Source } from '../sources/source.ts';
import type { Tab } from './tab.ts';
import type { Sentence } from '#core/said/sentence';

/** Why the book of its source has no room for an input while so many others are on their way to it; `null`: it has. */
export function refusalOf(tab: Tab, input: Input, underWay: number): Refusal | null {
  if (!isNearlyFull(tab.book, underWay)) return null;
  let facts: readonly Fact[];
  try {
    ({ facts } = tab.source.read(tab.known, input));
  } catch {
    // It makes no sense, and opens no call.
    return null;
  }
  return noRoomFor(tab.book, facts, underWay);
}

/** What is told to a person of an input that the book had no room for. */
export function noRoomSentence(refusal: Refusal, { limits }: Source): Sentence {
  switch (refusal) {
    case 'open-calls':
      return {
        da: `Flere end ${limits?.openCalls ?? 0} ubesvarede opkald er åbne: ét til tælles ikke.`,
        en: `More than ${limits?.openCalls ?? 0} calls are open that nobody answered: one more is not counted.`,
      };
    case 'calls':
      return {
        da: 'Flere opkald er åbne, end der er plads til: ét til tælles ikke.',
        en: 'More calls are open than there is room for: one more is not counted.',
      };
    case 'one-call':
      return {
        da: 'Der blev fortalt mere om ét opkald, end der kan være om noget: resten tælles ikke.',
        en: 'More was told of one call than of any call there is: what is beyond is not counted.',
      };
  }
}
