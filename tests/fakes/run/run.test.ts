import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startServe } from '#tests/support/commands';
import { eventually } from '#tests/support/eventually';
import { patient } from '#tests/support/patient';
import { lineTo } from '#tests/support/phone-system';
import { takenPort } from '#tests/support/ports';
import { tempFolder } from '#tests/support/temp-folder';
import { callCsta } from '../csta/from-outside/client.ts';
import { callOneConnect } from '../one-connect/from-outside/client.ts';
import { textAt } from '../switches/xml/look.ts';
import { runFakes, startFakes } from './start-fakes.ts';
import { cstaLogin, oneConnectAccount } from './switches/houses.ts';
import { fakes as systems } from './systems.ts';

it(
  'starts all fakes, and a wallboard with the configuration that it writes is fed by each of them',
  patient,
  async () => {
    const folder = tempFolder();
    const config = join(folder, 'fakes.json');
    const fakes = await startFakes(['--config', config, '--tls']);
    expect(Object.keys(fakes.addresses)).toStrictEqual(systems.map(({ name }) => name));
    expect(fakes.addresses['swan']).toMatch(/^https:/);
    expect(fakes.addresses['one-connect']).toMatch(/^tls:/);
    const written = readFileSync(config, 'utf8');
    for (const adapter of ['one-connect', 'csta']) expect(fakes.said() + written).toContain(`"adapter": "${adapter}"`);
    const places = ['--data', join(folder, 'data'), '--port', '0', '--webhooks-port', '0'];
    const hub = await startServe(['--config', config, ...places]);
    const line = lineTo(hub.addresses);
    await eventually('every source that is asked was heard', async () => {
      const { sources } = await line.sources();
      const asked = sources.filter(({ adapter }) => adapter !== 'flexfone-webhooks');
      return asked.length >= 3 && asked.every(({ state }) => state === 'ok');
    });
    const [queue] = (await line.picture()).queues;
    expect(queue?.callsWaiting).toBeGreaterThanOrEqual(0);
    expect(queue?.agentsOther).toBeGreaterThanOrEqual(0);
    expect(queue?.provenance.callsWaiting).toMatchObject({
      source: expect.stringMatching(/^(?:swan|one-connect|csta|asterisk)$/) as string,
      stale: false,
    });
    // Who is asked stands in for those that speak by themselves.
    for (const name of ['one-connect', 'csta', 'asterisk']) await fakes.type(`${name} off`);
    await eventually('SWAN stands in', async () => {
      const { provenance } = await line.queue(queue?.id ?? '');
      return provenance.callsWaiting.source === 'swan' && provenance.serviceLevel.source === 'swan';
    });

    fakes.process.kill('SIGINT');
    expect(await fakes.ended).toStrictEqual({ code: 0, stderr: '' });
  },
);

it('is made nasty by a line, while it runs', patient, async () => {
  const fakes = await startFakes([]);
  const { swan, soluno, 'flexfone-api': flexfoneApi } = fakes.addresses;
  const asking = {
    swan: `${swan}/blf-users/VestPol`,
    soluno: `${soluno}/cdr/historik?from=2026-01-01&to=2026-01-01`,
    'flexfone-api': `${flexfoneApi}/employee?account=fakes&hash=a-hash-for-the-fakes-only`,
  };
  const ask = async (url: string): Promise<number | string> =>
    fetch(url).then(
      ({ status }) => status,
      () => 'refused',
    );
  for (const [name, url] of Object.entries(asking)) {
    expect([name, await ask(url)]).toStrictEqual([name, 200]);
    await fakes.type(`${name} 401`);
    expect([name, await ask(url)]).toStrictEqual([name, 401]);
    await fakes.type(`${name} off`);
    expect([name, await ask(url)]).toStrictEqual([name, 'refused']);
    await fakes.type(`${name} 429 7`);
    const busy = await fetch(url);
    expect([name, busy.status, busy.headers.get('Retry-After')]).toStrictEqual([name, 429, '7']);
    await fakes.type(`${name} ok`);
    // Soluno answers once in five minutes, well or not.
    expect([name, await ask(url)]).toStrictEqual([name, name === 'soluno' ? 429 : 200]);
  }
  await fakes.type('swan explode');
  expect(fakes.said()).toMatch(/swan \.\.\.\n {2}ok: well again/);
});

