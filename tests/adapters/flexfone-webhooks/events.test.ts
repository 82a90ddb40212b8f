import { describe, expect, it } from 'vitest';
import { recordedByNote } from '#tests/support/fixtures';
import { read } from './read.ts';

const base = { source: 'pbx', at: Date.parse('2026-11-18T09:14:31.250+01:00') };
const timed = { happenedAt: Date.parse('2026-11-18T09:14:30+01:00'), precision: 1_000 };

/** Whose numbers they tell is looked at apart. */
function withoutNumbers(fact: object): object {
  const { caller: _caller, called: _called, ...rest } = fact as { readonly caller?: string; readonly called?: string };
  return rest;
}

describe('numbers', () => {
  const numbersIn = (file: string) =>
    Object.fromEntries(
      [...recordedByNote('flexfone-webhooks', file)].map(([note, input]) => {
        const [fact] = read(input) as readonly { readonly caller?: string; readonly called?: string }[];
        return [note, fact?.called ?? fact?.caller];
      }),
    );

  it('of who calls are told with the entry, and with the phone that rings or is answered', () => {
    expect(numbersIn('queue')).toMatchObject({ enter: '28374655', 'enter of a hidden caller': undefined });
    expect(numbersIn('answered')).toMatchObject({ 'document 003, which knows no linked id': '28374655' });
    expect(new Set(Object.values(numbersIn('incoming')))).toContain('28374655');
  });

  it('of who is called: the B number, and where only one number is told, that', () => {
    expect(numbersIn('outgoing')).toEqual({
      'document 004': '28374655',
      'document 003, without the number called': '70201010',
      'only the phone is named': '28374655',
    });
  });
});

/** Every recorded input of the file, by its note, says exactly this. */
function saysOf(file: string, expected: { readonly [note: string]: object }): void {
  const inputs = recordedByNote('flexfone-webhooks', file);
  it('expects something of each recorded input', () => {
    expect(Object.keys(expected)).toStrictEqual([...inputs.keys()]);
  });
  it.each([...inputs])('%s', (note, input) => {
    expect(read(input).map(withoutNumbers)).toStrictEqual([expected[note]]);
  });
}

describe('answered', () => {
  const answered = { kind: 'leg-answered', ...base, ...timed, agent: '0201' };
  const own = { ...answered, leg: '12434346.4568' };
  saysOf('answered', {
    'document 003, which knows no linked id': own,
    'document 004, with the linked id': { ...own, linked: '12434346.4560' },
    "the linked id is the call's own": own,
    'the linked id is empty': own,
    'the linked id was not filled in': own,
    'the linked id is 0': own,
    'only the linked id': { ...answered, leg: '12434346.4560' },
    'a hidden caller': own,
    'another hidden caller': own,
    'no account': own,
    'the account was not filled in': own,
    'no time': { kind: 'leg-answered', ...base, leg: '12434346.4568', agent: '0201' },
    'the local number has leading zeros, as a JSON text': { ...own, agent: '007' },
    'an id as a JSON number that ends in 0': { ...answered, leg: '12434346.4560' },
    'only the phone is named': { ...own, agent: '20100' },
    'the employee was not filled in, the phone was': { ...own, agent: '020100' },
  });
});

describe('ended', () => {
  const ended = { kind: 'leg-ended', ...base, id: '12434346.4568', transferred: false };
  saysOf('ended', {
    'all that document 004 names': {
      ...ended,
      transferred: true,
      transferredCall: '12434346.4560',
      durationSeconds: 135,
    },
    'document 003': { ...ended, durationSeconds: 135 },
    'not sent on': { ...ended, durationSeconds: 135 },
    'an outgoing call': { ...ended, durationSeconds: 135 },
    "the Integrationsmodul's empty parameters": ended,
    'a phone that was not answered': { ...ended, durationSeconds: 0 },
    'booleans and numbers as JSON has them': { ...ended, transferred: true, durationSeconds: 135 },
  });
});

describe('outgoing', () => {
  const outgoing = { kind: 'leg-dialled', ...base, ...timed, leg: '12434346.9001', agent: '0204' };
  saysOf('outgoing', {
    'document 004': outgoing,
    'document 003, without the number called': outgoing,
    'only the phone is named': { ...outgoing, agent: '20400' },
  });
});

describe('the queue', () => {
  const entered = { kind: 'call-queued', ...base, call: '12434346.4560', queue: 'support' };
  const left = { ...entered, kind: 'call-left' };
  saysOf('queue', {
    enter: entered,
    'enter of a hidden caller': entered,
    'enter of a caller without placeholders filled in': entered,
    'enter of a queue with leading zeros': { ...entered, queue: '007' },
    'enter, the id as a JSON number that ends in 0': entered,
    'enter, with a time that is not looked at': entered,
    'leave: overflow': { ...left, reason: 'overflow' },
    'leave: timeout': { ...left, reason: 'timeout' },
    'leave: voicemail, in capitals': { ...left, reason: 'voicemail' },
    'leave: closed': { ...left, reason: 'closed' },
    'leave, with a reason that nobody knows': { ...left, reason: 'overflow' },
    'leave, without a reason': { ...left, reason: 'overflow' },
  });
});
