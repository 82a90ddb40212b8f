import { describe, expect, it } from 'vitest';
import { createConfig, demoConfig, readConfig } from '#hub/config/config';
import { ConfigInvalid } from '#hub/config/problems';
import type { Configuration } from '#tests/support/configurations';
import { example, exampleFile, secret, twoQueues } from '#tests/support/configurations';
import { tempFile, tempFolder } from '#tests/support/temp-folder';

const environment = { FLEXFONE_SECRET: secret };

/** The lines that somebody reads who runs `serve` with this configuration; none where it is right. */
function problems(configure: () => unknown): readonly string[] {
  try {
    configure();
    return [];
  } catch (error) {
    if (error instanceof ConfigInvalid) return error.message.split('\n');
    throw error;
  }
}

const problemsOf = (configuration: unknown): readonly string[] =>
  problems(() => createConfig(configuration, { environment }));

/** The only problem. */
function problemOf(configuration: unknown): string {
  const found = problemsOf(configuration);
  expect(found).toHaveLength(1);
  return found[0] ?? '';
}

const oneQueue = (queue: Configuration): Configuration => twoQueues({ queues: [{ id: 'a', name: 'A', ...queue }] });

describe('what is right', () => {
  it("is the contract's example", () => {
    const config = readConfig(exampleFile, { environment });
    expect(config.rules.timeZone).toBe('Europe/Copenhagen');
    expect(config.rules.queues.map(({ id, agents }) => [id, agents])).toStrictEqual([
      ['hallmonitor', ['201', '202', '203']],
      ['switchpay', ['203', '204', '205']],
    ]);
    expect(config.board).toMatchObject({ host: '127.0.0.1', port: 8090 });
    expect(config.webhooks).toMatchObject({ host: '127.0.0.1', port: 8091 });
    expect(config.sources).toMatchObject([{ id: 'pbx', adapter: 'flexfone-webhooks', input: { secrets: [secret] } }]);
  });

  it('is little: the rest has defaults', () => {
    const { alerts: _itsOwnTest, ...config } = createConfig(
      { queues: [{ id: '007', name: 'Seven' }] },
      { environment: {} },
    );
    expect(config).toStrictEqual({
      rules: {
        timeZone: 'Europe/Copenhagen',
        agents: [],
        queues: [
          {
            id: '007',
            name: 'Seven',
            serviceLevelSeconds: 20,
            shortAbandonSeconds: 0,
            maxWaitSeconds: 3_600,
            order: 'fifo',
            alerts: {
              longestWaitSeconds: { warning: 60, critical: 120 },
              callsWaiting: { warning: 3, critical: 6 },
            },
          },
        ],
      },
      language: 'da',
      sources: [],
      board: { host: '127.0.0.1', port: 8090, announce: true },
      webhooks: { host: '127.0.0.1', port: 8091 },
      retention: { personalDays: 30, figuresDays: 400 },
      messages: [],
      morningReports: undefined,
      lostCalls: { countryCode: undefined, takenMinutes: 30 },
    });
  });

  it('may begin with a byte order mark', () => {
    const file = tempFile('config.json', `\uFEFF${JSON.stringify(twoQueues())}`);
    expect(readConfig(file, { environment }).rules.queues).toHaveLength(2);
  });

  it('is nothing at all for the demo, which brings its own two queues', () => {
    const config = demoConfig({ environment: {} });
    expect(config.rules.queues).toHaveLength(2);
    expect(config.sources).toMatchObject([{ adapter: 'demo' }]);
  });

  it('keeps its own queues in the demo, and no other source', () => {
    const config = createConfig(example(), { environment, demo: true });
    expect(config.rules.queues.map(({ id }) => id)).toStrictEqual(['hallmonitor', 'switchpay']);
    expect(config.sources.map(({ adapter }) => adapter)).toStrictEqual(['demo']);
  });

  it('guards a board that the network can see with a token', () => {
    const board = { host: '0.0.0.0', token: '${env:TOKEN}' };
    const config = createConfig(twoQueues({ board }), { environment: { TOKEN: 'open-sesame-open-sesame' } });
    expect(config.board).toMatchObject({ host: '0.0.0.0', token: 'open-sesame-open-sesame' });
  });

  it.each(['127.0.0.1', '127.0.0.2', 'localhost', '::1', '[::1]'])('needs no token on %s', (host) => {
    expect(problemsOf(twoQueues({ board: { host } }))).toStrictEqual([]);
  });
});

