import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ConfigInvalid } from '#hub/config/problems';
import { ListenFailed } from '#hub/ports/listen';
import { createCertificate } from '#tests/hub/ports/certificate';
import { runningClock } from '#tests/support/clocks';
import { secret, twoQueues, type Configuration } from '#tests/support/configurations';
import { eventually } from '#tests/support/eventually';
import { startHub } from '#tests/support/hubs';
import { lineTo } from '#tests/support/phone-system';
import { freePort, takenPort } from '#tests/support/ports';
import { tempFolder } from '#tests/support/temp-folder';

const noon = '2026-11-18T12:00:00+01:00';
const start = (configuration: Configuration = twoQueues()) =>
  startHub({ dataFolder: tempFolder(), clock: runningClock(noon), configuration });

const renamed = (overrides: Configuration = {}): Configuration =>
  twoQueues({ queues: [{ id: 'sales', name: 'Salg', agents: ['204'] }], ...overrides });

describe('while it runs, other settings', () => {
  it('are in use without a request refused, and whoever listens is told the new board', async () => {
    const hub = await start();
    await hub.line.enter('sales', '1.1');
    await hub.line.enter('support', '1.2');
    const told: (readonly [string, readonly string[]])[] = [];
    onTestFinished(
      hub.feed.subscribe((picture, kind) => void told.push([kind, picture.queues.map(({ name }) => name)])),
    );
    await hub.change(renamed({ language: 'en' }));
    await eventually('the new board', () => told.some(([kind]) => kind === 'snapshot'));
    expect(told.at(-1)).toEqual(['snapshot', ['Salg']]);
    expect(await hub.line.picture()).toMatchObject({ queues: [{ id: 'sales', name: 'Salg', callsWaiting: 1 }] });
    const setup = await fetch(`${hub.addresses.board}/api/setup`);
    expect(await setup.json()).toMatchObject({ language: 'en' });
    await hub.line.enter('sales', '1.3');
    expect(await hub.line.queue('sales')).toMatchObject({ callsWaiting: 2 });
  });

  it('a board that listens over HTTP stays connected, and is told the new board', async () => {
    const hub = await start();
    const stream = await fetch(`${hub.addresses.board}/api/stream`);
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    onTestFinished(() => reader?.cancel());
    let text = '';
    const until = async (words: string): Promise<void> => {
      while (!text.includes(words)) text += (await reader?.read())?.value ?? '';
    };
    await until('"name":"Support"');
    await hub.change(renamed());
    await until('event: snapshot\ndata: {"at":"2026-11-18T12:00:');
    await until('"name":"Salg"');
    await hub.line.enter('sales', '1.1');
    await until('event: update');
  });

  it('numbers and what is known of each source do not jump', async () => {
    const hub = await start();
    for (const call of ['1.1', '1.2']) await hub.line.enter('support', call);
    await hub.line.answers('0201', '1.1');
    await hub.line.tell('answered', { ANumber: 'nonsense' }).catch(() => undefined);
    const [before, sources] = [await hub.line.picture(), await hub.line.sources()];
    // The limits of an alert are rules: the books are made anew.
    const queues = (twoQueues()['queues'] as object[]).map((queue) => ({
      ...queue,
      alerts: { callsWaiting: { warning: 50, critical: 60 } },
    }));
    await hub.change(twoQueues({ queues }));
    const [after, sourcesAfter] = [await hub.line.picture(), await hub.line.sources()];
    // Somebody waits, and waits on: also for longer than anybody today.
    const numbers = ({ queues: all }: typeof before) =>
      all.map(
        ({ limits: _l, longestWaitSeconds: _s, longestWaitTime: _t, longestWaitTodaySeconds: _d, ...rest }) => rest,
      );
    expect(numbers(after)).toStrictEqual(numbers(before));
    expect(after.queues[0]?.limits.callsWaiting).toStrictEqual({ warning: 50, critical: 60 });
    expect(sourcesAfter.sources).toStrictEqual(sources.sources);
    expect(sources.sources[0]).toMatchObject({ accepted: 3, rejected: 1, state: 'ok' });
  });

  it('an old secret is refused from then on, and not before', async () => {
    const hub = await start();
    const newSecret = 'another-secret-that-is-as-long-as-the-first-one';
    const call = (with_: string) =>
      fetch(`${hub.addresses.webhooks}/hooks/pbx/${with_}/queue/support/enter?uniquecallid=1.1`);
    expect((await call(newSecret)).status).toBe(404);
    await hub.change(twoQueues({ sources: [{ id: 'pbx', adapter: 'flexfone-webhooks', secret: newSecret }] }));
    expect((await call(newSecret)).status).toBe(200);
    expect((await call(secret)).status).toBe(404);
  });

  it('another token puts out whoever came with the old one', async () => {
    const hub = await start(twoQueues({ board: { port: 0, token: 'the-first-token' } }));
    const ask = (token: string) =>
      fetch(`${hub.addresses.board}/api/stream`, { headers: { Authorization: `Bearer ${token}` } });
    const stream = await ask('the-first-token');
    const ended = stream.text().then(
      () => true,
      () => true,
    );
    await hub.change(twoQueues({ board: { port: 0, token: 'the-second-token' } }));
    expect(await ended).toBe(true);
    expect((await ask('the-first-token')).status).toBe(401);
    const { status, body } = await ask('the-second-token');
    expect(status).toBe(200);
    await body?.cancel();
  });

  it('of several asked for at once the last one stays, and each ends', async () => {
    const hub = await start();
    await hub.line.enter('sales', '1.1');
    const names = Array.from({ length: 8 }, (_, index) => `Salg ${index}`);
    await Promise.all(names.map((name) => hub.change(renamed({ queues: [{ id: 'sales', name }] }))));
    expect(await hub.line.picture()).toMatchObject({ queues: [{ name: 'Salg 7', callsWaiting: 1 }] });
  });

  it('what is closed meanwhile ends, with all that was under way', async () => {
    const hub = await start();
    const changing = hub.change(renamed()).catch(() => undefined);
    await hub.close();
    await changing;
    await expect(fetch(`${hub.addresses.board}/healthz`)).rejects.toThrow();
  });
});

