import { describe, expect, test } from 'vitest';
import { ArgumentsRefused, checkedArguments } from '#core/asks/check';
import { isJson } from '#core/asks/is-json';
import { askNames, askOf } from '#core/asks/table';

const order = { source: 'api', action: 'set-call-flow', parameters: { flow: '6001', active: true } };

describe('arguments', () => {
  test('of an ask that takes nothing, and of one that takes an order', () => {
    expect(checkedArguments('picture', [])).toEqual([]);
    expect(checkedArguments('perform', [order])).toEqual([order]);
  });

  test.each(askNames)('%s refuses what it does not take, and repeats none of it', (name) => {
    const wrong = [['26180339'], [undefined], [null], [7], [[]], [order, order], ['26180339', {}, {}]];
    if (askOf(name).takes !== null) wrong.push([]);
    for (const args of wrong) {
      expect(() => checkedArguments(name, args)).toThrow(ArgumentsRefused);
      expect(() => checkedArguments(name, args)).toThrow(
        new RegExp(`^"${name}" was asked with arguments that it does not take\\.( Look at: [a-z, ]+\\.)?$`),
      );
    }
  });

  test.each<[string, object, string]>([
    ['without parameters', { source: 'api', action: 'x' }, ' Look at: parameters.'],
    ['with something more', { ...order, who: 'me' }, ''],
    ['of another kind', { ...order, source: 1 }, ' Look at: source.'],
    ['with a name that nobody has', { ...order, action: 'x'.repeat(201) }, ' Look at: action.'],
    ['with what is no JSON', { ...order, parameters: { at: new Date(0) } }, ' Look at: parameters.'],
  ])('an order %s', (_how, wrong, where) => {
    const sentence = `"perform" was asked with arguments that it does not take.${where}`;
    expect(() => checkedArguments('perform', [wrong])).toThrow(new ArgumentsRefused(sentence));
  });

  test('a name of two hundred characters is one', () => {
    expect(checkedArguments('queue', [{ id: 'x'.repeat(200) }])).toEqual([{ id: 'x'.repeat(200) }]);
  });
});

describe('JSON', () => {
  /** So many lists and objects in one another. */
  function deep(levels: number): unknown {
    let value: unknown = 1;
    for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { a: value };
    return value;
  }

  test.each([null, '', 'x', 0, -1.5, true, [], {}, [[null, { a: ['b'] }]], Object.create(null), deep(20)])(
    '%j is',
    (value) => {
      expect(isJson(value)).toBe(true);
    },
  );

  test.each([
    ['nothing', undefined],
    ['what is no number', Number.NaN],
    ['more than any number', Infinity],
    ['a large number', 1n],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['bytes', new Uint8Array(2)],
    ['an object with nothing in it', { a: undefined }],
    ['a list with a function in it', [() => 1]],
    ['what is too deep', deep(21)],
    ['what would never end', deep(100_000)],
  ])('%s is not', (_what, value) => {
    expect(isJson(value)).toBe(false);
  });
});
