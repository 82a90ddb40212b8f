import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SettingsAnswer, SettingsReport } from '#core/settings/settings';
import { startServe } from '#tests/support/commands';
import { secret, twoQueues, type Configuration } from '#tests/support/configurations';
import { lineTo } from '#tests/support/phone-system';
import { takenPort } from '#tests/support/ports';
import { tempFolder } from '#tests/support/temp-folder';

const token = 'a-token-of-the-board-0123456789';

/** A server whose settings are in a file, and somebody who holds its token. */
async function served(configuration: Configuration = twoQueues({ board: { port: 0, token } })) {
  const folder = tempFolder();
  const [file, data] = [join(folder, 'config.json'), join(folder, 'data')];
  writeFileSync(file, JSON.stringify(configuration));
  const server = await startServe(['--config', file, '--data', data]);
  return { ...server, ...holder(server.addresses.board, token), folder, file, data };
}

function holder(board: string, key: string) {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const post = async (path: string, body: unknown): Promise<SettingsAnswer> => {
    const response = await fetch(`${board}/api/settings${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    return (await response.json()) as SettingsAnswer;
  };
  const settings = async (): Promise<SettingsReport> => {
    const response = await fetch(`${board}/api/settings`, { headers });
    expect(response.status).toBe(200);
    return (await response.json()) as SettingsReport;
  };
  const change = async (changes: Configuration): Promise<SettingsAnswer> => {
    const { revision, configuration } = await settings();
    return post('', { revision, configuration: { ...configuration, ...changes } });
  };
  return { settings, change, post, headers };
}

const problemsOf = (answer: SettingsAnswer) => ('problems' in answer ? answer.problems : []);

describe('over HTTP, whoever holds the token', () => {
  it('sees all settings and no secret', async () => {
    const { settings, headers, addresses } = await served();
    const report = await settings();
    expect(report).toMatchObject({
      demo: false,
      fixed: null,
      undo: null,
      configuration: { queues: [{ id: 'support' }, { id: 'sales' }] },
    });
    expect(report.secrets).toEqual([
      { path: 'board.token', from: 'hub', isThere: true },
      { path: 'sources[0].secret', from: 'hub', isThere: true },
    ]);
    const text = await (await fetch(`${addresses.board}/api/settings`, { headers })).text();
    expect(text).not.toContain(secret);
    expect(text).not.toContain(token);
  });

  it('changes them: in use at once, in the file without its secrets, and no call is lost', async () => {
    const { change, addresses, file, data, stderr } = await served();
    const line = lineTo(addresses, { token });
    await line.enter('support', '1.1');
    const answer = await change({ queues: [{ id: 'support', name: 'Kundeservice', agents: ['0201'] }] });
    expect(answer).toMatchObject({ settings: { undo: { until: expect.any(String) as unknown } } });
    await line.enter('support', '1.2');
    expect(await line.queue('support')).toMatchObject({ name: 'Kundeservice', callsWaiting: 2 });
    const written = readFileSync(file, 'utf8');
    expect(written).toContain('Kundeservice');
    expect(written).toContain('${secret:pbx.secret}');
    expect(written + stderr()).not.toContain(secret);
    expect(written + stderr()).not.toContain(token);
    expect(statSync(join(data, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(join(data, 'secrets.json'), 'utf8'))).toEqual({
      'pbx.secret': secret,
      'board.token': token,
    });
    expect(stderr()).toContain('queues[0].name');
  });

  it('takes a change back within the minute, secrets too, and once', async () => {
    const { change, settings, post, addresses } = await served();
    await change({ sources: [{ id: 'pbx', adapter: 'flexfone-webhooks', secret: 'another-secret-of-the-pbx' }] });
    const call = (key: string) => fetch(`${addresses.webhooks}/hooks/pbx/${key}/queue/support/enter?uniquecallid=1.7`);
    expect([(await call(secret)).status, (await call('another-secret-of-the-pbx')).status]).toEqual([404, 200]);
    const { revision } = await settings();
    expect(await post('/undo', { revision })).toMatchObject({ settings: { undo: null } });
    expect([(await call(secret)).status, (await call('another-secret-of-the-pbx')).status]).toEqual([200, 404]);
    const again = await post('/undo', { revision: (await settings()).revision });
    expect(problemsOf(again)).toMatchObject([
      { path: '', message: { en: expect.stringMatching(/no longer/) as unknown } },
    ]);
  });

  it('is told each thing that is wrong, where, in both languages, and nothing is changed', async () => {
    const { change, settings, file } = await served();
    const before = [readFileSync(file, 'utf8'), (await settings()).revision];
    const answer = await change({
      queues: [{ id: 'support', name: '' }],
      sources: [{ id: 'pbx', adapter: 'swan', baseUrl: 'nowhere' }],
    });
    const paths = problemsOf(answer).map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['queues[0].name', 'sources[0].baseUrl', 'sources[0].company']));
    for (const { message } of problemsOf(answer))
      expect([message.da, message.en].every((words) => words !== '')).toBe(true);
    expect([readFileSync(file, 'utf8'), (await settings()).revision]).toEqual(before);
  });

  it('of two who change at once the second is refused', async () => {
    const { settings, post } = await served();
    const { revision, configuration } = await settings();
    const [first, second] = await Promise.all(
      ['en', 'da'].map((language) =>
        post('', { revision, configuration: { ...configuration, language, countryCode: '+45' } }),
      ),
    );
    expect(first).toHaveProperty('settings');
    expect(problemsOf(second ?? { problems: [] })).toMatchObject([
      { message: { en: expect.stringMatching(/meanwhile/) as unknown } },
    ]);
  });

  it('a port that is taken, a secret that is not kept, a file that is locked: refused with a sentence, and all goes on', async () => {
    const { change, addresses, folder, file, settings } = await served();
    const taken = await takenPort();
    const port = await change({ webhooks: { port: taken } });
    expect(problemsOf(port)).toMatchObject([{ message: { en: expect.stringContaining(String(taken)) as unknown } }]);
    const unkept = await change({
      sources: [{ id: 'pbx', adapter: 'flexfone-webhooks', secret: '${secret:nothing}' }],
    });
    expect(problemsOf(unkept)).toMatchObject([
      { path: 'sources[0].secret', message: { en: expect.stringMatching(/not kept here/) as unknown } },
    ]);
    expect((await fetch(`${addresses.webhooks}/hooks/pbx/${secret}/queue/support/enter?uniquecallid=1.7`)).status).toBe(
      200,
    );
    if (process.getuid?.() === 0) return;
    chmodSync(folder, 0o500);
    expect((await settings()).fixed).toMatchObject({ en: expect.stringContaining(file) as unknown });
    chmodSync(folder, 0o700);
  });

  it('settings larger than any board has are refused, as is one without the token', async () => {
    const { addresses, headers } = await served();
    const body = JSON.stringify({ revision: 'x', configuration: { name: 'x'.repeat(530_000) } });
    const large = await fetch(`${addresses.board}/api/settings`, { method: 'POST', headers, body });
    expect([large.status, await large.text()]).toEqual([400, expect.stringContaining('524288')]);
    const bare = await fetch(`${addresses.board}/api/settings`, { headers: { 'content-type': 'application/json' } });
    expect(bare.status).toBe(401);
  });
});

describe('a server without a configuration', () => {
  it('plays the demo, and is set up by whoever can read the key in its data folder', async () => {
    const data = join(tempFolder(), 'data');
    const { addresses, stderr } = await startServe(['--data', data, '--port', '0', '--webhooks-port', '0']);
    const address = new URL(readFileSync(join(data, 'set-up.url'), 'utf8').trim());
    const key = address.searchParams.get('token') ?? '';
    expect([address.origin, key.length >= 32]).toEqual([addresses.board, true]);
    expect(stderr()).not.toContain(key);
    expect(statSync(join(data, 'set-up.url')).mode & 0o777).toBe(0o600);
    expect((await fetch(`${addresses.board}/api/queues`)).status).toBe(200);
    expect((await fetch(`${addresses.board}/api/settings`)).status).toBe(403);
    expect((await fetch(`${addresses.board}/api/settings?token=${key}`)).headers.get('set-cookie')).toMatch(/HttpOnly/);
    const { settings, post } = holder(addresses.board, key);
    const report = await settings();
    expect(report).toMatchObject({ demo: true, configuration: {}, fixed: null });
    const { board: _board, webhooks: _webhooks, ...configuration } = twoQueues();
    expect(await post('', { revision: report.revision, configuration })).toHaveProperty('settings');
    const line = lineTo(addresses);
    await line.enter('support', '1.1');
    expect(await line.queue('support')).toMatchObject({ name: 'Support', callsWaiting: 1, answeredToday: 0 });
    expect(readdirSync(data)).toEqual(expect.arrayContaining(['settings.json', 'secrets.json']));
  });

  it('finds all of it again at the next start', async () => {
    const data = join(tempFolder(), 'data');
    const args = ['--data', data, '--port', '0', '--webhooks-port', '0'];
    const first = await startServe(args);
    const key = readFileSync(join(data, 'set-up.key'), 'utf8').trim();
    const { settings, post } = holder(first.addresses.board, key);
    const { board: _board, webhooks: _webhooks, ...configuration } = twoQueues();
    await post('', { revision: (await settings()).revision, configuration });
    await lineTo(first.addresses).enter('support', '1.1');
    first.process.kill('SIGTERM');
    expect((await first.ended).code).toBe(0);
    const second = await startServe(args);
    expect(await lineTo(second.addresses).queue('support')).toMatchObject({ callsWaiting: 1 });
    expect(readFileSync(join(data, 'set-up.key'), 'utf8').trim()).toBe(key);
  });

  it('without a folder nothing can be kept, and it says so', async () => {
    const { addresses } = await startServe(['--port', '0', '--webhooks-port', '0']);
    expect((await fetch(`${addresses.board}/api/settings`)).status).toBe(403);
    expect(existsSync('set-up.key')).toBe(false);
  });
});
