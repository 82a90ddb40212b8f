import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NotUnderstood } from '#adapters/adapter';
import { csta } from '#adapters/csta/index';
import { allRecorded } from '#tests/support/fixtures';
import { mutated } from '#tests/support/mutated-text';
import { patient } from '#tests/support/patient';
import { surroundings } from '#tests/support/surroundings';
import { keptMessage } from '#adapters/csta/framing';
import { live } from './talk.ts';
import { settings, start } from './story.ts';

const messages = allRecorded('csta').map(({ input }) => (input.kind === 'stream' ? input.message : ''));

it('whatever is told is read or not understood, and changes no more than it may', patient, () => {
  fc.assert(
    fc.property(fc.array(mutated(messages), { maxLength: 20 }), (told) => {
      let known = csta.input.unread;
      for (const [index, message] of told.entries()) {
        const at = start + 300 * index;
        try {
          const read = csta.input.read(known, { kind: 'message', at, message }, settings, surroundings);
          known = JSON.parse(JSON.stringify(read.known)) as typeof known;
          expect(read.known).toEqual(known);
          for (const fact of read.facts) expect(fact).toMatchObject({ source: 'pbx', at });
        } catch (error) {
          if (!(error instanceof NotUnderstood)) throw error;
        }
      }
    }),
    { numRuns: 2_000 },
  );
});

it('and the talk goes on', patient, () => {
  const texts = messages.filter((message) => /^\d{4} /.test(message)).map((message) => keptMessage(message).xml);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(20), mutated(texts)), { maxLength: 20 }), (told) => {
      const one = live();
      for (const [id, text] of told) {
        one.pass(1);
        expect(one.hear(String(id).padStart(4, '0'), text).wakeAt).toBeGreaterThan(one.now());
      }
    }),
    { numRuns: 500 },
  );
});
