import { csta } from '#adapters/csta/index';
import { cstaSettings } from '#adapters/csta/settings';
import { second } from '#core/time/instant';
import { inWords } from '#tests/support/fact-in-words';
import { recordedSettings } from '#tests/support/fixtures';
import { surroundings } from '#tests/support/surroundings';

/** The agents 0201, 202 and 203; 0201 and 203 are members of every queue. */
export const settings = cstaSettings.parse(recordedSettings('csta'));
export const start = Date.parse('2026-11-18T09:14:00.000+01:00');

type Known = typeof csta.input.unread;

/** A connection told message by message. */
export interface Story {
  readonly known: Known;
  /** So many seconds after the start this came, or the connection began or was lost. Returns the facts in words. */
  tell(seconds: number, what: string): readonly string[];
}

/** Our ids hold the moment at which they were made; in words they hold the second. */
function plain(fact: string): string {
  return fact.replaceAll(/\/([0-9a-z]{8})\b/g, (_all, at: string) => `@${(Number.parseInt(at, 36) - start) / second}`);
}

export function story(known: Known = csta.input.unread): Story {
  const told: { known: Known } = { known };
  return {
    get known() {
      return told.known;
    },
    tell(seconds, what) {
      const at = start + seconds * second;
      const event =
        what === 'opened' || what === 'lost'
          ? ({ kind: what, at } as const)
          : ({ kind: 'message', at, message: what } as const);
      const read = csta.input.read(told.known, event, settings, surroundings);
      told.known = read.known;
      return read.facts.map((fact) => plain(inWords(fact, start)));
    },
  };
}

/** One whose first answers are all told, so that nothing is settled by time in the middle of it; and who said that all are ready. */
export function settled(): Story {
  const one = story({ ...csta.input.unread, connection: 1 });
  return one;
}
