import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isList, isObject } from '#core/said/json';
import type { JsonValue } from '#core/said/input';
import { createConfig } from '#hub/config/config';
import { ConfigInvalid } from '#hub/config/problems';
import { recordedSettings } from '#tests/support/fixtures';

const short = JSON.parse(readFileSync(new URL('../../fixtures/config/example.json', import.meta.url), 'utf8')) as {
  readonly [name: string]: JsonValue;
};

const adapters = [
  'asterisk',
  'csta',
  'database',
  'files',
  'flexfone-api',
  'one-connect',
  'rest',
  'soap',
  'soluno',
  'swan',
  'websocket',
];

/** Something in each of its rooms. */
const example: JsonValue = {
  ...short,
  messages: [
    { id: 'mail', way: 'mail', to: ['a@example.dk'], host: 'mail.example.dk', from: 'b@example.dk' },
    { id: 'chat', way: 'webhook', url: 'https://example.dk/hook' },
  ],
  reports: { folder: 'reports' },
  retention: { personalDays: 30, figuresDays: 400 },
  lostCalls: { takenMinutes: 30 },
  hours: { monday: ['08:00-16:00'] },
  countryCode: '+45',
};

type Path = readonly (string | number)[];

function pathsIn(value: JsonValue, path: Path = []): readonly Path[] {
  const inner = isList(value) ? [...value.entries()] : isObject(value) ? Object.entries(value) : [];
  return [path, ...inner.flatMap(([name, each]) => pathsIn(each, [...path, name]))];
}

function replaced(value: JsonValue, [name, ...rest]: Path, by: JsonValue): JsonValue {
  if (name === undefined) return by;
  if (isList(value)) return value.map((each, index) => (index === name ? replaced(each, rest, by) : each));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, key === name ? replaced(each, rest, by) : each]),
  );
}

const shapes: readonly JsonValue[] = [
  null,
  true,
  -1,
  1e300,
  '',
  'x',
  [],
  [[]],
  [null],
  [7],
  {},
  { id: 'a' },
  { a: { b: [] } },
];

/** How many of all wrong shapes in all places were refused. @throws where anything else became of one */
function refusedOf(example: JsonValue): number {
  const refused = pathsIn(example).flatMap((path) => shapes.filter((shape) => isRefused(example, path, shape)));
  return refused.length;
}

function isRefused(example: JsonValue, path: Path, shape: JsonValue): boolean {
  try {
    createConfig(replaced(example, path, shape), { environment: {} });
    return false;
  } catch (error) {
    if (error instanceof ConfigInvalid) return true;
    throw new Error(`${path.join('.')} = ${JSON.stringify(shape)}`, { cause: error });
  }
}

const what = 'whatever stands in whichever place is taken or refused in words, and never ends the program';

it(what, () => expect(refusedOf(example)).toBeGreaterThan(pathsIn(example).length));

it.each(adapters)(`${what}: %s`, (adapter) => {
  const source = { ...(recordedSettings(adapter) as { [name: string]: JsonValue }), id: 'pbx', adapter };
  expect(refusedOf({ queues: short['queues'] ?? [], sources: [source] })).toBeGreaterThan(20);
});
