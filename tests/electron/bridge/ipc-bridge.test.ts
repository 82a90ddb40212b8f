import { expect, test, vi } from 'vitest';
import type { Tells } from '#core/asks/tells';
import { askNames } from '#core/asks/table';
import { toldBy } from '#core/asks/tells';
import type { Reply } from '#electron/bridge/reply';
import { createIpcBridge } from '#electron/bridge/ipc-bridge';

const picture = { at: '2026-11-18T09:14:38.000+01:00', queues: [] };

/** The page's end of channels whose other end says this. */
function aBridge(
  answer: (channel: string, args: readonly unknown[]) => Reply | Promise<Reply> = () => ({ answer: picture }),
) {
  const channels = new Map<string, (payload: unknown) => void>();
  const asked: unknown[][] = [];
  const bridge = createIpcBridge({
    now: () => 1_000,
    on: (channel, listener) => void channels.set(channel, listener),
    async invoke(channel, ...args) {
      asked.push([channel, ...args]);
      return answer(channel, args);
    },
  });
  return { bridge, channels, asked };
}

test('it has the asks of the table, a way to listen, and nothing more', () => {
  const { bridge, channels } = aBridge();
  expect(Object.keys(bridge).toSorted()).toEqual([...askNames, 'on'].toSorted());
  expect([...channels.keys()]).toEqual(toldBy('hub', 'hubToScreen', 'desktop'));
});

test('what a page says beside an ask goes no further, and what it does not take is refused here', async () => {
  const { bridge, asked } = aBridge();
  const loose = bridge as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
  expect(await loose['picture']?.('more', {})).toEqual(picture);
  await expect(loose['perform']?.({ source: 7 })).rejects.toThrow(
    '"perform" was asked with arguments that it does not take. Look at: source, action, parameters.',
  );
  expect(asked).toEqual([['picture']]);
});

test('what was refused is a sentence: an error, or of a phone system the answer', async () => {
  const { bridge } = aBridge(() => ({ refused: 'The hub does not run now.' }));
  await expect(bridge.sources()).rejects.toThrow(/^The hub does not run now\.$/);
  const order = { source: 'pbx', action: 'call', parameters: null };
  expect(await bridge.perform(order)).toEqual({ error: 'The hub does not run now.' });
});

test('what the main process tells goes to whoever listens for it, until he has heard enough', () => {
  const { bridge, channels } = aBridge();
  const heard: [string, unknown][] = [];
  const stops = toldBy('hub', 'desktop', 'bridge').map((name) =>
    bridge.on(name, (payload) => heard.push([name, payload])),
  );
  expect(heard).toEqual([['connection', { state: 'connecting' }]]);
  const trouble: Tells['trouble'] = { kind: 'port', lines: ['The port is taken.'] };
  channels.get('trouble')?.(trouble);
  channels.get('snapshot')?.(picture);
  channels.get('update')?.(picture);
  for (const stop of stops) stop();
  channels.get('update')?.(picture);
  expect(heard.filter(([name]) => name !== 'connection')).toEqual([
    ['trouble', trouble],
    ['snapshot', picture],
    ['update', picture],
  ]);
});

test('a phone system that takes its time is no main process that hangs', async () => {
  vi.useFakeTimers({ now: 1_000 });
  try {
    const { bridge } = aBridge(() => new Promise(() => {}));
    const states: string[] = [];
    bridge.on('connection', ({ state }) => states.push(state));
    void bridge.perform({ source: 'pbx', action: 'call', parameters: null });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(states).toEqual(['connecting']);
    void bridge.sources();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(states).toEqual(['connecting', 'lost']);
  } finally {
    vi.useRealTimers();
  }
});

test('a hub elsewhere that is gone is told as a lost connection, until it is back', () => {
  const { bridge, channels } = aBridge();
  const heard: Tells['connection'][] = [];
  bridge.on('connection', (connection) => heard.push(connection));
  const hubIs = (connection: Tells['hubConnection']) => channels.get('hubConnection')?.(connection);
  channels.get('snapshot')?.(picture);
  hubIs({ state: 'open' });
  hubIs({ state: 'lost', since: 500 });
  // Told again with each beat of the page: no news.
  hubIs({ state: 'lost', since: 500 });
  hubIs({ state: 'open' });
  expect(heard).toEqual([{ state: 'connecting' }, { state: 'open' }, { state: 'lost', since: 500 }, { state: 'open' }]);
});
