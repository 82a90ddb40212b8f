import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { closest } from '#core/said/closest';
import { createConfig, readConfig } from '#hub/config/config';
import { ConfigInvalid } from '#hub/config/problems';
import { secret, twoQueues } from '#tests/support/configurations';
import { tempFolder } from '#tests/support/temp-folder';

const environment = {};

function wrong(configure: () => unknown): ConfigInvalid {
  try {
    configure();
  } catch (error) {
    if (error instanceof ConfigInvalid) return error;
    throw error;
  }
  throw new Error('It was accepted.');
}

/** What is said of a file with these bytes, after its name. */
function saidOf(bytes: string | Uint8Array): string {
  const file = join(tempFolder(), 'wallboard.json');
  writeFileSync(file, bytes);
  const { message } = wrong(() => readConfig(file, { environment }));
  expect(message.startsWith(`config: the file: ${file} `)).toBe(true);
  return message.slice(`config: the file: ${file} `.length);
}

const saidOfSettings = (configuration: object): string =>
  wrong(() => createConfig(configuration, { environment })).message;

describe('a file that is no JSON', () => {
  it.each([
    ['a comma too many in an object', '{\n  "queues": [],\n}', 2, 15, /a comma too many, before }/],
    ['a comma too many in a list', '{\r\n  "queues": [1,\r\n ]}', 2, 15, /a comma too many, before \]/],
    ['a comma that is missing', '{\n  "a": "x"\n  "b": 1\n}', 2, 11, /a comma is missing/],
    ['a comma that is missing in a list', '{"a": [{}\n "b"]}', 1, 10, /a comma is missing/],
    ['single quotes', "{\n  'a': 1}", 2, 3, /straight double quotes/],
    ['curly quotes', '{\n  “a”: 1}', 2, 3, /straight double quotes/],
    ['a comment', '{\n  // the queues\n  "a": 1}', 2, 3, /cannot hold comments/],
    ['a word without quotes', '{ queues: [] }', 1, 3, /lacks its double quotes/],
    ['an end too soon', '{\n  "queues": [\n', 2, 13, /ends too soon/],
    ['nothing', '', 1, 1, /ends too soon/],
    ['something else', '{"a": 1}}', 1, 9, /not JSON/],
  ])('%s', (_what, text, line, column, expected) => {
    const said = saidOf(text);
    expect(said).toMatch(expected);
    expect(said).toContain(`(line ${line} column ${column})`);
  });

  it('is told without anything of it', () => {
    const said = saidOf(`{\n  "language": "da",\n  "secret": "${secret}",\n}`);
    const comma = `  "secret": "${secret}",`.length;
    expect(said).toBe(
      `is not valid JSON (line 3 column ${comma}): expected one JSON object, but there is a comma too many, before }`,
    );
  });
});

describe('a file in other letters', () => {
  const text = '{\n  "queues": [{ "id": "a", "name": "Støtte" }]\n}';

  it.each([
    ['UTF-16 with its mark', Buffer.from(`\uFEFF${text}`, 'utf16le'), /UTF-16.*save it as UTF-8/],
    ['UTF-16 the other way round', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(), /UTF-16/],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le'), /UTF-16/],
    ['ANSI', Buffer.from(text, 'latin1'), /ANSI \(Windows-1252\).*line 2, column 38.*save it as UTF-8/],
  ])('is named: %s', (_name, bytes, expected) => {
    expect(saidOf(bytes)).toMatch(expected);
  });
});

