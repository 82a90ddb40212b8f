import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Input } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { hour, minute, second } from '#core/time/instant';
import type { ScriptPlayer } from '#hub/sources/script/script-player';
import { createScriptPlayer } from '#hub/sources/script/script-player';

const start = Date.parse('2026-11-18T09:00:00Z');
const log = { info: vi.fn(), warn: vi.fn() };

/** A player of messages at these times; each message is the number of its place in the script. */
class Stage {
  readonly taken: Input[] = [];
  readonly batches: number[] = [];
  /** How far the wall clock is from the one that timers go by. */
  clockError = 0;
  fails = false;
  attempts = 0;
  readonly player: ScriptPlayer;

  constructor(times: readonly Instant[], startFrom: Instant) {
    const messages = times.map((at, index) => ({ at, message: String(index) }));
    this.player = createScriptPlayer({
      script: (from, to) => messages.filter(({ at }) => at >= from && at < to),
      accept: async (inputs) => {
        await Promise.resolve();
        this.attempts += 1;
        if (this.fails) throw new Error('The disk is full.');
        this.taken.push(...inputs);
        this.batches.push(inputs.length);
      },
      source: 'demo',
      clock: { now: () => Date.now() + this.clockError },
      startFrom,
      log,
    });
  }

  get numbers(): readonly number[] {
    return this.taken.map((input) => (input.kind === 'stream' ? Number(input.message) : Number.NaN));
  }
}

let stages: Stage[] = [];

function stageOf(times: readonly Instant[], startFrom: Instant = start): Stage {
  const stage = new Stage(times, startFrom);
  stages.push(stage);
  return stage;
}

beforeEach(() => {
  vi.useFakeTimers({ now: start });
});

afterEach(() => {
  for (const stage of stages) stage.player.close();
  stages = [];
  vi.useRealTimers();
  vi.clearAllMocks();
});

function upTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}

describe('the past', () => {
  it('is played at once, in batches, and start returns when it is', async () => {
    const past = upTo(1_200).map((index) => start - hour + index * second);
    const stage = stageOf([...past, start + minute], start - hour);
    await stage.player.start();
    expect(stage.numbers).toStrictEqual(upTo(1_200));
    expect(stage.batches).toStrictEqual([500, 500, 200]);
    expect(stage.taken[7]).toStrictEqual({ kind: 'stream', at: past[7], source: 'demo', message: '7' });
  });

  it('begins where it is told to', async () => {
    const stage = stageOf([start - 3, start - 2, start - 1], start - 2);
    await stage.player.start();
    expect(stage.numbers).toStrictEqual([1, 2]);
  });

  it('is never cut within an instant, so that a restart can go on with the next', async () => {
    const manyAtOnce = upTo(600).map((index) => start - (index < 499 ? 2 : 1));
    const justFits = upTo(600).map((index) => start - (index < 500 ? 2 : 1));
    const [one, other] = [manyAtOnce, justFits].map((times) => stageOf(times, start - minute));
    await one?.player.start();
    await other?.player.start();
    expect(one?.batches).toStrictEqual([600]);
    expect(other?.batches).toStrictEqual([500, 100]);
  });
});

describe('the present', () => {
  it('is played message by message, each at its own time and not before', async () => {
    const stage = stageOf([start + 700, start + 12 * minute]);
    await stage.player.start();
    await vi.advanceTimersByTimeAsync(699);
    expect(stage.numbers).toStrictEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(stage.numbers).toStrictEqual([0]);
    await vi.advanceTimersByTimeAsync(12 * minute - 701);
    expect(stage.numbers).toStrictEqual([0]);
    await vi.advanceTimersByTimeAsync(1);
    expect(stage.numbers).toStrictEqual([0, 1]);
  });

  it('catches up in order when the machine slept or the clock jumped ahead', async () => {
    const stage = stageOf(upTo(240).map((index) => start + index * minute));
    await stage.player.start();
    stage.clockError = 3 * hour;
    await vi.advanceTimersByTimeAsync(10 * second);
    expect(stage.numbers).toStrictEqual(upTo(181));
  });

  it('plays nothing twice when the clock jumped back', async () => {
    const stage = stageOf(upTo(60).map((index) => start + index * minute));
    await stage.player.start();
    await vi.advanceTimersByTimeAsync(10 * minute);
    stage.clockError = -5 * minute;
    await vi.advanceTimersByTimeAsync(10 * minute);
    expect(stage.numbers).toStrictEqual(upTo(16));
  });

  it('plays each message once and in order, whatever the clock and the disk do', async () => {
    const step = fc.record({
      passes: fc.integer({ min: 0, max: 20 * minute }),
      jumps: fc.integer({ min: -hour, max: hour }),
      fails: fc.boolean(),
    });
    const gaps = fc.array(fc.integer({ min: 0, max: 10 * minute }), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(gaps, fc.array(step, { maxLength: 8 }), async (lengths, steps) => {
        let at = Date.now() - hour;
        const times = lengths.map((length) => (at += length));
        const stage = stageOf(times, Date.now() - hour);
        await stage.player.start();
        for (const { passes, jumps, fails } of steps) {
          stage.clockError += jumps;
          stage.fails = fails;
          await vi.advanceTimersByTimeAsync(passes);
        }
        stage.fails = false;
        await vi.advanceTimersByTimeAsync(minute);
        const now = Date.now() + stage.clockError;
        expect(stage.numbers).toStrictEqual(upTo(stage.taken.length));
        expect(stage.taken.length).toBeGreaterThanOrEqual(times.filter((time) => time <= now).length);
        stage.player.close();
      }),
      { numRuns: 60 },
    );
  });
});

describe('when an input cannot be taken', () => {
  it('does not hold up the hub, loses nothing, and says so once', async () => {
    const stage = stageOf([start - minute, start + minute], start - hour);
    stage.fails = true;
    await stage.player.start();
    await vi.advanceTimersByTimeAsync(10 * minute);
    expect(stage.numbers).toStrictEqual([]);
    stage.fails = false;
    await vi.advanceTimersByTimeAsync(30 * second);
    expect(stage.numbers).toStrictEqual([0, 1]);
    expect(log.warn).toHaveBeenCalledTimes(1);
    expect(log.info).toHaveBeenCalledTimes(1);
  });

  it('asks less and less often', async () => {
    const stage = stageOf([start], start);
    stage.fails = true;
    await stage.player.start();
    await vi.advanceTimersByTimeAsync(10 * minute);
    expect(stage.attempts).toBeGreaterThan(10);
    expect(stage.attempts).toBeLessThan(40);
  });
});

it('is silent once it is closed', async () => {
  const stage = stageOf([start, start + second]);
  await stage.player.start();
  stage.player.close();
  await vi.advanceTimersByTimeAsync(hour);
  expect(stage.numbers).toStrictEqual([0]);
  expect(vi.getTimerCount()).toBe(0);
});

it('stops in the middle of the past when it is closed', async () => {
  const stage = stageOf(
    upTo(1_200).map((index) => start - hour + index),
    start - hour,
  );
  const started = stage.player.start();
  stage.player.close();
  await started;
  expect(stage.batches).toStrictEqual([500]);
});
