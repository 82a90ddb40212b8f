/**
 * Loaded before the real hub (`node --import`), so that weeks pass for it in minutes: its clock stands, and every timer with it,
 * until the soak says how far time has come. Connections, files, threads and the event loop go on as ever. It is loaded from
 * outside because a setting for it would be one that somebody could switch on in a hub that counts real calls; and a clock that
 * stands is used, not one that runs faster, because then a busy machine makes no wait longer: what is shown is exact.
 *
 * What it cannot show: patience with a slow network, which is as long as the machine's own time.
 */
import { openSync, writeSync } from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { getEnvironmentData, isMainThread, setEnvironmentData } from 'node:worker_threads';
import { questionsUnderWay } from '../support/questions-under-way.ts';
import type { ClockOrder } from './clock-orders.ts';
import { createTimers } from './standing-timers.ts';

const require = createRequire(import.meta.url);
const name = 'the clock that is not the machine’s';
const began = Number(process.env['SOAK_CLOCK']);
/** So many turns of the event loop without a question: then nothing goes on any more. */
const quietTurns = 12;
/** A question that is not answered so long, in real milliseconds, is one that only time ends. */
const patience = 1_500;
/** So often is looked, turn by turn, before looking gives way. */
const briefly = 200;

// All threads of the hub have the same time, and the same slow disk.
const shared = isMainThread ? new SharedArrayBuffer(16) : (getEnvironmentData(name) as unknown as SharedArrayBuffer);
const time = new Float64Array(shared, 0, 1);
const flushDelay = new Int32Array(shared, 8, 1);
const now = (): number => time[0] ?? 0;

const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...given: [] | [value: number | string | Date]) {
    super(...((given.length === 0 ? [now()] : given) as [number]));
  }
  static override now(): number {
    return now();
  }
} as DateConstructor;
performance.now = () => now() - began;
const os = require('node:os') as { uptime(): number };
os.uptime = () => (now() - began) / 1_000 + 1_000_000;

slowDisk();
if (isMainThread) compressTime();
syncBuiltinESMExports();

/** A flush to the disk takes so many real milliseconds longer as the soak says. */
function slowDisk(): void {
  const prepare = DatabaseSync.prototype.prepare;
  DatabaseSync.prototype.prepare = function (sql: string, ...rest): StatementSync {
    const statement = prepare.call(this, sql, ...rest);
    if (sql !== 'COMMIT') return statement;
    const run = statement.run.bind(statement) as StatementSync['run'];
    statement.run = () => {
      const delay = Atomics.load(flushDelay, 0);
      if (delay > 0) Atomics.wait(flushDelay, 0, delay, delay);
      return run();
    };
    return statement;
  };
}

function compressTime(): void {
  time[0] = began;
  setEnvironmentData(name, shared as never);
  const unanswered = questionsUnderWay(() => undefined);
  // Phone systems that the soak plays read there what time it is for the hub that asks.
  const clockFile = openSync(process.env['SOAK_CLOCK_FILE'] ?? '', 'w');
  const real = { setInterval, setTimeout, setImmediate };
  const timers = createTimers(now);
  Object.assign(globalThis, timers.globals);
  Object.assign(require('node:timers') as object, timers.globals);
  Object.assign(require('node:timers/promises') as object, timers.promises);

  const turn = (): Promise<void> => new Promise((resolve) => real.setImmediate(resolve));
  const rest = (): Promise<void> => new Promise((resolve) => real.setTimeout(resolve, 1));

  async function quiet(): Promise<void> {
    let turns = 0;
    let [looks, waited] = [0, 0];
    while (turns < quietTurns) {
      await turn();
      turns = unanswered.size > 0 && waited < patience ? 0 : turns + 1;
      if (turns > 0) continue;
      looks += 1;
      if (looks < briefly) continue;
      await rest();
      waited += 1;
    }
  }

  function tellTime(): void {
    writeSync(clockFile, String(now()).padStart(20), 0);
  }

  async function passUntil(target: number): Promise<void> {
    for (let due = timers.nextDue(); due <= target; due = timers.nextDue()) {
      time[0] = Math.max(now(), due);
      // Whoever asks a phone system does it after a pause. A beat only looks.
      if (!timers.isOnlyBeats()) tellTime();
      timers.fire();
      await quiet();
    }
    time[0] = Math.max(now(), target);
  }

  let work = Promise.resolve();
  let running: NodeJS.Timeout | undefined;

  async function obey(order: ClockOrder): Promise<void> {
    switch (order.kind) {
      case 'pass':
        await passUntil(order.until);
        return void process.send?.({ id: order.id, now: now() });
      case 'quiet':
        await quiet();
        return void process.send?.({ id: order.id, now: now() });
      case 'flush':
        Atomics.store(flushDelay, 0, order.milliseconds);
        return void process.send?.({ id: order.id, now: now() });
      case 'run':
        // To stop, a hub waits for moments to pass, and so that they do without anybody who says it.
        running ??= real.setInterval(() => void (work = work.then(() => passUntil(now() + 1))), 5).unref();
        return void process.send?.({ id: order.id, now: now() });
    }
  }

  process.on('message', (order: ClockOrder) => {
    work = work.then(() => obey(order));
  });
  process.on('disconnect', () => process.exit(1));
  process.on('exit', tellTime);
  // Whoever stops politely ends when nothing is left to do.
  process.channel?.unref();
}
