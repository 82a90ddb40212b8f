import { describe, expect, it } from 'vitest';
import { unnamed } from '#core/counts/recorded-calls';
import type { CallRecorded } from '#core/said/facts';
import type { Input, JsonValue } from '#core/said/input';
import { NotUnderstood } from '#adapters/adapter';
import { soluno } from '#adapters/soluno/index';
import { numberDigest, recordKey } from '#adapters/soluno/record-key';
import { allRecorded, recordedByNote, recordedSettings } from '#tests/support/fixtures';
import { surroundings } from '#tests/support/surroundings';

const settings = soluno.settings.parse(recordedSettings('soluno'));
const history = recordedByNote('soluno', 'history');

function calls(note: string): readonly CallRecorded[] {
  const input = history.get(note);
  if (input === undefined) throw new Error(`There is no input "${note}".`);
  return soluno.read(input, settings, surroundings) as readonly CallRecorded[];
}

function at(time: string): number {
  return Date.parse(`2017-01-04T${time}+01:00`);
}

/** What is said of a call: queue, entry, answer and end. */
function story({ queue, entry, answered, end }: CallRecorded): readonly unknown[] {
  return [queue, entry, answered, end];
}

it('reads the example of document 001', () => {
  const read = calls('document 001');
  expect(read.map(story)).toStrictEqual([
    ['support', at('16:16:10.279'), at('16:16:10.279'), at('16:17:31.164')],
    ['sales', at('16:16:10.279'), null, at('16:16:33.578')],
    ['support', at('16:16:03.004'), null, at('16:16:33.578')],
  ]);
  for (const call of read) {
    expect(call).toMatchObject({ kind: 'call-recorded', source: 'pbx', at: at('17:00:12.000') });
  }
  expect(new Set(read.map((call) => call.record)).size).toBe(3);
});

const answeredCall = ['support', at('16:16:10.279'), at('16:16:10.279'), at('16:17:31.164')];

it.each<[string, readonly (readonly unknown[])[]]>([
  ['no calls', []],
  ["another organisation's part: none of our numbers", []],
  ['a leading nought is another number', [['007', ...answeredCall.slice(1)]]],
  ['numbers as numbers', [answeredCall]],
  ['a hidden caller', [answeredCall]],
  ['null as a word', [['support', at('16:16:04.274'), null, at('16:17:31.164')]]],
  ['everything null that may be', [['support', at('16:16:04.274'), null, at('16:17:31.164')]]],
  ['no stop, answered', [['support', at('16:16:10.279'), at('16:16:10.279'), at('16:16:10.279')]]],
  ['no stop, not answered: not over yet', []],
  ['no stop and no callee at all', [['support', at('16:16:10.279'), at('16:16:10.279'), at('16:16:10.279')]]],
  ['another offset', [answeredCall]],
  ['no offset: the configured zone', [['support', at('16:16:10.000'), at('16:16:20.500'), at('16:17:31.164')]]],
  ['received without a start', [answeredCall]],
  ['one that cannot be read among others', [['sales', at('16:16:10.279'), null, at('16:16:33.578')]]],
])('%s', (note, stories) => {
  expect(calls(note).map(story)).toStrictEqual(stories);
});

it.each(allRecorded('soluno').filter(({ file }) => file === 'not-understood'))(
  'does not understand $note',
  ({ input }) => {
    expect(() => soluno.read(input, settings, surroundings)).toThrow(NotUnderstood);
  },
);