describe('what is wrong is told by its path, with what was expected', () => {
  it.each<[string, Configuration, RegExp]>([
    ['a wrong type', { queues: 'support' }, /^config: queues: .*expected a list$/],
    ['another wrong type', { board: { port: '8090' } }, /^config: board\.port: .*expected a (whole )?number$/],
    ['no whole number', { board: { port: 80.5 } }, /^config: board\.port: .*expected a whole number$/],
    ['a port out of range', { webhooks: { port: 65_536 } }, /^config: webhooks\.port: .*expected at most 65535$/],
    ['a port below range', { board: { port: -1 } }, /^config: board\.port: .*expected at least 0$/],
    ['an unknown key', { quues: [] }, /^config: quues: is not a known setting: expected/],
    ['an unknown key of a port', { board: { prot: 1 } }, /^config: board\.prot: is not a known setting: expected/],
    ['an unknown zone', { timeZone: 'Europe/Kopenhagen' }, /^config: timeZone: .*"Europe\/Copenhagen"$/],
    ['an unknown language', { language: 'de' }, /^config: language: .*expected one of "da", "en"$/],
    ['no queue', { queues: [] }, /^config: queues: .*expected at least one queue$/],
    ['an open board', { board: { host: '0.0.0.0' } }, /^config: board\.token: .*expected a token/],
    [
      'a token that can be tried',
      { board: { host: '0.0.0.0', token: 'fifteen-letters' } },
      /board\.token: .*16 characters/,
    ],
    [
      'a secret that can be tried',
      {
        webhooks: { host: '0.0.0.0' },
        sources: [
          { id: 'pbx', adapter: 'flexfone-webhooks', secret: 'x'.repeat(16), previousSecret: 'fifteen-letters' },
        ],
      },
      /^config: sources\[0\]\.previousSecret: .*16 characters[^\n]*$/,
    ],
    ['a proxy that is no address', { board: { proxies: ['proxy.example'] } }, /board\.proxies\[0\]: .*an address/],
    ['a board open to IPv6', { board: { host: '::' } }, /^config: board\.token: .*expected a token/],
    ['half a certificate', { board: { tls: { certFile: 'a.pem' } } }, /^config: board\.tls\.keyFile: .*missing/],
    ['a missing source id', { sources: [{ adapter: 'demo' }] }, /^config: sources\[0\]\.id: /],
    [
      'an unknown adapter',
      { sources: [{ id: 'a', adapter: 'flexphone' }] },
      /^config: sources\[0\]\.adapter: .*"demo"/,
    ],
    [
      "an unknown key of a source's own",
      { sources: [{ id: 'a', adapter: 'flexfone-webhooks', secret, accountID: '1' }] },
      /^config: sources\[0\]\.accountID: is not a known setting: expected/,
    ],
    [
      'a silence that can never be',
      { sources: [{ id: 'a', adapter: 'flexfone-webhooks', secret, silence: { minutes: 500 } }] },
      /^config: sources\[0\]\.silence\.minutes: must be less than the time between "from" and "to"/,
    ],
    [
      'hours that end before they begin',
      {
        sources: [
          { id: 'a', adapter: 'flexfone-webhooks', secret, silence: { minutes: 5, from: '16:00', to: '08:00' } },
        ],
      },
      /^config: sources\[0\]\.silence\.to: must be later than "from"/,
    ],
    [
      'a queue that nobody has',
      {
        sources: [
          { id: 'a', adapter: 'flexfone-api', account: '1', hash: 'h', queueMembers: { suport: { department: 'IT' } } },
        ],
      },
      /^config: sources\[0\]\.queueMembers\.suport: is not the id of a configured queue: expected one of "support"/,
    ],
    ['no secret', { sources: [{ id: 'a', adapter: 'flexfone-webhooks' }] }, /^config: sources\[0\]\.secret: .*missing/],
    [
      'a source with an id that no address can hold',
      { sources: [{ id: 'a/b', adapter: 'demo' }] },
      /^config: sources\[0\]\.id: must not hold/,
    ],
    [
      'a retention of names that outlives the figures',
      { retention: { personalDays: 500 } },
      /^config: retention: personalDays must not be more than figuresDays/,
    ],
  ])('%s', (_what, overrides, expected) => {
    expect(problemOf(twoQueues(overrides))).toMatch(expected);
  });

  it.each<[string, Configuration, RegExp]>([
    ['no name', { name: undefined }, /^config: queues\[0\]\.name: it is missing: expected a string$/],
    ['an empty name', { name: '' }, /^config: queues\[0\]\.name: .*expected a text that is not empty$/],
    ['an id that is a number', { id: 7 }, /^config: queues\[0\]\.id: .*string in quotes.*leading zeros/],
    ['an agent that is a number', { agents: ['0201', 202] }, /^config: queues\[0\]\.agents\[1\]: .*leading zeros/],
    ['an agent named twice', { agents: ['201', '201'] }, /^config: queues\[0\]\.agents: must name each agent once/],
    ['an unknown order', { order: 'lifo' }, /^config: queues\[0\]\.order: .*expected one of "fifo", "other"$/],
    ['an unknown key', { servicelevel: 20 }, /^config: queues\[0\]\.servicelevel: is not a known setting: expected/],
    ['a negative time', { serviceLevelSeconds: -1 }, /^config: queues\[0\]\.serviceLevelSeconds: .*at least 0$/],
    ['no patience at all', { maxWaitSeconds: 0 }, /^config: queues\[0\]\.maxWaitSeconds: .*more than 0$/],
    [
      'a warning beyond the critical limit',
      { alerts: { callsWaiting: { warning: 7, critical: 6 } } },
      /^config: queues\[0\]\.alerts\.callsWaiting: warning must not be more than critical/,
    ],
    [
      'an unknown alert',
      { alerts: { waiting: { warning: 7 } } },
      /^config: queues\[0\]\.alerts\.waiting: is not a known setting: expected/,
    ],
  ])('of a queue: %s', (_what, queue, expected) => {
    expect(problemOf(oneQueue(queue))).toMatch(expected);
  });

  it.each<[string, Configuration]>([
    ['queues', { queues: ['a', 'b', 'a'].map((id) => ({ id, name: id })) }],
    ['agents', { agents: ['a', 'b', 'a'].map((id) => ({ id, name: id })) }],
    ['sources', { sources: ['a', 'b', 'a'].map((id) => ({ id, adapter: 'demo' })) }],
  ])('two %s with one id: the second', (list, overrides) => {
    expect(problemOf(twoQueues(overrides))).toMatch(new RegExp(`^config: ${list}\\[2\\]\\.id: .*expected`));
  });

  it('an agent who is a number', () => {
    const problem = problemOf(twoQueues({ agents: [{ id: 201, name: 'Anna' }] }));
    expect(problem).toMatch(/^config: agents\[0\]\.id: .*string in quotes.*leading zeros/);
  });

  it.each([null, [], 'text', 7])('no object at all: %j', (value) => {
    expect(problemOf(value)).toMatch(/^config: the file: .*expected an object$/);
  });
});

