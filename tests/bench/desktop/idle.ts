import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Benchmark } from '../benchmark.ts';
import { rounded } from '../statistics.ts';
import { twoQueues } from '#tests/e2e/desktop/desktop';
import { withDesktop } from './with-desktop.ts';

const seconds = 60;
/** A PC that calls somebody is not at rest. */
const none = { callsWaiting: {}, longestWaitSeconds: {}, nobodyReady: {} };

/** Board and tray with a caller who waits, and nothing that happens: the seconds count, and that is all. */
export const desktopIdle: Benchmark = {
  name: 'desktop-idle',
  run: () =>
    withDesktop(async (desktop, host) => {
      await desktop.configure({ ...twoQueues, queues: twoQueues.queues.map((queue) => ({ ...queue, alerts: none })) });
      const { app } = await desktop.start();
      await desktop.flexfone.enter('hallmonitor', 'call-1');
      // What a start leaves to do is over by then: compiling, collecting, the first look at the history.
      await pause(30_000);
      const pid = app.process().pid ?? 0;
      const [before, begun] = [processorSeconds(pid), performance.now()];
      await pause(seconds * 1_000);
      const after = processorSeconds(pid);
      const share = (from: number, to: number) => rounded(((to - from) / ((performance.now() - begun) / 1_000)) * 100);
      const whole = share(before.all, after.all);
      return {
        measured: {
          percentOfACore: whole,
          ofThatMainProcess: share(before.main, after.main),
          seconds,
          host,
          conditions:
            'all processes of the desktop, one caller waits of whom no alert tells, drawn without a graphics card',
        },
        against: 'one core',
        reach: 'under 2 %',
        reached: whole < 2,
      };
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