describe('the key of a record', () => {
  const example = { callerNo: '+4672111111', start: '2017-01-04T16:16:04.274+01:00', receivingNo: '622' };
  const rest = { received: null, calleeNo: '+4672555555', calleeAnswered: null, stop: '2017-01-04T16:17:31.164+01:00' };

  function keyOf(changes: { readonly [name: string]: JsonValue }): string | undefined {
    const response = { url: '', status: 200, body: [{ ...example, ...rest, ...changes }] };
    const input: Input = { kind: 'poll', at: at('17:00:00.000'), source: 'pbx', response };
    return (soluno.read(input, settings, surroundings)[0] as CallRecorded | undefined)?.record;
  }

  it('is the same whatever else becomes known of the call, and however its start is written', () => {
    const changed = { received: example.start, calleeAnswered: '2017-01-04T16:17:00.000+01:00', stop: null };
    expect(keyOf(changed)).toBe(keyOf({}));
    expect(keyOf({ start: '2017-01-04T15:16:04.274Z' })).toBe(keyOf({}));
    expect(keyOf({ callerNo: ' +4672111111' })).toBe(keyOf({}));
    // Who was called may be filled in later, or be told once for each phone that rang.
    expect(keyOf({ calleeNo: '+4672555556' })).toBe(keyOf({}));
    expect(keyOf({ calleeNo: null })).toBe(keyOf({}));
    expect(keyOf({ callerNo: 'Anonymous' })).toBe(keyOf({ callerNo: null }));
  });

  it.each([
    { callerNo: '+4672111112' },
    { callerNo: null },
    { start: '2017-01-04T16:16:04.275+01:00' },
    { receivingNo: '800' },
  ])('is another with %j', (changes) => {
    expect(keyOf(changes)).not.toBe(keyOf({}));
  });

  it('fits so many of those who could have called that it tells of none', () => {
    const of = Array.from({ length: 100_000 }, (_, index) => `+45${index + 20_000_000}`);
    const digests = new Set(of.map((number) => numberDigest(number, 1_000)));
    // Twenty bits for 10^8 numbers of eight digits: about 95 of them fit each digest.
    for (const digest of digests) expect(parseInt(digest.slice('~'.length), 36) < 2 ** 20).toBe(true);
    // And evenly: thrown at random, 100,000 of them hit 95,400 of the 2^20.
    expect(digests.size).toBeGreaterThan(95_000);
    expect(digests.size).toBeLessThan(95_800);
    // The key tells no more than the digests: those whose digest is the same have the same key.
    expect(new Set(of.map((number) => recordKey(number, 1_000, '622', null))).size).toBeLessThanOrEqual(digests.size);
    expect(keyOf({ callerNo: '+4672111111' })).not.toMatch(/72111111|72555555/);
  });

  it('is another for nearly all who call in the same millisecond', () => {
    const keys = Array.from({ length: 1_000 }, (_, index) => keyOf({ callerNo: `+4672${100_000 + index}` }));
    expect(new Set(keys).size).toBeGreaterThan(995);
  });
});

it('puts no phone number into what is kept of a fact, and no digest of one where a number is meant', () => {
  const facts = [...history.values()].flatMap((input) => soluno.read(input, settings, surroundings));
  const records = facts.flatMap((fact) => (fact.kind === 'call-recorded' ? [fact] : []));
  expect(records.length).toBeGreaterThan(10);
  expect(JSON.stringify(records.map(unnamed))).not.toMatch(/4672|"622"|"711"|"800"/);
  expect(records[0]).toMatchObject({ caller: '+4672111111', agent: '+4672555555' });
  expect(calls('document 001').map(({ agent }) => agent)).toStrictEqual(['+4672555555', undefined, undefined]);
  const digest = numberDigest('+4672111111', at('16:16:04.274'));
  const [record] = calls('document 001');
  const old = { callerNo: digest, start: '2017-01-04T16:16:04.274+01:00', receivingNo: '622', calleeNo: '~1a2b' };
  const answer = { kind: 'poll', at: at('17:00:12'), source: 'pbx', response: { url: '', status: 200 } } as const;
  const body = [{ ...old, received: null, calleeAnswered: '2017-01-04T16:16:10.279+01:00', stop: null }];
  const [kept] = soluno.read({ ...answer, response: { ...answer.response, body } }, settings, surroundings);
  expect(kept).toMatchObject({ record: record?.record });
  expect(kept).not.toHaveProperty('caller');
  expect(kept).not.toHaveProperty('agent');
});
