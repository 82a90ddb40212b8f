import { app } from 'electron';
import { relaunchDelay } from '../window/revival.ts';

const counter = 'relaunched';
/** A program that has run for so long is well again. Milliseconds. */
const well = 10 * 60_000;

let isUnderWay = false;

/** Starts the whole program anew, the slower the oftener: for ever, since nobody stands by a wall to do it. `more`: switches that it gets beside its own. */
export function relaunch(...more: readonly string[]): void {
  if (isUnderWay) return;
  isUnderWay = true;
  const told = Number(app.commandLine.getSwitchValue(counter));
  const times = performance.now() > well || !Number.isInteger(told) ? 0 : told;
  const kept = process.argv.slice(1).filter((argument) => !argument.startsWith(`--${counter}=`));
  setTimeout(() => {
    app.relaunch({ args: [...kept, ...more, `--${counter}=${times + 1}`] });
    // Nothing is lost: what was answered with 200 is in the journal.
    app.exit(0);
  }, relaunchDelay(times));
}
