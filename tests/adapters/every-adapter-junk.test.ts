import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Adapter } from '#adapters/adapter';
import { NotUnderstood } from '#adapters/adapter';
import type { Input, JsonValue } from '#core/said/input';
import { withValues } from '#hub/intake/message-fields';
import { adapterCases } from '#tests/support/adapter-cases';
import { allRecorded } from '#tests/support/fixtures';
import { surroundings } from '#tests/support/surroundings';

/** Somebody's phone number: wherever it stands in an input, no sentence of ours repeats it. */
const planted = '28374655';
const at = Date.parse('2026-11-18T09:14:31.250+01:00');
const base = { at, source: surroundings.source };

describe.each(adapterCases)('$id', ({ id, adapter, read }) => {
  it('makes facts or a sentence of anything at all, and no sentence holds a phone number', () => {
    fc.assert(
      fc.property(fc.oneof(junkOf(adapter), damaged(id)), (input) => {
        try {
          for (const fact of read(input)) expect(fact).toMatchObject({ source: surroundings.source, at: input.at });
        } catch (error) {
          if (!(error instanceof NotUnderstood)) throw error;
          expect(error.message).not.toContain(planted);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

const text = fc.oneof(
  fc.constant(planted),
  fc.constantFrom(
    '',
    '[uniquecallid]',
    '12434346.4567',
    '0',
    'True',
    'support',
    '__proto__',
    '\u0000',
    '2026-11-18 09:14',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const value: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 4, arbitrary: text },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<JsonValue> },
  { weight: 1, arbitrary: fc.array(text, { maxLength: 3 }) },
);

/** Parameters that systems of this kind know, and others, with any value. */
function parametersOf(names: readonly string[]): fc.Arbitrary<{ readonly [name: string]: JsonValue }> {
  return fc.dictionary(fc.oneof(fc.constantFrom(...names), text), value, { maxKeys: 6 });
}

const knownNames = [
  'UniqueCallId',
  'Linked Unique Call Id',
  'AccountId',
  'EmployeeLocalNumber',
  'TimeStamp',
  'Duration',
  'Transfer',
  'reason',
];

/** Inputs of every kind, whatever the adapter expects. */
function junkOf({ input }: Adapter): fc.Arbitrary<Input> {
  const known = input.way === 'webhooks' ? input.paths.map((path) => path.replace('QUEUE', 'support')) : [];
  const path = fc.oneof(fc.constantFrom(...known, `queue/${planted}/enter`), text);
  const parameters = parametersOf(knownNames);
  const request = fc.record({
    method: fc.constantFrom('GET', 'POST'),
    path,
    query: parameters,
    body: fc.oneof(value, parameters),
  });
  const message = fc.oneof(
    text,
    value.map((json) => JSON.stringify(json)),
    parameters.map((json) => JSON.stringify(json)),
  );
  const response = fc.record({ url: text, status: fc.nat(600), body: fc.oneof(value, parameters) });
  return fc.oneof(
    request.map((it) => ({ ...base, kind: 'webhook', request: it }) as const),
    message.map((it) => ({ ...base, kind: 'stream', message: it }) as const),
    response.map((it) => ({ ...base, kind: 'poll', response: it }) as const),
  );
}

/** A recorded input in which one text, anywhere, says something else: nearly right is harder than junk. */
function damaged(adapter: string): fc.Arbitrary<Input> {
  const inputs = allRecorded(adapter).map(({ input }) => input);
  return fc
    .tuple(fc.constantFrom(...inputs), fc.nat(), text, fc.boolean())
    .map(([input, place, said, byWords]): Input => {
      switch (input.kind) {
        case 'stream':
          return { ...input, message: (byWords ? withOneWordReplaced : replaced)(input.message, place, said) };
        case 'poll': {
          const { url, status, body } = input.response;
          return { ...input, response: { url, status, body: withOneReplaced(body, place, said) as JsonValue } };
        }
        case 'webhook': {
          const { request } = input;
          return { ...input, request: withOneReplaced(request, place, said) as typeof request };
        }
      }
    });
}

/** One of the values of a message said otherwise. */
function replaced(message: string, place: number, said: string): string {
  let count = 0;
  withValues(message, (_name, value) => {
    count += 1;
    return value;
  });
  let left = place % Math.max(1, count);
  return withValues(message, (_name, value) => (left-- === 0 ? said : value));
}

/** One of the words of a message said otherwise: in many a line a word's place tells what it is. */
function withOneWordReplaced(message: string, place: number, said: string): string {
  const words = [...message.matchAll(/\S+/g)];
  const word = words[place % Math.max(1, words.length)];
  if (word === undefined) return said;
  return message.slice(0, word.index) + said + message.slice(word.index + word[0].length);
}

function withOneReplaced(whole: unknown, place: number, said: string): unknown {
  const count = (part: unknown): number =>
    typeof part === 'string'
      ? 1
      : typeof part === 'object' && part !== null
        ? Object.values(part).reduce((sum: number, each) => sum + count(each), 0)
        : 0;
  let left = place % Math.max(1, count(whole));
  const visit = (part: unknown): unknown => {
    if (typeof part === 'string') return left-- === 0 ? said : part;
    if (Array.isArray(part)) return part.map(visit);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, each]) => [name, visit(each)]));
  };
  return visit(whole);
}