describe('a word that is not known', () => {
  it.each([
    [{ quues: [] }, 'quues', 'queues'],
    [twoQueues({ board: { prot: 1 } }), 'board.prot', 'port'],
    [
      twoQueues({ queues: [{ id: 'a', name: 'A', servicelevel_seconds: 20 }] }),
      'queues[0].servicelevel_seconds',
      'serviceLevelSeconds',
    ],
    [
      twoQueues({ queues: [{ id: 'a', name: 'A', alerts: { callWaiting: {} } }] }),
      'queues[0].alerts.callWaiting',
      'callsWaiting',
    ],
    [
      twoQueues({ sources: [{ id: 'p', adapter: 'flexfone-webhooks', secert: secret }] }),
      'sources[0].secert',
      'secret',
    ],
    [
      twoQueues({ sources: [{ id: 's', adapter: 'soluno', queues: {}, auth: { user_name: 'x', password: 'x' } }] }),
      'sources[0].auth',
      undefined,
    ],
  ])('is told with the one that was meant: %j', (configuration, path, meant) => {
    const line = saidOfSettings(configuration)
      .split('\n')
      .find((each) => each.startsWith(`config: ${path}: `));
    expect(line).toBeDefined();
    if (meant !== undefined) expect(line).toMatch(new RegExp(`Did you mean ${meant}\\?$`));
  });

  it.each([
    [{ language: 'dk' }, '"da"'],
    [{ language: 'Danish' }, '"da"'],
    [{ language: 'UK' }, '"en"'],
    [{ queues: [{ id: 'a', name: 'A', order: 'fiffo' }] }, '"fifo"'],
    [{ sources: [{ id: 'p', adapter: 'flexfone-webhook' }] }, '"flexfone-webhooks"'],
  ])('has another: %j', (changes, meant) => {
    expect(saidOfSettings(twoQueues(changes)).toLowerCase()).toContain(`did you mean ${meant}?`);
  });

  it.each(['colour', 'x', 'de', 'queuesandagents'])('that is near to none is told without: %s', (key) => {
    expect(saidOfSettings(twoQueues({ [key]: 1 }))).not.toContain('mean');
  });

  it('is near by letters left out, put in, changed or swapped, whatever its case and lines', () => {
    const known = ['serviceLevelSeconds', 'order', 'agents'];
    expect(
      ['agnets', 'agent', 'agentss', 'AGENTS', 'oder', 'service_level_seconds'].map((word) => closest(word, known)),
    ).toStrictEqual(['agents', 'agents', 'agents', 'agents', 'order', 'serviceLevelSeconds']);
    expect(['ag', 'or', 'tnega', 'x'.repeat(1_000)].map((word) => closest(word, known))).toStrictEqual(
      Array(4).fill(undefined),
    );
  });
});

describe('what the documentation forbids', () => {
  it.each([
    [{ board: { token: 'a/b c' } }, 'board.token'],
    [{ board: { token: 'æble' } }, 'board.token'],
    [{ board: { port: 8091 } }, 'webhooks.port'],
    [{ board: { port: 9000 }, webhooks: { port: 9000 } }, 'webhooks.port'],
    [
      { board: { port: 9000, host: '0.0.0.0', token: 'a' }, webhooks: { port: 9000, host: '10.0.0.1' } },
      'webhooks.port',
    ],
    [{ queues: [{ id: 'a', name: 'A', sources: { lostToday: ['nope'] } }] }, 'queues[0].sources.lostToday[0]'],
  ])('is refused: %j', (changes, path) => {
    expect(saidOfSettings({ ...twoQueues(), board: {}, webhooks: {}, ...changes })).toContain(`config: ${path}: `);
  });

  it('and its neighbours are told of with it', () => {
    const lines = saidOfSettings(twoQueues({ retention: { days: 1, personalDays: 500, figuresDays: 2 } })).split('\n');
    expect(lines.map((line) => line.split(': ')[1])).toStrictEqual(['retention.days', 'retention']);
  });

  it.each([
    { board: { port: 0 }, webhooks: { port: 0 } },
    { board: { port: 9000 }, webhooks: { port: 9000, host: '10.0.0.1' } },
    { board: { token: 'A-b_9' } },
    { queues: [{ id: 'a', name: 'A', sources: { lostToday: ['pbx'] } }] },
  ])('and nothing else: %j', (changes) => {
    expect(() => createConfig({ ...twoQueues(), board: {}, webhooks: {}, ...changes }, { environment })).not.toThrow();
  });
});

it('is told to programs in English, and to people in both languages', () => {
  const error = wrong(() => createConfig({ language: 'da', queues: [{ id: 7, name: '' }] }, { environment }));
  const english = [
    'config: queues[0].id: it is a number, but must be a string in quotes, so that leading zeros are kept',
    'config: queues[0].name: it is an empty text: expected a text that is not empty',
  ];
  expect(error.message.split('\n')).toStrictEqual(english);
  expect(error.lines.map(({ en }) => en)).toStrictEqual(english);
  expect(error.lines.map(({ da }) => da)).toStrictEqual([
    'config: queues[0].id: det er et tal, men skal være en tekst i anførselstegn, så foranstillede nuller bevares',
    'config: queues[0].name: det er en tom tekst: forventede en tekst, der ikke er tom',
  ]);
});

it('a comma too many is told in Danish, too', () => {
  const file = join(tempFolder(), 'wallboard.json');
  writeFileSync(file, '{ "queues": [], }');
  expect(wrong(() => readConfig(file, { environment })).lines[0]?.da).toContain(
    'er ikke gyldig JSON (linje 1 kolonne 15): forventede ét JSON-objekt, men her er et komma for meget, før }',
  );
});
