import { describe, expect, it } from 'vitest';
import { compile, fieldBounds } from '#adapters/mapping/language/expression';
import { columnsOf, listsIn } from '#adapters/mapping/seen/columns';

const situation = { at: 0, timeZone: 'UTC', format: undefined };

describe('columns', () => {
  const record = { id: 1, 'Calls In Queue': '3', caller: { number: '201', 'full name': 'Anna' }, and: 'x', Kø: 'A' };

  it('are what records have, objects within them too, in order', () => {
    expect(columnsOf([record]).map(({ name }) => name)).toEqual([
      'id',
      'Calls In Queue',
      'caller.number',
      'caller.full name',
      'and',
      'Kø',
    ]);
  });

  it('each has an expression that comes to it', () => {
    const columns = columnsOf([record]);
    const values = columns.map(({ expression }) => compile(expression, fieldBounds)(record, situation));
    expect(values).toEqual([1, '3', '201', 'Anna', 'x', 'A']);
  });

  it('show different values once, and none that are empty', () => {
    const records = [{ a: 'x' }, { a: '' }, { a: 'y' }, { a: 'x' }, { a: null }, { b: 2 }];
    expect(columnsOf(records)).toEqual([
      { expression: 'a', name: 'a', values: ['x', 'y'] },
      { expression: 'b', name: 'b', values: ['2'] },
    ]);
  });

  it('stay few and short, however much there is', () => {
    const wide = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`c${index}`, 'x'.repeat(5_000)]));
    const columns = columnsOf([wide]);
    expect(columns.length).toBe(200);
    expect(columns[0]?.values[0]?.length).toBe(120);
    expect(columnsOf(Array.from({ length: 500 }, (_, a) => ({ a })))[0]?.values.length).toBe(30);
  });

  it('of what is no record there are none; nor of a name that no expression can say', () => {
    expect(columnsOf(['a', 1, null, ['b']])).toEqual([]);
    expect(columnsOf([{ 'a`b': 1, '': 2 }])).toEqual([]);
  });
});

it('lists of records are found within an answer', () => {
  expect(listsIn({ result: { 'the calls': [{ id: 1 }], names: ['a'] }, queues: [{ id: 2 }] })).toEqual([
    'result.`the calls`',
    'queues',
  ]);
  expect(listsIn([{ id: 1 }])).toEqual([]);
});
