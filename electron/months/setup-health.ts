import { app } from 'electron';
import type { Logger } from '#hub/machine/log';
import { createHealthDays, type Health } from './health.ts';

/** Milliseconds. */
const lookEvery = 10 * 60_000;

const megabytes = (bytes: number) => Math.round(bytes / 1_000_000);

/** What this process, in which the hub lives, and its pages hold now. */
function healthNow(): Health {
  const { rss, heapUsed } = process.memoryUsage();
  // Electron tells kilobytes.
  const pages = app.getAppMetrics().filter(({ type }) => type === 'Tab');
  return {
    mainMegabytes: megabytes(rss),
    heapMegabytes: megabytes(heapUsed),
    pagesMegabytes: megabytes(pages.reduce((sum, { memory }) => sum + memory.workingSetSize * 1_024, 0)),
    pages: pages.length,
    handles: process.getActiveResourcesInfo().length,
  };
}

/** A line a day in the log: what is held, and a warning where it grows from day to day. */
export function setupHealth(log: Logger): void {
  const days = createHealthDays();
  const look = () => {
    const line = days(healthNow(), Date.now());
    if (line === undefined) return;
    const { isGrowing, ...health } = line;
    if (isGrowing) log.warn(health, 'The program holds twice of what it held on its first day.');
    else log.info(health, 'A day has passed; this is what the program holds.');
  };
  look();
  setInterval(look, lookEvery).unref();
}
