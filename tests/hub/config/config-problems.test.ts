import { describe, expect, it } from 'vitest';
import { createConfig } from '#hub/config/config';
import { ConfigInvalid } from '#hub/config/problems';
import { secret } from '#tests/support/configurations';

function linesOf(configuration: unknown): readonly string[] {
  try {
    createConfig(configuration, { environment: {} });
  } catch (error) {
    if (error instanceof ConfigInvalid) return error.message.split('\n');
    throw error;
  }
  throw new Error('It was accepted.');
}

/** `config: PATH: ...` → PATH */
const pathsOf = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => /^config: (.+?): \S/.exec(line)?.[1] ?? `not a problem's line: ${line}`);

it('tells everything that is wrong at once, each with its path', () => {
  const lines = linesOf({
    timeZone: 'Mars/Olympus',
    language: 'da',
    quues: [],
    queues: [
      {
        id: 'a',
        agents: ['1', 2, '1'],
        order: 'random',
        alerts: { callsWaiting: { warning: 9, critical: 1, red: 2 } },
      },
      { id: 'a', name: 'A again', serviceLevelSeconds: '20' },
    ],
    agents: [
      { id: '1', name: 'Anna' },
      { id: '1', name: 'Bo' },
      { id: 3, name: '' },
    ],
    sources: [
      { id: 'pbx', adapter: 'flexfone-webhooks', secret: '${env:NOT_SET}', colour: 'red' },
      { id: 'pbx', adapter: 'nonsense' },
      { adapter: 'demo', callsPerHour: 0 },
    ],
    board: { host: '0.0.0.0', port: 'any' },
    webhooks: { port: 70_000 },
    retention: { personalDays: 500, figuresDays: 0, days: 1 },
  });
  expect(pathsOf(lines).toSorted()).toStrictEqual(
    [
      'timeZone',
      'quues',
      'queues[0].name',
      'queues[0].agents[1]',
      'queues[0].agents',
      'queues[0].order',
      'queues[0].alerts.callsWaiting',
      'queues[0].alerts.callsWaiting.red',
      'queues[1].id',
      'queues[1].serviceLevelSeconds',
      'agents[1].id',
      'agents[2].id',
      'agents[2].name',
      'sources[0].secret',
      'sources[0].colour',
      'sources[1].id',
      'sources[1].adapter',
      'sources[2].id',
      'sources[2].callsPerHour',
      'board.token',
      'board.port',
      'webhooks.port',
      'retention',
      'retention.days',
      'retention.figuresDays',
    ].toSorted(),
  );
});

it.each([
  [
    'auth',
    { adapter: 'soluno', baseUrl: 'https://a', queues: { a: ['1'] }, auth: { header: 'A' } },
    /must be \{"tokenUrl"/,
  ],
  [
    'headers.X y',
    { adapter: 'swan', baseUrl: 'https://a', company: 'c', queues: { a: { group: 'g' } }, headers: { 'X y': 'a' } },
    /is not the name of an HTTP header/,
  ],
])('says what was expected of %s', (path, source, expected) => {
  const lines = linesOf({ queues: [{ id: 'a', name: 'A' }], sources: [{ id: 'a', ...source }] });
  expect(lines.filter((line) => line.startsWith(`config: sources[0].${path}: `) && expected.test(line))).toHaveLength(
    1,
  );
});

it('tells that there is no queue beside all else', () => {
  expect(pathsOf(linesOf({ language: 'de' }))).toStrictEqual(['language', 'queues']);
  expect(pathsOf(linesOf({ language: 'de', queues: [] }))).toStrictEqual(['language', 'queues']);
});

describe('a value that may be a secret is in no message', () => {
  const digits = '8273645518273645';
  it.each<[string, unknown]>([
    ['a secret with a slash', { sources: [{ id: 'a', adapter: 'flexfone-webhooks', secret: `${secret}/` }] }],
    ['a secret that is a number', { sources: [{ id: 'a', adapter: 'flexfone-webhooks', secret: Number(digits) }] }],
    ['a secret in a list', { sources: [{ id: 'a', adapter: 'flexfone-webhooks', secret: [secret] }] }],
    ['a secret in the wrong place', { sources: [{ id: 'a', adapter: secret }], board: secret, language: secret }],
    ['a secret where a number stands', { board: { port: secret }, webhooks: { port: { secret } } }],
    ['a token that is a number', { board: { token: Number(digits) } }],
    ['a secret beside an unknown key', { sources: [{ id: 'a', adapter: 'demo', secret }] }],
    ['a zone', { timeZone: secret }],
    ['an id', { sources: [{ id: `${secret}#`, adapter: 'demo' }] }],
  ])('%s', (_what, configuration) => {
    const text = linesOf(configuration).join('\n');
    expect(text).toMatch(/^config: /);
    expect(text).not.toContain(secret);
    expect(text).not.toContain(digits);
  });
});

it('needs a name for each queue but where the phone system tells it', () => {
  const source = {
    id: 'pbx',
    adapter: 'one-connect',
    host: 'cti.example',
    port: 7_000,
    user: 'u',
    password: 'p',
    pbxDomain: '12345678.pbx.one-connect.dk',
    queues: { told: '400' },
  };
  const queues = [{ id: 'told' }, { id: 'untold' }];
  expect(linesOf({ queues, sources: [source] })).toStrictEqual([
    'config: queues[1].name: it is missing: expected a string',
  ]);
});
