import { describe, expect, it } from 'vitest';
import type { Input, JsonValue } from '#core/said/input';
import { PartlyUnderstood } from '#adapters/adapter';
import { read } from './read.ts';

const employee = { EmployeeLocalNumber: '0201' };

function post(body: JsonValue, query: { readonly [name: string]: JsonValue } = {}): Input {
  const at = Date.parse('2026-11-18T09:14:31.250+01:00');
  return { kind: 'webhook', at, source: 'pbx', request: { method: 'POST', path: 'incoming', query, body } };
}

describe('a list of events in one body', () => {
  const both = [
    { ...employee, UniqueCallId: '1.1' },
    { ...employee, UniqueCallId: '1.2' },
  ];

  it.each<[string, JsonValue]>([
    ['alone', both],
    ['by a name', { events: both }],
    ['beside what is true of all of them', { ...employee, Calls: [{ UniqueCallId: '1.1' }, { UniqueCallId: '1.2' }] }],
  ])('%s', (_how, body) => {
    expect(read(post(body))).toMatchObject([
      { kind: 'leg-ringing', leg: '1.1', agent: '0201' },
      { kind: 'leg-ringing', leg: '1.2', agent: '0201' },
    ]);
  });

  it('with what all have in common in the address', () => {
    expect(read(post([{ UniqueCallId: '1.1' }, { UniqueCallId: '1.2' }], employee))).toMatchObject([
      { leg: '1.1', agent: '0201' },
      { leg: '1.2', agent: '0201' },
    ]);
  });

  it('of one', () => {
    expect(read(post([{ ...employee, UniqueCallId: '1.1' }]))).toMatchObject([{ leg: '1.1' }]);
  });

  it('of none is no body', () => {
    expect(read(post([], { ...employee, UniqueCallId: '1.1' }))).toMatchObject([{ leg: '1.1' }]);
  });

  it('of which some make no sense: the others count, and the first that does not is told', () => {
    const some = [...both, { ...employee }, { ...employee, UniqueCallId: '1.3', AccountId: '4712' }, 'x'];
    let thrown: unknown;
    try {
      read(post(some));
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(PartlyUnderstood);
    expect((thrown as PartlyUnderstood).message).toContain('UniqueCallId is missing');
    expect((thrown as PartlyUnderstood).facts).toMatchObject([{ leg: '1.1' }, { leg: '1.2' }]);
  });
});