describe('a port that is to be another', () => {
  it('is opened before the old one is closed', async () => {
    const hub = await start();
    const [board, webhooks] = [await freePort(), await freePort()];
    const addresses = await hub.change(twoQueues({ board: { port: board }, webhooks: { port: webhooks } }));
    expect(addresses).toStrictEqual({ board: `http://127.0.0.1:${board}`, webhooks: `http://127.0.0.1:${webhooks}` });
    const line = lineTo(addresses);
    await line.enter('support', '1.1');
    expect(await line.queue('support')).toMatchObject({ callsWaiting: 1 });
    for (const old of Object.values(hub.addresses)) await expect(fetch(old)).rejects.toThrow();
  });

  it('and cannot be opened: all is refused with the sentence, and nothing is changed', async () => {
    const hub = await start();
    const [board, webhooks] = [await takenPort(), await freePort()];
    const change = hub.change(renamed({ board: { port: board }, webhooks: { port: webhooks } }));
    await expect(change).rejects.toThrow(ListenFailed);
    await expect(change).rejects.toThrow(`Port ${board} on 127.0.0.1 is in use by another program`);
    await hub.line.enter('support', '1.1');
    expect((await hub.line.picture()).queues.map(({ name }) => name)).toStrictEqual(['Support', 'Sales']);
    await expect(fetch(`http://127.0.0.1:${webhooks}`)).rejects.toThrow();
    // It may still be changed to what can be used.
    await hub.change(renamed());
    expect((await hub.line.picture()).queues.map(({ name }) => name)).toStrictEqual(['Salg']);
  });

  it('speaks TLS on the very same port, and HTTP again', async () => {
    const [board, webhooks] = [await freePort(), await freePort()];
    const plain = twoQueues({ board: { port: board }, webhooks: { port: webhooks } });
    const hub = await start(plain);
    const folder = tempFolder();
    const files = { certFile: join(folder, 'cert.pem'), keyFile: join(folder, 'key.pem') };
    const { cert, key } = createCertificate('first');
    writeFileSync(files.certFile, cert);
    writeFileSync(files.keyFile, key);
    const addresses = await hub.change({ ...plain, webhooks: { port: webhooks, tls: files } });
    expect(addresses.webhooks).toBe(`https://127.0.0.1:${webhooks}`);
    await expect(fetch(`http://127.0.0.1:${webhooks}/hooks`)).rejects.toThrow();
    expect(await hub.change(plain)).toStrictEqual(hub.addresses);
    await hub.line.enter('support', '1.1');
  });

  it('with a certificate that cannot be read: nothing is changed', async () => {
    const [board, webhooks] = [await freePort(), await freePort()];
    const plain = twoQueues({ board: { port: board }, webhooks: { port: webhooks } });
    const hub = await start(plain);
    const tls = { certFile: 'nowhere.pem', keyFile: 'nowhere.key' };
    await expect(hub.change(renamed({ board: { port: board, tls }, webhooks: { port: webhooks } }))).rejects.toThrow(
      ConfigInvalid,
    );
    await hub.line.enter('support', '1.1');
    expect(await hub.line.queue('support')).toMatchObject({ callsWaiting: 1 });
  });

  it('listens everywhere in place of here, on the same port', async () => {
    const [board, webhooks] = [await freePort(), await freePort()];
    const here = twoQueues({ board: { port: board }, webhooks: { port: webhooks } });
    const hub = await start(here);
    const addresses = await hub.change({ ...here, webhooks: { port: webhooks, host: '0.0.0.0' } });
    expect(addresses).toStrictEqual(hub.addresses);
    await hub.line.enter('support', '1.1');
    expect(await hub.line.queue('support')).toMatchObject({ callsWaiting: 1 });
  });
});

describe('a phone system that is asked', () => {
  /** It counts how often it is asked, and holds each answer until it is let go. */
  async function phoneSystem() {
    let asked = 0;
    const server = createServer((_request, response) => {
      asked += 1;
      response.setHeader('Content-Type', 'application/json').end('[]');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())));
    onTestFinished(() => server.closeAllConnections());
    const { port } = server.address() as AddressInfo;
    return { baseUrl: `http://127.0.0.1:${port}`, asked: () => asked };
  }

  const withSource = (baseUrl: string, every: number, overrides: Configuration = {}): Configuration =>
    twoQueues({
      sources: [
        { id: 'pbx', adapter: 'flexfone-webhooks', secret },
        { id: 'api', adapter: 'flexfone-api', account: '1', hash: 'h', baseUrl, everySeconds: every },
      ],
      ...overrides,
    });

  it('is not asked anew where its own settings stay the same, and is where they change', async () => {
    const system = await phoneSystem();
    const hub = await start(withSource(system.baseUrl, 3_600));
    await eventually('the first poll', async () => (await hub.line.sources()).sources[1]?.state !== 'waiting');
    const first = system.asked();
    const before = (await hub.line.sources()).sources[1];
    await hub.change(withSource(system.baseUrl, 3_600, { queues: [{ id: 'support', name: 'Kundeservice' }] }));
    expect((await hub.line.sources()).sources[1]).toStrictEqual(before);
    expect(system.asked()).toBe(first);
    await hub.change(withSource(system.baseUrl, 1_800));
    await eventually('the new settings’ first poll', () => system.asked() > first);
  });
});
