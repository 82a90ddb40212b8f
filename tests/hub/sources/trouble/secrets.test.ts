import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { expect, onTestFinished, test } from 'vitest';
import type { Question } from '#adapters/adapter';
import { adapters } from '#adapters/index';
import type { Input } from '#core/said/input';
import { createActionDesk } from '#hub/actions/desk';
import { createAuditLog } from '#hub/actions/audit';
import { polledActions } from '#hub/actions/bound';
import { formatCaptureLine } from '#hub/journal/captures/capture';
import type { Logger } from '#hub/machine/log';
import { addPollers } from '#hub/sources/poller/metrics';
import { createPoller } from '#hub/sources/poller/poller';
import { createSecrets } from '#hub/sources/trouble/secrets';
import { bindSource, type Source } from '#hub/sources/source';
import { flexfoneApiNasties, startFlexfoneApi } from '#tests/fakes/flexfone-api/server';
import { noMoreAsks } from '#tests/support/no-more-asks';
import { runningClock } from '#tests/support/clocks';
import { eventually } from '#tests/support/eventually';
import { freePort } from '#tests/support/ports';
import { surroundings } from '#tests/support/surroundings';
import { tempFolder } from '#tests/support/temp-folder';
import { startBoard } from '../../board/board.ts';
import { inBoth } from '#core/said/sentence';

const planted = {
  hash: '9f8e7d6c5b4a39281706f5e4d3c2b1a0',
  password: 'Planted & "odd" Pass/word+1',
  username: 'planted-user@example.com',
  token: 'planted-token-of-the-board',
};
const timeZone = surroundings.timeZone;
const clock = runningClock('2026-11-18T09:14:31.250+01:00');

/** Everything that anybody may see, in one text. */
const seen: string[] = [];
const log: Logger = pino({ level: 'trace' }, { write: (line) => void seen.push(line) });

function bound(baseUrl: string, url: string): Source {
  const { username, password, hash } = planted;
  const settings = { baseUrl, account: '12345', hash, everySeconds: 1, myfone: { username, password, url } };
  const rules = { timeZone, queues: surroundings.queues, agents: [] };
  const result = bindSource({ id: 'pbx', adapter: 'flexfone-api', ...settings }, [], rules, adapters);
  if ('problems' in result) throw new Error('These settings are good.');
  return result.source;
}

/** The source as the hub runs it, with a poll as often as it can be; and all that it says is written down. */
function run(source: Source, patience = 10_000) {
  if (source.input.way !== 'polls') throw new Error('It polls.');
  const poller = createPoller({
    source: { id: source.id, every: 5, poll: source.input.poll },
    async accept(inputs: readonly Input[]) {
      for (const input of inputs) seen.push(formatCaptureLine(input, timeZone), inspect(input, { depth: 9 }));
    },
    alive: (at) => void seen.push(`alive ${at}`),
    failed: (failure) => void seen.push(inspect(failure)),
    timeZone,
    clock,
    log,
    limits: { firstByte: patience },
    chance: () => 0,
  });
  poller.start();
  onTestFinished(() => poller.close());
  return poller;
}

