import { oneConnect } from '#adapters/one-connect/index';
import { oneConnectSettings } from '#adapters/one-connect/settings';
import { second } from '#core/time/instant';
import { recordedSettings } from '#tests/support/fixtures';
import { inWords } from '#tests/support/fact-in-words';
import { surroundings } from '#tests/support/surroundings';

export const settings = oneConnectSettings.parse(recordedSettings('one-connect'));
export const start = Date.parse('2026-11-18T09:14:00.000+01:00');

type Known = typeof oneConnect.input.unread;

/** A connection told message by message. */
export interface Story {
  readonly known: Known;
  /** So many seconds after the start this came, or the connection began or was lost. Returns the facts in words. */
  tell(seconds: number, what: string): readonly string[];
}

export function story(known: Known = oneConnect.input.unread): Story {
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
      const read = oneConnect.input.read(told.known, event, settings, surroundings);
      told.known = read.known;
      return read.facts.map((fact) => inWords(fact, start));
    },
  };
}