it('has two switches that tell of the same calls, and are made nasty by a line', patient, async () => {
  // So many that something happens at once, at any time of any day.
  const fakes = await startFakes(['--calls-per-hour', '2000']);
  const at = (name: string): { readonly host: string; readonly port: number } => {
    const { hostname, port } = new URL(fakes.addresses[name] ?? '');
    return { host: hostname, port: Number(port) };
  };
  const oneConnect = await callOneConnect(at('one-connect'));
  expect((await oneConnect.signIn(oneConnectAccount)).name).toBe('StartApplicationSessionPosResponse');
  await oneConnect.ask('MonitorTrunk', '<monitorObject><deviceObject>1</deviceObject></monitorObject>');
  const figures = await oneConnect.hear('its figures', ({ xml }) => xml.name === 'QueueStatisticsEvent');
  expect(Number(textAt(figures.xml, 'totalNoOfCalls'))).toBeGreaterThanOrEqual(0);
  const csta = await callCsta(at('csta'));
  await csta.startSession(cstaLogin);
  for (const device of ['8001', '8002', '201', '202']) expect(await csta.monitor(device)).not.toBe('');
  await csta.hear('an event', ({ invokeId }) => invokeId === '9999');
  await oneConnect.hear('an event', ({ xml }) => xml.name === 'DeliveredEvent');

  for (const [name, client] of Object.entries({ 'one-connect': oneConnect, csta })) {
    await fakes.type(`${name} end`);
    await eventually(`${name} hangs up`, client.isClosed);
  }
  await fakes.type('one-connect 401');
  const refused = await (await callOneConnect(at('one-connect'))).signIn(oneConnectAccount);
  expect(refused.name).toBe('StartApplicationSessionNegResponse');
  await fakes.type('csta off');
  await expect(callCsta(at('csta'))).rejects.toThrow();
  await fakes.type('csta ok');
  expect(await (await callCsta(at('csta'))).startSession(cstaLogin)).not.toBe('');
});

it('calls a hub as Flexfone does, and says when none is there', patient, async () => {
  const config = join(tempFolder(), 'fakes.json');
  const first = await startFakes(['--config', config]);
  first.process.kill('SIGTERM');
  expect((await first.ended).code).toBe(0);
  const hub = await startServe(['--config', config, '--data', tempFolder(), '--port', '0', '--webhooks-port', '0']);
  const written = JSON.parse(readFileSync(config, 'utf8')) as {
    readonly sources: readonly { readonly secret: string }[];
  };
  // So many that somebody calls at once, at any time of any day.
  const address = `${hub.addresses.webhooks}/hooks/pbx/${written.sources[0]?.secret}`;
  const fakes = await startFakes(['--webhooks', address, '--calls-per-hour', '2000']);
  const pbx = async () => (await lineTo(hub.addresses).sources()).sources.find(({ id }) => id === 'pbx');
  await eventually('the hub has heard calls', async () => ((await pbx())?.accepted ?? 0) > 5, 20_000);
  expect(await pbx()).toMatchObject({ state: 'ok', rejected: 0, lastError: null });
  hub.process.kill('SIGTERM');
  await hub.ended;
  await eventually('it says so', () => fakes.said().includes('No hub answers'), 20_000);
});

it('says in a sentence what is wrong with its options', patient, async () => {
  const { code, stderr } = await runFakes(['--swan-port', String(await takenPort())]).ended;
  expect([code, stderr]).toStrictEqual([
    2,
    'swan cannot start (EADDRINUSE): choose another port with --swan-port, or 0 for a free one.\n',
  ]);
  expect((await runFakes(['--calls']).ended).stderr).toMatch(/^npm run fakes -- /);
});
