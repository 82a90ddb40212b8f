import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod/mini';
import { type Ask, of } from '#core/asks/ask';
import { argumentsOverHttp, putOverHttp } from '#core/asks/over-http';
import { askNames, askOf } from '#core/asks/table';

const common = { takes: z.object({}), answer: of<unknown>(), by: 'hub' } as const;
const lookUp = { ...common, who: 'viewer', over: { method: 'GET', path: '/api/calls/:day/of/:queue' } } satisfies Ask;
const change = { ...common, who: 'holder', over: { method: 'POST', path: '/api/alerts/:id/snooze' } } satisfies Ask;
const whole = { ...common, who: 'holder', over: { ...change.over, body: 'said' } } satisfies Ask;

/** What the far end hears of an address, as a web server takes it apart. */
function heard(pattern: string, path: string) {
  const url = new URL(path, 'http://localhost');
  const parts = url.pathname.split('/');
  const names = pattern
    .split('/')
    .flatMap((part, index) => (part.startsWith(':') ? [[part.slice(1), parts[index] ?? '']] : []));
  const params = Object.fromEntries(names.map(([name = '', part = '']) => [name, decodeURIComponent(part)]));
  return { params, query: Object.fromEntries(url.searchParams) };
}

describe('what is put over HTTP is heard again', () => {
  // Two dots are taken for a way up by every client there is.
  const text = fc.string({ minLength: 1, unit: 'grapheme' }).filter((each) => !/^(\.|%2e){1,2}$/i.test(each));

  test('from path and query', () => {
    fc.assert(
      fc.property(fc.record({ day: text, queue: text, by: text, 'to & from': text }), (asked) => {
        const { method, path, body } = putOverHttp(lookUp.over, [asked]);
        expect([method, body]).toEqual(['GET', undefined]);
        expect(argumentsOverHttp(lookUp, heard(lookUp.over.path, path))).toEqual([asked]);
      }),
    );
  });

  test('from path and body, and the name in the path counts', () => {
    fc.assert(
      fc.property(text, fc.jsonValue(), (id, minutes) => {
        const { method, path, body } = putOverHttp(change.over, [{ id, minutes }]);
        expect(method).toBe('POST');
        const { params } = heard(change.over.path, path);
        expect(argumentsOverHttp(change, { params, body })).toEqual([{ id, minutes }]);
        expect(argumentsOverHttp(change, { params, body: { minutes, id: 'another' } })).toEqual([{ id, minutes }]);
      }),
    );
  });

  test('from a body that is one argument, whatever it is', () => {
    fc.assert(
      fc.property(text, fc.jsonValue(), (id, said) => {
        const { path, body } = putOverHttp(whole.over, [{ id, said }]);
        expect(body).toEqual(said);
        expect(argumentsOverHttp(whole, { params: heard(change.over.path, path).params, body })).toEqual([
          { id, said },
        ]);
      }),
    );
  });
});

test('what is absent is not said', () => {
  expect(putOverHttp(lookUp.over, [{ day: '1', queue: 'a', by: undefined }])).toEqual({
    method: 'GET',
    path: '/api/calls/1/of/a',
  });
  expect(putOverHttp(change.over, [{ id: '1', by: undefined }]).body).toEqual({});
});

test.each([null, 7, 'x', [], undefined])('a body of named arguments is an object, not %j', (body) => {
  expect(argumentsOverHttp(change, { params: { id: '1' }, body })).toEqual([undefined]);
});

test('whatever comes with an ask that takes nothing is passed over', () => {
  expect(argumentsOverHttp(askOf('picture'), { params: {}, query: { token: 'x' } })).toEqual([]);
});

describe('the table', () => {
  test('no two asks have one route', () => {
    const routes = askNames
      .map((name) => askOf(name).over)
      .flatMap((over) => (over.method === null ? [] : [`${over.method} ${over.path}`]));
    expect(new Set(routes).size).toBe(routes.length);
  });

  test.each(askNames)('%s takes what stands in its path and body, and no other thing by those names', (name) => {
    const { over, takes } = askOf(name);
    // What goes no way over HTTP has nothing to carry.
    if (over.method === null) return;
    const named = [...over.path.matchAll(/:(\w+)/g)].map(([, each]) => each);
    if (over.method === 'POST' && over.body !== undefined) named.push(over.body);
    const taken = takes === null ? [] : Object.keys((takes as z.ZodMiniObject).shape);
    expect(taken).toEqual(expect.arrayContaining(named));
    return undefined;
  });
});
