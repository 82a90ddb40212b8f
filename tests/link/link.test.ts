import { describe, expect, test } from 'vitest';
import { HubUnreachable, TokenNeeded } from '#link/errors';
import { createLink } from '#link/link';
import { eventually } from '#tests/support/eventually';
import { patient } from '#tests/support/patient';
import { quietPort } from '#tests/support/quiet-port';
import { startRealHub, token } from './real-hub.ts';
import { startRoughProxy } from './rough-proxy.ts';
import { watchLink } from './watch-link.ts';

const order = { source: 'pbxadmin', action: 'set-call-flow', parameters: { flow: '6002', active: false } };

describe('a real hub, over real HTTP', patient, () => {
  test('what a board can ask is answered', async () => {
    const { address } = await startRealHub();
    const link = createLink({ address, token });
    const picture = await link.picture();
    expect(picture.queues.map(({ id }) => id)).toEqual(['support', 'sales']);
    expect(await link.queue({ id: 'sales' })).toMatchObject({ id: 'sales', name: 'Sales' });
    await expect(link.queue({ id: 'none' })).rejects.toThrow(/^There is no queue with this id in the configuration\.$/);
    expect((await link.sources()).sources.map(({ id }) => id)).toEqual(['pbx', 'pbxadmin']);
    expect(await link.setup()).toMatchObject({ demo: false });
    expect(await link.trouble()).toBeNull();
  });

  test('a phone system is asked, and what becomes of it is the answer', async () => {
    const { address } = await startRealHub();
    const link = createLink({ address, token });
    const { actions, allowed } = await link.actions();
    expect(allowed).toBe(true);
    expect(actions.map(({ id }) => id)).toContain('set-call-flow');
    expect(await link.perform(order)).toMatchObject({
      done: 'The call flow "Ferie" is now not active.',
      doneIn: { da: 'Kaldsflowet "Ferie" er nu ikke aktivt.' },
    });
    expect(await link.perform({ ...order, action: 'other' })).toMatchObject({ error: 'There is no such action.' });
    const wrong = { error: 'The parameters are wrong: flow: it is missing, but must be a string in quotes.' };
    expect(await link.perform({ ...order, parameters: { active: true } })).toMatchObject(wrong);
  });

  test('a token that is wrong or missing is a sentence, and no stream', async () => {
    const { address } = await startRealHub();
    for (const other of ['another', undefined]) {
      const { link, told } = watchLink({ address, token: other });
      const needed = /^This board needs its token: .*\.$/;
      await expect(link.picture()).rejects.toThrow(TokenNeeded);
      for (const ask of [link.picture, link.sources, link.setup, link.actions]) {
        await expect(ask()).rejects.toThrow(needed);
      }
      expect(await link.perform(order)).toEqual({
        error: 'This needs the token of the board.',
        errorIn: { da: 'Det kræver tavlens adgangsnøgle.', en: 'This needs the token of the board.' },
      });
      await eventually('a second attempt', () => told.filter((each) => each === 'lost').length >= 2);
      expect(new Set(told)).toEqual(new Set(['connecting', 'lost']));
      link.close();
    }
  });

  test('it hears the whole board, then each change, and survives that the hub is killed and started again', async () => {
    const hub = await startRealHub();
    const { told, connections, waiting, link } = watchLink({ address: hub.address, token });
    await eventually('the connection', () => told.includes('open'));
    expect(told).toEqual(['connecting', 'snapshot', 'open']);
    await hub.line.enter('support', 'call-1');
    await eventually('the caller', () => waiting('support') === 1);
    expect(told.slice(0, 4)).toEqual(['connecting', 'snapshot', 'open', 'update']);

    const before = Date.now();
    await hub.kill();
    await eventually('that it is lost', () => told.at(-1) === 'lost');
    expect(connections.find(({ state }) => state === 'lost')).toMatchObject({ since: expect.any(Number) as number });
    const [lost] = connections.flatMap((connection) => (connection.state === 'lost' ? [connection] : []));
    expect(lost?.since).toBeLessThanOrEqual(Date.now());
    expect(lost?.since).toBeGreaterThan(before - 60_000);
    await expect(link.picture()).rejects.toThrow(HubUnreachable);

    await hub.startAgain();
    await hub.line.enter('support', 'call-2');
    await eventually('both callers', () => waiting('support') === 2, 30_000);
    await eventually('the connection', () => told.at(-1) === 'open' || told.at(-1) === 'update');
    const again = told.slice(told.lastIndexOf('lost') + 1);
    expect(again.slice(0, 2)).toEqual(['snapshot', 'open']);
    expect((await link.picture()).queues[0]?.callsWaiting).toBe(2);
  });

  test('who comes late hears how it stands, and who has gone or closed hears nothing', async () => {
    const hub = await startRealHub();
    const { told, link, waiting } = watchLink({ address: hub.address, token });
    await eventually('the connection', () => told.includes('open'));
    const late: string[] = [];
    const stop = link.on('connection', ({ state }) => late.push(state));
    expect(late).toEqual(['open']);
    stop();
    link.close();
    await hub.line.enter('support', 'call-1');
    const probe = watchLink({ address: hub.address, token });
    await eventually('that another hears it', () => probe.waiting('support') === 1);
    expect(waiting('support')).not.toBe(1);
    expect(told).toEqual(['connecting', 'snapshot', 'open']);
    expect(late).toEqual(['open']);
  });
});

