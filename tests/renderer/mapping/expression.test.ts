import { describe, expect, it } from 'vitest';
import { choiceOf, valueOf } from '../../../renderer/mapping/expression.ts';

const columns = [
  { expression: 'Start', name: 'Start', values: [] },
  { expression: '`Calls In Queue`', name: 'Calls In Queue', values: [] },
];
const of = (value: Parameters<typeof choiceOf>[0]) => choiceOf(value, columns);

describe('an expression is shown as what somebody would have chosen', () => {
  it('a column, seen or not', () => {
    expect(of('`Calls In Queue`')).toEqual({ way: 'column', text: '`Calls In Queue`' });
    expect(of('caller.number')).toEqual({ way: 'column', text: 'caller.number' });
  });

  it('a constant, however it is written', () => {
    for (const value of ['"support"', "'support'"]) expect(of(value)).toEqual({ way: 'constant', text: 'support' });
    expect(of(7)).toEqual({ way: 'constant', text: '7' });
    expect(of('7')).toEqual({ way: 'constant', text: '7' });
  });

  it('an expression of its own, or nothing', () => {
    expect(of('$time(Start) + 1000')).toEqual({ way: 'own', text: '$time(Start) + 1000' });
    expect(of('null')).toEqual({ way: 'own', text: 'null' });
    for (const value of [undefined, '']) expect(of(value)).toEqual({ way: 'none', text: '' });
  });
});

describe('and kept as the mapping has it', () => {
  it('digits are a number where one is meant, and stay a text where a name is', () => {
    expect(valueOf({ way: 'constant', text: '3,5' }, 'seconds')).toBe(3.5);
    expect(valueOf({ way: 'constant', text: '0600' }, 'text')).toBe('"0600"');
    expect(of(valueOf({ way: 'constant', text: '0600' }, 'text'))).toEqual({ way: 'constant', text: '0600' });
  });

  it('what is empty is nothing', () => {
    for (const way of ['own', 'constant', 'none'] as const) expect(valueOf({ way, text: ' ' }, 'text')).toBeUndefined();
  });
});