describe('a variable of the environment', () => {
  const withVariable = (name: string): Configuration =>
    twoQueues({ sources: [{ id: 'pbx', adapter: 'flexfone-webhooks', secret: `\${env:${name}}` }] });

  it.each(['', undefined])('that is not set is named, with the setting that wants it (%j)', (value) => {
    const lines = problems(() => createConfig(withVariable('PBX_SECRET'), { environment: { PBX_SECRET: value } }));
    expect(lines).toStrictEqual([
      expect.stringMatching(/^config: sources\[0\]\.secret: .*PBX_SECRET is not set.*expected/),
    ]);
  });

  it('may hold anything a setting may, and is checked like it', () => {
    const lines = problems(() => createConfig(withVariable('X'), { environment: { X: `${secret}/${secret}` } }));
    expect(lines).toStrictEqual([expect.stringMatching(/^config: sources\[0\]\.secret: must not hold/)]);
    expect(lines.join()).not.toContain(secret);
  });

  it('is not looked for inside of a longer text', () => {
    const queues = [{ id: 'a', name: 'Queue ${env:NAME}' }];
    expect(createConfig(twoQueues({ queues }), { environment: {} }).rules.queues[0]?.name).toBe('Queue ${env:NAME}');
  });

  it('need not be set for a replay', () => {
    expect(() => createConfig(withVariable('X'), { environment: {}, unset: 'unset' })).not.toThrow();
  });
});

describe('a file', () => {
  it('that is not there', () => {
    const file = `${tempFolder()}/none.json`;
    expect(problems(() => readConfig(file, { environment }))).toStrictEqual([
      expect.stringMatching(/^config: the file: .*none\.json does not exist: expected a JSON file$/),
    ]);
  });

  it('that is a folder', () => {
    expect(problems(() => readConfig(tempFolder(), { environment }))).toStrictEqual([
      expect.stringMatching(/^config: the file: .*cannot be read: expected a JSON file$/),
    ]);
  });

  it('that is no JSON: where, and nothing of what stands there', () => {
    const file = tempFile('config.json', `{\n  "sources": [{ "secret": "${secret}" ]\n}`);
    const lines = problems(() => readConfig(file, { environment }));
    expect(lines).toStrictEqual([
      expect.stringMatching(/^config: the file: .*not valid JSON \(line 2 column \d+\): expected/),
    ]);
    expect(lines.join()).not.toContain(secret.slice(0, 6));
  });
});
