import { asksOver, type Bridge } from '#core/asks/bridge';
import type { BoardSetup } from '#core/board/bridge';
import type { Picture, SourcesReport, SourceStatus } from '#core/board/queue';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { TokenNeeded } from '#link/errors';
import { createListeners, type Listeners } from '#link/listeners';
import { listen } from '../../renderer/listen.ts';
import { createBoardStore } from '../../renderer/store.ts';
import { createHubClock } from '../../renderer/time/hub-clock.ts';
import { aPicture, aQueue } from './queues.ts';
import { aSource } from './sources/sources.ts';

const setup: BoardSetup = { language: 'en', timeZone: 'Europe/Copenhagen', demo: false };
const report: SourcesReport = {
  at: '2026-11-18T09:14:38.000+01:00',
  since: null,
  sources: [],
  yesterday: [],
  notices: [],
};
const settle = () => vi.advanceTimersByTimeAsync(0);

/** A board over a bridge that does as it is told. */
function aBoard(answers: Partial<Pick<Bridge, 'picture' | 'sources' | 'setup'>> = {}) {
  const listeners = createListeners();
  const bridge: Bridge = {
    ...asksOver(() => new Promise(() => {})),
    sources: () => Promise.resolve(report),
    setup: () => Promise.resolve(setup),
    trouble: () => Promise.resolve(null),
    ...answers,
    on: (name, listener) => listeners.add(name, listener),
  };
  const store = createBoardStore();
  const hubClock = createHubClock(
    () => performance.now(),
    () => Date.now(),
  );
  const stop = listen(bridge, store, hubClock);
  const tell: Listeners['tell'] = (name, payload) => listeners.tell(name, payload);
  return { tell, stop, state: () => store.getState() };
}

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-18T08:14:38Z') }));
afterEach(() => void vi.useRealTimers());

test('a board not heard of yet is not an empty one', () => {
  const board = aBoard();
  expect(board.state().isHeard).toBe(false);
  board.tell('snapshot', aPicture([]));
  expect(board.state().isHeard).toBe(true);
});

test('the picture that was asked for stands until the hub tells one, and never after', async () => {
  let answer: (picture: Picture) => void = () => {};
  const board = aBoard({ picture: () => new Promise((resolve) => (answer = resolve)) });
  board.tell('snapshot', aPicture([aQueue('a', { callsWaiting: 2 })]));
  answer(aPicture([aQueue('a', { callsWaiting: 1 })]));
  await settle();
  expect(board.state().queues.get('a')?.callsWaiting).toBe(2);
});

test('the setup is asked for again until it is known', async () => {
  const ask = vi.fn<Bridge['setup']>().mockRejectedValueOnce(new Error('down')).mockResolvedValue(setup);
  const board = aBoard({ setup: ask });
  await settle();
  expect(board.state().setup).toBeNull();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(board.state().setup).toEqual(setup);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ask).toHaveBeenCalledTimes(2);
});

describe('when the connection is lost', () => {
  test("figures stand still at the hub's time when it was last heard, however often that is told", async () => {
    const board = aBoard();
    const hubTime = Date.parse('2026-11-18T10:00:00Z');
    board.tell('snapshot', aPicture([aQueue('a')], '2026-11-18T11:00:00.000+01:00'));
    board.tell('connection', { state: 'open' });
    expect(board.state().frozenAt).toBeNull();

    const lastHeard = Date.now();
    await vi.advanceTimersByTimeAsync(35_000);
    board.tell('connection', { state: 'lost', since: lastHeard });
    expect(board.state().frozenAt).toBeCloseTo(hubTime, -1);
    const frozenAt = board.state().frozenAt;
    await vi.advanceTimersByTimeAsync(60_000);
    board.tell('connection', { state: 'lost', since: lastHeard });
    expect(board.state().frozenAt).toBe(frozenAt);
  });

  test('the last picture stays; the snapshot after it replaces everything, and figures move again', () => {
    const board = aBoard();
    board.tell('snapshot', aPicture([aQueue('a'), aQueue('b')]));
    board.tell('connection', { state: 'open' });
    board.tell('connection', { state: 'lost', since: Date.now() });
    expect(board.state().order).toEqual(['a', 'b']);
    board.tell('snapshot', aPicture([aQueue('b', { answeredToday: 200 })]));
    board.tell('connection', { state: 'open' });
    expect(board.state().order).toEqual(['b']);
    expect(board.state().queues.get('b')?.answeredToday).toBe(200);
    expect(board.state().frozenAt).toBeNull();
  });
});

test('a missing token is told, and forgotten once the hub answers', async () => {
  const locked = new TokenNeeded('no');
  const board = aBoard({
    sources: vi.fn<Bridge['sources']>().mockRejectedValueOnce(locked).mockResolvedValue(report),
    setup: vi.fn<Bridge['setup']>().mockRejectedValueOnce(locked).mockResolvedValue(setup),
  });
  await settle();
  expect(board.state().needsToken).toBe(true);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(board.state().needsToken).toBe(false);
});

test('any other failure to answer is not taken for one', async () => {
  const board = aBoard({ sources: () => Promise.reject(new Error('down')) });
  await settle();
  expect(board.state().needsToken).toBe(false);
});

test('nothing is heard after stop', () => {
  const board = aBoard();
  board.stop();
  board.tell('snapshot', aPicture([aQueue('a')]));
  expect(board.state().order).toEqual([]);
});

test('a header that says the opposite of the tiles is put right at once, and asked for once', async () => {
  const status = (state: SourceStatus['state']) => ({ ...report, sources: [aSource('pbx', { state })] });
  const sources = vi.fn<Bridge['sources']>().mockResolvedValueOnce(status('waiting')).mockResolvedValue(status('ok'));
  const board = aBoard({ sources });
  await settle();
  expect(board.state().sources).toMatchObject([{ state: 'waiting' }]);
  board.tell('update', aPicture([aQueue('a', { callsWaiting: 1 })]));
  await settle();
  expect(board.state().sources).toMatchObject([{ state: 'ok' }]);
  board.tell('update', aPicture([aQueue('a', { callsWaiting: 2 })]));
  await settle();
  expect(sources).toHaveBeenCalledTimes(2);

  const { provenance } = aQueue('a');
  const old = aPicture([
    aQueue('a', { provenance: { ...provenance, callsWaiting: { ...provenance.callsWaiting, stale: true } } }),
  ]);
  board.tell('update', old);
  board.tell('update', old);
  await settle();
  expect(sources).toHaveBeenCalledTimes(3);
});
