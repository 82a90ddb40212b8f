import { mkdirSync, readdirSync, rmdirSync, statSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inRoot } from './paths.mjs';

const silentFor = (file) => Date.now() - statSync(file).mtimeMs;

function isAlive(processId) {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/**
 * The lock is a folder with one file named after its owner's process id. Only one process can unlink that file,
 * so only one can take over from a dead owner. The heartbeat catches an id that another program got since.
 */
function removeIfStale(folder) {
  try {
    const [owner] = readdirSync(folder);
    if (owner === undefined) {
      if (silentFor(folder) > 5_000) rmdirSync(folder);
      return;
    }
    const file = path.join(folder, owner);
    if (Number(owner) !== process.pid && isAlive(Number(owner)) && silentFor(file) < 60_000) return;
    unlinkSync(file);
    rmdirSync(folder);
  } catch {
    // Someone else was quicker: the next try sees what is there then.
  }
}

function tryToTake(folder) {
  const file = path.join(folder, String(process.pid));
  try {
    mkdirSync(folder);
    writeFileSync(file, '');
    return file;
  } catch (error) {
    if (error.code === 'EEXIST' || error.code === 'ENOENT' || error.code === 'EPERM') return undefined;
    throw error;
  }
}

function touch(file) {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // Taken over while this machine slept: the work goes on, and there is nothing left to keep fresh.
  }
}

/** Does `work` while no other process holds the lock `out/NAME`. */
export async function withLock(name, work) {
  mkdirSync(inRoot('out'), { recursive: true });
  const folder = inRoot('out', name);
  let file = tryToTake(folder);
  while (file === undefined) {
    removeIfStale(folder);
    await sleep(100);
    file = tryToTake(folder);
  }
  const heartbeat = setInterval(() => touch(file), 5_000);
  const release = () => {
    try {
      unlinkSync(file);
      rmdirSync(folder);
    } catch {
      // Taken over while this machine slept: it is not ours any more.
    }
  };
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    process.off('exit', release);
    release();
  }
}