describe('through a rough proxy', patient, () => {
  test('that chops and cuts in the midst of a word, nothing is heard by halves, and it ends up right', async () => {
    const hub = await startRealHub();
    const proxy = await startRoughProxy(hub.addresses.board);
    try {
      proxy.chop(7);
      const { told, waiting, link } = watchLink({ address: proxy.address, token });
      await eventually('the connection', () => told.includes('open'));
      let calls = 0;
      const enter = () => hub.line.enter('support', `call-${(calls += 1)}`);
      const isLost = () => told.at(-1) === 'lost';
      const isOpen = () => told.at(-1) === 'open' || told.at(-1) === 'update';

      // Within the headers, and within the snapshot.
      for (const after of [100, 900]) {
        const connections = proxy.connections();
        proxy.cut(after);
        await eventually('that it is lost', isLost);
        await enter();
        await eventually('that it tried again, twice', () => proxy.connections() > connections + 1, 30_000);
        expect(isLost()).toBe(true);
        proxy.cut(Infinity);
        await eventually('the caller', () => waiting('support') === calls, 30_000);
      }

      // After the snapshot, wherever that is.
      proxy.cut(50_000);
      await eventually('that it is lost', isLost);
      await eventually('the connection', isOpen, 30_000);
      const before = told.length;
      await eventually('that it is lost', async () => {
        await enter();
        return told.slice(before).includes('lost');
      });
      proxy.cut(Infinity);
      await eventually('all callers', () => waiting('support') === calls, 30_000);
      await eventually('the connection', isOpen);
      for (const [index, each] of told.entries()) if (each === 'open') expect(told[index - 1]).toBe('snapshot');
      expect((await link.picture()).queues[0]?.callsWaiting).toBe(calls);
    } finally {
      await proxy.close();
    }
  });

  test('that keeps back what the hub says it is not taken for open, and is when it lets go', async () => {
    const hub = await startRealHub();
    const proxy = await startRoughProxy(hub.addresses.board);
    try {
      proxy.hold();
      const { told, waiting } = watchLink({ address: proxy.address, token });
      await hub.line.enter('sales', 'call-1');
      const direct = watchLink({ address: hub.address, token });
      await eventually('that another hears it', () => direct.waiting('sales') === 1);
      await eventually('the connection through the proxy', () => proxy.connections() === 1);
      expect(told).toEqual(['connecting']);
      proxy.letGo();
      await eventually('the caller', () => waiting('sales') === 1);
      expect(told.slice(0, 3)).toEqual(['connecting', 'snapshot', 'open']);
    } finally {
      await proxy.close();
    }
  });
});

test('where nobody answers, that is said with the address, and nothing of the token', async () => {
  const address = `http://127.0.0.1:${await quietPort()}/`;
  const { link, told } = watchLink({ address, token });
  const sentence = `The hub at ${address.slice(0, -1)} cannot be reached.`;
  await expect(link.picture()).rejects.toThrow(new HubUnreachable(sentence));
  await expect(link.perform(order)).rejects.toThrow(new HubUnreachable(sentence));
  await eventually('that it is lost', () => told.includes('lost'));
});
