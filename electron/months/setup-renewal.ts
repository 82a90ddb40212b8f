import type { Logger } from '#hub/machine/log';
import type { DeskWatch } from '../tray/setup-view.ts';
import type { BoardWindow } from '../window/setup-window.ts';
import { isRenewalDue } from './renewal.ts';

/** Milliseconds. */
const lookEvery = 60_000;

interface Options {
  readonly boards: readonly BoardWindow[];
  readonly watch: DeskWatch;
  readonly log: Logger;
}

/** Each night every page is made anew behind the old one, and takes its place when its board stands there. */
export function setupRenewal({ boards, watch, log }: Options): void {
  for (const board of boards) {
    let madeAt = Date.now();
    let isUnderWay = false;
    board.onNew(() => (madeAt = Date.now()));

    async function look(): Promise<void> {
      if (isUnderWay || board.window() === undefined) return;
      const { queues, setup } = watch.view();
      const counts = queues.map(({ callsWaiting }) => callsWaiting);
      const waiting = counts.every((count) => count !== null) ? counts.reduce((sum, count) => sum + count, 0) : null;
      if (!isRenewalDue({ now: Date.now(), madeAt, timeZone: setup.timeZone, waiting })) return;
      isUnderWay = true;
      const isDone = await board.renewGently();
      isUnderWay = false;
      if (isDone) log.info('The page was made anew for the night.');
    }

    setInterval(() => void look(), lookEvery).unref();
  }
}
