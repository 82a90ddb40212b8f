import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Trial, TrialAnswer, WebhookReport } from '#core/settings/trial';
import { startServe } from '#tests/support/commands';
import { secret, twoQueues, type Configuration } from '#tests/support/configurations';
import { tempFolder } from '#tests/support/temp-folder';

const token = 'a-token-of-the-board-0123456789';

async function served(configuration: Configuration = twoQueues()) {
  const folder = tempFolder();
  const [file, data] = [join(folder, 'config.json'), join(folder, 'data')];
  writeFileSync(file, JSON.stringify({ ...configuration, board: { port: 0, token } }));
  const server = await startServe(['--config', file, '--data', data]);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const ask = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${server.addresses.board}/api/settings/${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as never };
  };
  const call = async (path: string) => (await fetch(`${server.addresses.webhooks}/hooks/pbx/${secret}/${path}`)).status;
  const report = async (): Promise<WebhookReport> => (await ask('GET', 'webhooks/pbx')).body;
  return { ...server, ask, call, report };
}

/** A service that answers with two queues whoever brings its key. */
async function service(): Promise<{ readonly url: string; asked: number }> {
  const state = { asked: 0, url: '' };
  const server = createServer((request, response) => {
    state.asked += 1;
    // Slow enough for somebody to ask twice.
    setTimeout(() => {
      response.setHeader('content-type', 'application/json');
      const key = request.headers['x-key'];
      if (key !== 'the-key-of-the-service') return void response.writeHead(401).end('{}');
      const queues = [
        { name: 'sup', waiting: 3, echo: key },
        { name: 'sal', waiting: 0 },
      ];
      return void response.end(JSON.stringify(queues));
    }, 300);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/queues`;
  return state;
}

const polled = (url: string, key: string) =>
  twoQueues({
    sources: [
      {
        id: 'rest',
        adapter: 'rest',
        url,
        headers: { 'x-key': key },
        as: 'counts',
        fields: { queue: 'name', waiting: 'waiting' },
        queues: { support: ['sup'], sales: ['sal'] },
      },
    ],
  });

describe('a phone system is tried before it counts', () => {
  it('what it answered stands beside what was understood, and no secret in either', async () => {
    const { ask, addresses } = await served();
    const { url } = await service();
    const { body } = await ask('POST', 'try', { configuration: polled(url, 'the-key-of-the-service'), source: 'rest' });
    const { trial } = body as { readonly trial: Trial };
    expect(trial).toMatchObject({
      failure: null,
      count: 1,
      queues: [
        { id: 'support', callsWaiting: 3 },
        { id: 'sales', callsWaiting: 0 },
      ],
    });
    expect(trial.last[0]?.said).toContain('"waiting":3');
    expect(JSON.stringify(body)).not.toContain('the-key-of-the-service');
    // Nothing of it is on the board.
    const sources = await fetch(`${addresses.board}/api/sources`, { headers: { authorization: `Bearer ${token}` } });
    expect(((await sources.json()) as { sources: { id: string }[] }).sources.map(({ id }) => id)).toEqual(['pbx']);
  });

  it('why it did not work is said in both languages; wrong settings by their places', async () => {
    const { ask } = await served();
    const { url } = await service();
    const refused = (await ask('POST', 'try', { configuration: polled(url, 'another'), source: 'rest' }))
      .body as TrialAnswer;
    if (!('trial' in refused)) throw new Error('It was not tried.');
    expect([refused.trial.failure?.da, refused.trial.failure?.en].every((words) => (words ?? '').length > 20)).toBe(
      true,
    );
    expect(JSON.stringify(refused)).not.toContain('another');
    const gone = await ask('POST', 'try', { configuration: polled('http://127.0.0.1:9/queues', 'x'), source: 'rest' });
    expect(gone.body).toMatchObject({ trial: { count: 0, failure: { en: expect.any(String) as unknown } } });
    const wrong = await ask('POST', 'try', { configuration: polled('nowhere', 'x'), source: 'rest' });
    expect(wrong.body).toMatchObject({ problems: [{ path: 'sources[0].url' }] });
  });

  it('one that calls by itself is not asked; nor is one that is not there', async () => {
    const { ask } = await served();
    expect((await ask('POST', 'try', { configuration: twoQueues(), source: 'pbx' })).status).toBe(400);
    expect((await ask('POST', 'try', { configuration: twoQueues(), source: 'other' })).status).toBe(404);
  });

  it('twelve times a minute, one after the other: a phone system locks whoever signs in wrongly', async () => {
    const { ask } = await served();
    const state = await service();
    const attempt = () => ask('POST', 'try', { configuration: polled(state.url, 'wrong'), source: 'rest' });
    const both = await Promise.all([attempt(), attempt()]);
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 409]));
    for (let count = 1; count < 12; count += 1) expect((await attempt()).status).toBe(200);
    expect((await attempt()).status).toBe(429);
    expect(state.asked).toBe(12);
  });
});

describe('the addresses that a phone system is to call', () => {
  it('stand field by field as PBXAdmin names them, and each is ticked when it was called', async () => {
    const { report, call, addresses } = await served();
    const before = await report();
    expect(before).toMatchObject({
      base: addresses.webhooks,
      common: `/hooks/pbx/${secret}/`,
      isOpen: false,
      arrivals: [],
    });
    expect(before.addresses.map(({ field, rest, queue }) => [field.da, rest, queue])).toEqual([
      ['2. Webservice ved besvaret kald', 'answered', null],
      ['3. Webservice ved afsluttet kald', 'ended', null],
      ['4. Webservice ved udgående opkald', 'outgoing', null],
      ['5. Webservice ved indgående opkald', 'incoming', null],
      ['URL', 'queue/support/enter?uniquecallid=[uniquecallid]', 'support'],
      ['URL', 'queue/sales/enter?uniquecallid=[uniquecallid]', 'sales'],
    ]);
    expect(before.addresses.every(({ heardAt }) => heardAt === null)).toBe(true);
    expect(await call('queue/support/enter/?uniquecallid=1.1')).toBe(200);
    const { addresses: after } = await report();
    expect(after.filter(({ heardAt }) => heardAt !== null).map(({ path }) => path)).toEqual(['queue/support/enter']);
  });

  it('what came wrongly is told with its cure, and ticks nothing', async () => {
    const { report, call } = await served();
    for (const path of [
      'queue/suport/enter?uniquecallid=1.1',
      'answered',
      'queue/28374655/enter?uniquecallid=2',
      'answerd?UniqueCallId=1.1',
    ]) {
      expect(await call(path)).toBe(200);
    }
    const { arrivals, addresses } = await report();
    expect(arrivals.map(({ path }) => path)).toEqual(['answerd', 'queue/…/enter', 'answered', 'queue/suport/enter']);
    expect(arrivals.at(-1)?.problem?.da).toContain('mente du "support"?');
    expect(JSON.stringify(arrivals)).not.toContain('28374655');
    expect(addresses.every(({ heardAt }) => heardAt === null)).toBe(true);
  });

  it('a secret that is wrong again and again is told among them, and nothing of it once somebody says that it is put right', async () => {
    const { report, ask, addresses, call } = await served();
    const planted = 'a-secret-that-somebody-mistyped';
    for (let time = 0; time < 3; time += 1) {
      expect((await fetch(`${addresses.webhooks}/hooks/pbx/${planted}/answered`)).status).toBe(404);
    }
    const [newest] = (await report()).arrivals;
    expect(newest?.problem?.da).toContain('Hemmeligheden i adressen er forkert.');
    expect(JSON.stringify(await report())).not.toContain(planted);
    // What comes after it stands before it.
    await call('queue/support/enter?uniquecallid=1.1');
    expect((await report()).arrivals.map(({ path, problem }) => [path, problem === null])).toEqual([
      ['queue/support/enter', true],
      ['…', false],
    ]);
    expect((await ask('POST', 'webhooks/none/mended', {})).status).toBe(404);
    const told = await ask('POST', 'webhooks/pbx/mended', {});
    expect(told).toMatchObject({ status: 200, body: { sources: [{ id: 'pbx', turnedAway: [] }] } });
    expect((await report()).arrivals.map(({ path }) => path)).toEqual(['queue/support/enter']);
  });

  it('the newest fifty are shown, and a tick stays however many come after it', async () => {
    const { report, call } = await served();
    await call('outgoing?UniqueCallId=9.9&EmployeeLocalNumber=0201');
    expect((await report()).addresses.find(({ path }) => path === 'outgoing')?.heardAt).not.toBeNull();
    for (let count = 0; count < 55; count += 1) await call(`queue/support/enter?uniquecallid=1.${count}`);
    const { arrivals, addresses } = await report();
    expect(arrivals).toHaveLength(50);
    expect(addresses.find(({ path }) => path === 'outgoing')?.heardAt).not.toBeNull();
  });

  it('one that is asked has none', async () => {
    const { url } = await service();
    const { ask } = await served(polled(url, 'the-key-of-the-service'));
    expect((await ask('GET', 'webhooks/rest')).status).toBe(400);
    expect((await ask('GET', 'webhooks/none')).status).toBe(404);
  });
});
