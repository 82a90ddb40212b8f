import { expect, it } from 'vitest';
import type { Input, JsonValue } from '#core/said/input';
import { handedOut } from '#hub/callers/handed-out';
import { patternOfNumber } from '#hub/journal/retention/of-number';

const at = Date.parse('2026-11-18T09:00:00+01:00');
const number = patternOfNumber('77 12 34 56', '+45') ?? /never/;

function handed(input: Input): object {
  return JSON.parse(handedOut(input, number, 'Europe/Copenhagen')) as object;
}
const body = (value: JsonValue): object => {
  const response = { url: 'https://pbx.example/calls', status: 200, body: value };
  return (handed({ kind: 'poll', at, source: 'pbx', response }) as { response: { body: object } }).response.body;
};

it('of a list only what is his is handed out, whole', () => {
  const his = { key: 'c1', party: { cli_id: '+45 77 12 34 56', name: 'Karla' }, queue: 'Support' };
  const another = { key: 'c2', party: { cli_id: '28374655', name: 'Anna' }, queue: 'Support' };
  expect(body([another, his])).toEqual([his]);
  expect(body({ list: { call: [another, his, another] }, total: 3 })).toEqual({ list: { call: [his] }, total: 3 });
  // Rows of a database are lists of plain values.
  expect(
    body([
      ['c1', 'Support', 77123456],
      ['c2', 'Support', 28374655],
    ]),
  ).toEqual([['c1', 'Support', 77123456]]);
});

it('a message is cut where it is JSON, and handed out as it is where it is not', () => {
  const events = {
    events: [
      { call: 'c1', from: '004577123456' },
      { call: 'c2', from: '28374655' },
    ],
  };
  const stream = (message: string) => handed({ kind: 'stream', at, source: 'pbx', message });
  expect(stream(JSON.stringify(events))).toMatchObject({ message: '{"events":[{"call":"c1","from":"004577123456"}]}' });
  expect(stream('CallerIDNum: 77123456')).toEqual({
    at: '2026-11-18T09:00:00.000+01:00',
    source: 'pbx',
    message: 'CallerIDNum: 77123456',
  });
});
