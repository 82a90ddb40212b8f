import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { minute } from '#core/time/instant';
import { createKeeper } from '#hub/engine/checkpoint/keeper';
import { eventually } from '#tests/support/eventually';

function aKeeper(unwritten: number) {
  const lines: string[] = [];
  const state = { unwritten, elapsed: 5_000_000, written: 0, isFailing: false, lines };
  const keeper = createKeeper({
    unwritten: () => state.unwritten,
    write() {
      state.written += 1;
      if (state.isFailing) return Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' }));
      state.unwritten = 0;
      return Promise.resolve();
    },
    elapsed: () => state.elapsed,
    log: pino({}, { write: (line) => void lines.push(line) }),
    lookMilliseconds: 1,
  });
  onTestFinished(() => keeper.close());
  keeper.start();
  return { state, keeper };
}

/** Long enough for it to have looked a good many times. */
const looks = () => new Promise((resolve) => setTimeout(resolve, 50));

describe('it is written', () => {
  it('at once where so much is known that a start would take long', async () => {
    const { state } = aKeeper(20_000);
    await eventually('it is written', () => state.written === 1);
    state.unwritten = 20_000;
    state.elapsed += minute - 1;
    await looks();
    expect(state.written).toBe(1);
    state.elapsed += 1;
    await eventually('it is written again', () => state.written === 2);
  });

  it('now and then where less is, and never for what is read in no time', async () => {
    const { state } = aKeeper(19_999);
    await looks();
    expect(state.written).toBe(0);
    state.elapsed += 10 * minute - minute;
    await eventually('it is written', () => state.written === 1);
    state.unwritten = 1_999;
    state.elapsed += 60 * minute;
    await looks();
    expect(state.written).toBe(1);
    state.unwritten = 2_000;
    await eventually('it is written again', () => state.written === 2);
  });

  it('at the end, where it is worth it', async () => {
    const { state, keeper } = aKeeper(2_000);
    await keeper.close();
    expect(state.written).toBe(1);
    const other = aKeeper(1_999);
    await other.keeper.close();
    expect(other.state.written).toBe(0);
  });
});

it('a disk that does not take it is told of once', async () => {
  const { state } = aKeeper(20_000);
  state.isFailing = true;
  await eventually('the first attempt', () => state.written === 1);
  state.elapsed += minute;
  await eventually('the second attempt', () => state.written === 2);
  await looks();
  expect(state.lines).toHaveLength(1);
  expect(state.lines[0]).toContain('"code":"ENOSPC"');
});
