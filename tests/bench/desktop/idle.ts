import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Benchmark } from '../benchmark.ts';
import { rounded } from '../statistics.ts';
import { twoQueues } from '#tests/e2e/desktop/desktop';
import { emptyProgram, startUndriven } from './undriven.ts';
import { withDesktop } from './with-desktop.ts';

const seconds = 60;
/** What a start leaves to do is over by then: compiling, collecting, the first look at the history. Milliseconds. */
const settled = 30_000;
/** A PC that calls somebody is not at rest. */
const none = { callsWaiting: {}, longestWaitSeconds: {}, nobodyReady: {} };

/**
 * Board and tray with a caller who waits, and nothing that happens: the seconds count, and that is all. Beside it, in the same minute,
 * a window in which nothing but a number counts them: what a processor takes to wake up for a moment is another each hour.
 */
export const desktopIdle: Benchmark = {
  name: 'desktop-idle',
  run: () =>
    withDesktop(async (desktop, host) => {
      await desktop.configure({ ...twoQueues, queues: twoQueues.queues.map((queue) => ({ ...queue, alerts: none })) });
      const profile = await mkdtemp(join(tmpdir(), 'wallboard-empty-'));
      const board = await startUndriven(desktop.host.executable, desktop.arguments);
      const clock = await startUndriven(desktop.host.executable, [
        emptyProgram,
        '--clock',
        `--user-data-dir=${profile}`,
      ]);
      try {
        await pause(4_000);
        await desktop.flexfone.enter('hallmonitor', 'call-1');
        await pause(settled);
        const begun = performance.now();
        const before = [processorSeconds(board.pid), processorSeconds(clock.pid)] as const;
        await pause(seconds * 1_000);
        const after = [processorSeconds(board.pid), processorSeconds(clock.pid)] as const;
        const share = (from: number, to: number) =>
          rounded(((to - from) / ((performance.now() - begun) / 1_000)) * 100);
        const whole = share(before[0].all, after[0].all);
        return {
          measured: {
            percentOfACore: whole,
            ofThatMainProcess: share(before[0].main, after[0].main),
            aNumberThatCounts: share(before[1].all, after[1].all),
            seconds,
            host,
            conditions:
              'all processes of the desktop, nobody who drives it, one caller waits of whom no alert tells, drawn without a graphics card',
          },
          against: 'one core; beside it a window in which a number counts the seconds',
          reach: 'under 2 %',
          reached: whole < 2,
        };
      } finally {
        await board.stop();
        await clock.stop();
        await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
      }
    }),
};

/** Seconds of a processor that the process and all that it started have used. */
function processorSeconds(main: number): { readonly main: number; readonly all: number } {
  const used = new Map<number, { readonly parent: number; readonly seconds: number }>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const fields = statOf(name);
    if (fields === undefined) continue;
    used.set(Number(name), { parent: Number(fields[1]), seconds: secondsOf(name) });
  }
  const isOurs = (pid: number): boolean => pid === main || (used.has(pid) && isOurs(used.get(pid)?.parent ?? -1));
  const all = [...used].filter(([pid]) => isOurs(pid)).reduce((sum, [, each]) => sum + each.seconds, 0);
  return { main: used.get(main)?.seconds ?? 0, all };
}

/**
 * By the scheduler's own clock, thread by thread. The times of /proc/PID/stat are guessed from who runs at each tick, a hundred times a
 * second: of one that wakes for a moment with a timer, that is anything from nothing to many times what it took.
 */
function secondsOf(pid: string): number {
  let nanoseconds = 0;
  try {
    for (const thread of readdirSync(`/proc/${pid}/task`)) {
      nanoseconds += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]);
    }
  } catch {
    // A thread, or the process, has ended meanwhile.
  }
  return nanoseconds / 1e9;
}

/** What stands after the name of the process; it may have ended meanwhile. */
function statOf(pid: string): readonly string[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
  } catch {
    return undefined;
  }
}
