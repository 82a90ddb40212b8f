import { unnamed } from '#core/counts/recorded-calls';
import { describe, expect, it } from 'vitest';
import { NotUnderstood } from '#adapters/adapter';
import { soluno } from '#adapters/soluno/index';
import type { CallRecorded, Fact } from '#core/said/facts';
import type { Input, JsonValue, PollInput } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { minute } from '#core/time/instant';
import { afterRecord, noRecords, totalsOfRecords } from '#core/counts/recorded-calls';
import { ruleBook } from '#core/book/rule-book';
import { rulesWith } from '#tests/support/facts';
import { allRecorded, recordedByNote, recordedSettings } from '#tests/support/fixtures';
import { surroundings } from '#tests/support/surroundings';

const settings = soluno.settings.parse(recordedSettings('soluno'));
const history = recordedByNote('soluno', 'history');
const never = Infinity;

function recorded(note: string): PollInput {
  const input = history.get(note);
  if (input?.kind !== 'poll') throw new Error(`There is no answer "${note}".`);
  return input;
}

function blanked(input: PollInput, before: Instant): PollInput {
  const body = soluno.input.withoutOldPersons(input, before, settings, surroundings);
  return { ...input, response: { ...input.response, body } };
}

/** The facts, of which the book keeps all but the persons; or why there are none. */
function read(input: Input): readonly Fact[] | string {
  try {
    const facts = soluno.read(input, settings, surroundings);
    return facts.map((fact) => (fact.kind === 'call-recorded' ? unnamed(fact) : fact));
  } catch (error) {
    if (error instanceof NotUnderstood) return error.message;
    throw error;
  }
}

const isAnswer = (input: Input): input is PollInput => input.kind === 'poll';
const answers = allRecorded('soluno').filter(({ input }) => isAnswer(input));

describe('an answer of old calls', () => {
  it.each(answers)('says the same without the persons: $note', ({ input }) => {
    if (!isAnswer(input)) return;
    const without = blanked(input, never);
    expect(read(without)).toStrictEqual(read(input));
    // And once more, as when it is fetched again and again.
    expect(blanked(without, never)).toStrictEqual(without);
  });

  it('holds no number of a caller or an agent, and keeps times and groups', () => {
    const [first] = blanked(recorded('document 001'), never).response.body as readonly JsonValue[];
    const digest = expect.stringMatching(/^~[\da-z]{1,4}$/) as string;
    expect(first).toStrictEqual({
      callerNo: digest,
      start: '2017-01-04T16:16:04.274+01:00',
      receivingNo: '622',
      received: '2017-01-04T16:16:10.279+01:00',
      calleeNo: digest,
      calleeAnswered: '2017-01-04T16:16:10.279+01:00',
      stop: '2017-01-04T16:17:31.164+01:00',
    });
    for (const input of history.values()) {
      if (isAnswer(input)) expect(JSON.stringify(blanked(input, never).response.body)).not.toMatch(/4672\d/);
    }
  });

  it('holds nothing that document 001 does not have, and no number that calls came to but ours', () => {
    const { response, ...rest } = recorded('document 001');
    const [record] = response.body as readonly { readonly [name: string]: JsonValue }[];
    const body = [
      { ...record, callerName: 'Planted', note: { of: ['Planted'] } },
      { ...record, receivingNo: '+4672999999' },
      { ...record, receivingNo: 901 },
      { ...record, calleeNo: ['+4672999999'] },
      { ...record, stop: 'when +4672999999 hung up' },
    ];
    const without = blanked({ ...rest, response: { ...response, body } }, never).response.body;
    expect(JSON.stringify(without)).not.toMatch(/Planted|4672/);
    expect(without).toMatchObject([{ receivingNo: '622' }, { receivingNo: null }, { receivingNo: '901' }, null, null]);
  });
});

it('what is not old, or cannot be read, stays as it is, in an answer of both', () => {
  const input = recorded('document 001');
  const [old, young] = [Date.parse('2017-01-04T16:16:10.278+01:00'), Date.parse('2017-01-04T16:16:10.279+01:00')];
  const records = input.response.body as readonly JsonValue[];
  // Two came to their groups at :10.279, the last one called at :03.004.
  const some = blanked(input, old).response.body as readonly JsonValue[];
  expect(some.slice(0, 2)).toStrictEqual(records.slice(0, 2));
  expect(some[2]).toMatchObject({ callerNo: expect.stringMatching(/^~/) as string });
  expect(blanked(input, young).response.body).toStrictEqual(some);
  const unread = { ...input, response: { ...input.response, body: [7, null, { callerNo: '1', start: 'then' }] } };
  for (const each of [unread, blanked(input, never)]) {
    expect(blanked(each, never).response.body).toStrictEqual(each.response.body);
  }
  expect(blanked(input, 0).response.body).toBe(records);
});

it('a call is one, whether it comes with its numbers or without, and however often', () => {
  const rules = ruleBook(rulesWith());
  const input = recorded('document 001');
  const later = (minutes: number): PollInput => ({ ...input, at: input.at + minutes * minute });
  const orders = [
    [input, blanked(later(5), never), later(10), blanked(later(15), never)],
    [blanked(input, never), later(5), blanked(blanked(later(10), never), never)],
  ];
  for (const inputs of orders) {
    const facts = inputs.flatMap((each) => soluno.read(each, settings, surroundings) as readonly CallRecorded[]);
    const calls = facts.reduce((known, fact) => afterRecord(known, fact, rules).calls, noRecords);
    expect(totalsOfRecords(calls, '2017-01-04', 'support')).toMatchObject({ offered: 2, answered: 1, abandoned: 1 });
  }
});

it('callers of the same millisecond stay apart without their numbers, and two calls of one person are not tied', () => {
  const { response, ...rest } = recorded('document 001');
  const [record] = response.body as readonly { readonly [name: string]: JsonValue }[];
  const body = Array.from({ length: 1_000 }, (_, index) => ({ ...record, callerNo: `+4672${100_000 + index}` }));
  const facts = soluno.read(blanked({ ...rest, response: { ...response, body } }, never), settings, surroundings);
  expect(new Set((facts as readonly CallRecorded[]).map((call) => call.record)).size).toBeGreaterThan(995);
  const twice = [record ?? {}, { ...record, start: '2017-01-04T16:16:04.275+01:00' }];
  const [one, other] = blanked({ ...rest, response: { ...response, body: twice } }, never).response.body as readonly {
    readonly callerNo: JsonValue;
  }[];
  expect(one?.callerNo).not.toBe(other?.callerNo);
});
