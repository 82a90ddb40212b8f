import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Benchmark } from '../benchmark.ts';
import { rounded } from '../statistics.ts';
import { twoQueues } from '#tests/e2e/desktop/desktop';
import { emptyProgram, startUndriven, type Undriven } from './undriven.ts';
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
      const programs: Undriven[] = [];
      const start = async (...args: readonly string[]): Promise<number> => {
        const program = await startUndriven(desktop.host.executable, args);
        programs.push(program);
        return program.pid;
      };
      try {
        const board = await start(...desktop.arguments);
        const clock = await start(emptyProgram, '--clock', `--user-data-dir=${profile}`);
        await answering(`http://127.0.0.1:${desktop.ports.board}/healthz`);
        await desktop.flexfone.enter('hallmonitor', 'call-1');
        await pause(settled);
        const begun = performance.now();
        const before = [usedBy(board), usedBy(clock)] as const;
        await pause(seconds * 1_000);
        const after = [usedBy(board), usedBy(clock)] as const;
        const took = (performance.now() - begun) / 1_000;
        const whole = rounded((secondsBetween(before[0], after[0]) / took) * 100);
        return {
          measured: {
            percentOfACore: whole,
            ofThatMainProcess: rounded((secondsBetween(before[0], after[0], `${board}/`) / took) * 100),
            aNumberThatCounts: rounded((secondsBetween(before[1], after[1]) / took) * 100),
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
        await Promise.allSettled(programs.map((program) => program.stop()));
        await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
      }
    }),
};

/** Until the hub in the program answers there. */
async function answering(url: string): Promise<void> {
  for (;;) {
    try {
      await fetch(url);
      return;
    } catch {
      await pause(200);
    }
  }
}

/** What threads have used of a processor, in nanoseconds, by `PROCESS/THREAD`. */
type Used = ReadonlyMap<string, number>;

/** Of the process and of all that it started. */
function usedBy(main: number): Used {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const fields = /^\d+$/.test(name) ? statOf(name) : undefined;
    if (fields !== undefined) parents.set(Number(name), Number(fields[1]));
  }
  const isOurs = (pid: number): boolean => pid === main || (parents.has(pid) && isOurs(parents.get(pid) ?? -1));
  return new Map([...parents.keys()].filter(isOurs).flatMap((pid) => [...usedIn(pid)]));
}

/**
 * By the scheduler's own clock, thread by thread. The times of /proc/PID/stat are guessed from who runs at each tick, a hundred times a
 * second: of one that wakes for a moment with a timer, that is anything from nothing to many times what it took.
 */
function usedIn(pid: number): Used {
  const used = new Map<string, number>();
  for (const thread of threadsOf(pid)) {
    try {
      const nanoseconds = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0];
      used.set(`${pid}/${thread}`, Number(nanoseconds));
    } catch {
      // It has ended meanwhile.
    }
  }
  return used;
}

function threadsOf(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

/** Seconds from one reading to another; a thread that ended in between is not counted. `of`: the beginning of whose names. */
function secondsBetween(before: Used, after: Used, of: string = ''): number {
  return [...after].reduce((sum, [name, used]) => {
    return name.startsWith(of) ? sum + (used - (before.get(name) ?? 0)) / 1e9 : sum;
  }, 0);
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
