import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NotUnderstood } from '#adapters/adapter';
import { oneConnect } from '#adapters/one-connect/index';
import { allRecorded } from '#tests/support/fixtures';
import { mutated } from '#tests/support/mutated-text';
import { patient } from '#tests/support/patient';
import { surroundings } from '#tests/support/surroundings';
import { live } from './live.ts';
import { settings, start } from './story.ts';

const messages = allRecorded('one-connect').map(({ input }) => (input.kind === 'stream' ? input.message : ''));

it('whatever is told is read or not understood, and changes no more than it may', patient, () => {
  fc.assert(
    fc.property(fc.array(mutated(messages), { maxLength: 20 }), (told) => {
      let known = oneConnect.input.unread;
      for (const [index, message] of told.entries()) {
        try {
          const event = { kind: 'message', at: start + index, message } as const;
          const read = oneConnect.input.read(known, event, settings, surroundings);
          known = JSON.parse(JSON.stringify(read.known)) as typeof known;
          expect(read.known).toEqual(known);
          for (const fact of read.facts) expect(fact).toMatchObject({ source: 'pbx', at: start + index });
        } catch (error) {
          if (!(error instanceof NotUnderstood)) throw error;
        }
      }
    }),
    { numRuns: 2_000 },
  );
});

it('and the talk goes on', patient, () => {
  fc.assert(
    fc.property(fc.array(mutated(messages), { maxLength: 20 }), (told) => {
      const one = live();
      for (const text of told) {
        one.pass(1);
        expect(one.hear(text).wakeAt).toBeGreaterThan(one.now());
      }
    }),
    { numRuns: 500 },
  );
});
