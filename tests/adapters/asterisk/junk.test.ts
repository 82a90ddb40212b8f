import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NotUnderstood } from '#adapters/adapter';
import { asterisk } from '#adapters/asterisk/index';
import { eventsRead } from '#adapters/asterisk/read/read';
import { surroundings } from '#tests/support/surroundings';
import { message, noon, settings } from './story.ts';

const number = '4599100084';
const name = 'Søren Kjær';
const names = [
  'Queue',
  'Uniqueid',
  'Interface',
  'StateInterface',
  'Location',
  'MemberName',
  'ActionID',
  'Status',
  'Paused',
  'Completed',
  'Abandoned',
  'Wait',
  'CallsTaken',
  'LoginTime',
  'LastCall',
  'InCall',
  'TalkTime',
  'DestUniqueid',
];
const value = fc.oneof(
  fc.constantFrom(
    'hall',
    'pay',
    '1795.1',
    '1795.2',
    'PJSIP/201',
    'PJSIP/202',
    '0',
    '1',
    '2',
    '6',
    '-1',
    '1e9',
    '',
    '__proto__',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }).map((text) => text.replaceAll(/[\r\n]/g, ' ')),
);
const fields = fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 8 });
const event = fc
  .tuple(fc.constantFrom(...eventsRead, 'Newchannel'), fields)
  .map(([Event, lines]) => message({ Event, ...lines, CallerIDNum: number, CallerIDName: name }));
const answer = fields.map((lines) => message({ Response: 'Success', EventList: 'start', ...lines }));
const said = fc.oneof({ weight: 9, arbitrary: event }, answer, fc.string({ unit: 'binary' }));
const happening = fc.oneof(
  { weight: 12, arbitrary: said.map((text) => ({ kind: 'message', message: text }) as const) },
  fc.constantFrom({ kind: 'lost' } as const, { kind: 'opened' } as const),
);

it('makes facts or a sentence of any stream, and keeps nobody who calls', () => {
  const { input } = asterisk;
  const property = fc.property(fc.array(happening, { maxLength: 60 }), (stream) => {
    let known = input.unread;
    for (const [index, what] of stream.entries()) {
      const at = noon + index * 500;
      try {
        const before = JSON.stringify(known);
        const after = input.read(known, { ...what, at }, settings, surroundings);
        for (const fact of after.facts) expect(fact).toMatchObject({ source: 'pbx', at });
        expect(JSON.stringify(known)).toBe(before);
        known = after.known;
      } catch (error) {
        if (!(error instanceof NotUnderstood)) throw error;
        expect(error.message).not.toContain(number);
      }
    }
    const kept = JSON.stringify(known);
    expect(JSON.parse(kept)).toStrictEqual(known);
    expect(kept).not.toContain(number);
    expect(kept).not.toContain(name);
  });
  fc.assert(property, { numRuns: 500 });
});