test('nothing that anybody sees holds a secret, whatever the phone system does', async () => {
  const { username, password, token, hash } = planted;
  const server = await startFlexfoneApi({ account: '12345', hash, myfone: { username, password } });
  onTestFinished(server.close);
  const auditFile = join(tempFolder(), 'actions.ndjson');

  for (const nasty of flexfoneApiNasties) {
    server.nasty(nasty);
    const source = bound(server.baseUrl, server.makeCallUrl);
    if (source.input.way !== 'polls') throw new Error('It polls.');
    const poller = run(source, nasty === 'slow' ? 100 : undefined);
    const bounds = polledActions(source.id, source.input, poller, clock);
    const actions = createActionDesk({
      actions: () => bounds,
      audit: createAuditLog(auditFile),
      clock,
      timeZone: () => timeZone,
      log,
    });
    const settings = { host: '127.0.0.1', port: 0, token };
    const board = await startBoard({ settings, actions, log });
    const post = async (action: string, parameters: object): Promise<void> => {
      const answer = await fetch(`${board.url}/api/actions/pbx/${action}`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify(parameters),
      });
      seen.push(inspect(answer.headers), await answer.text());
    };
    await post('set-call-flow', { flow: '6001', active: true });
    await post('make-call', { number: '86515151' });
    await eventually('a poll', () => poller.stats().polls >= 1);
    const registry = new Registry();
    addPollers([registry], () => [poller.stats()]);
    seen.push(inspect(poller.stats()), await registry.metrics());
    await poller.close();
    await board.close();
  }

  // Nobody there, and a certificate that is not to be trusted.
  for (const baseUrl of [`http://127.0.0.1:${await freePort()}/api`, server.baseUrl.replace('http', 'https')]) {
    const poller = run(bound(baseUrl, `${baseUrl}/MakeCall`));
    await eventually('a failure', () => poller.stats().polls > 0);
    await poller.close();
  }

  seen.push(readFileSync(auditFile, 'utf8'));
  const all = seen.join('\n');
  expect(all).toContain('"source":"pbx"');
  expect(all).toContain('******51');
  expect(all).toContain('Lukket');
  for (const [name, secret] of Object.entries(planted)) {
    for (const spelling of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), btoa(secret)]) {
      expect(all.includes(spelling), name).toBe(false);
    }
  }
});

test('what an error holds beside its sentence is gone, its cause as well', async () => {
  const { hash } = planted;
  const failures: unknown[] = [];
  const source = bound(`http://127.0.0.1:${await freePort()}/api`, 'http://127.0.0.1/');
  if (source.input.way !== 'polls') throw new Error('It polls.');
  const { createAsker } = await import('#hub/sources/poller/asking/asker');
  const asker = createAsker({ now: clock.now });
  onTestFinished(() => asker.close());
  await source.input.poll(undefined, asker.ask, 0, noMoreAsks).catch((error: unknown) => failures.push(error));
  expect(failures).toHaveLength(1);
  expect(inspect(failures, { depth: 20, showHidden: true })).not.toContain(hash);
});

test('what is echoed is taken out: all of a sentence, and of an answer what is unmistakable', () => {
  const secrets = createSecrets();
  const question: Question = {
    about: inBoth('x'),
    url: 'x',
    secretQuery: { account: '12345', hash: 'abc&def/ghi' },
    headers: { Authorization: 'Bearer token-1234', Accept: 'application/json' },
    body: { name: 'confided-name', list: ['confided-item'] },
    confidential: true,
  };
  secrets.learn(question);
  expect(
    secrets.fromSentence(
      '12345 abc&def/ghi abc%26def%2Fghi abc&amp;def/ghi token-1234 confided-name confided-item json',
    ),
  ).toBe('*** *** *** *** *** *** *** json');
  const kept = { Localnumber: '12345', list: ['12345', 1, null, true], text: 'application/json' };
  expect(secrets.fromAnswer(kept)).toBe(kept);
  expect(secrets.fromAnswer({ 'abc&def/ghi': ['x token-1234', { a: 'confided-name' }] })).toEqual({
    '***': ['x ***', { a: '***' }],
  });
});

test('words that stand in headers for other ends, and in every form, are left to answers and sentences', () => {
  const secrets = createSecrets();
  secrets.learn({
    about: inBoth('x'),
    url: 'x',
    headers: {
      'X-Tenant': 'HallMonitor',
      'X-Client': 'always available',
      'X-Id': 'a1b2c3d4e5f60718',
      'X-Api-Key': 'swordfish',
    },
    body: { grant_type: 'password', username: 'u', password: 'p' },
    confidential: true,
  });
  const kept = { group: 'HallMonitor', status: 'available' };
  expect(secrets.fromAnswer(kept)).toBe(kept);
  expect(secrets.fromAnswer('a1b2c3d4e5f60718 and swordfish')).toBe('*** and ***');
  expect(secrets.fromSentence('refuses the user name or the password')).toBe('refuses the user name or the password');
});

test('a short hash is taken out of what is kept, too, where it can be no local number', () => {
  const secrets = createSecrets();
  secrets.learn({ about: inBoth('x'), url: 'x', secretQuery: { account: '12345', hash: 'abc1234' } });
  expect(secrets.fromAnswer('see ...?account=12345&hash=abc1234')).toBe('see ...?account=12345&hash=***');
});
