import { minute, second } from '#core/time/instant';
import type { Clock } from '../intake/clock.ts';
import type { Journal } from './journal.ts';
import type { Logger } from '../machine/log.ts';

export interface Maintenance {
  start(): void;
  close(): void;
}

const beat = 1 * second;
const retentionPause = 10 * minute;

/** What is done beside the calls: heal the journal, follow the clock, delete what is too old. One small thing a beat. */
export function createMaintenance({
  journal,
  clock,
  followClock,
  changed,
  log,
}: {
  readonly journal: Pick<Journal, 'state' | 'probe' | 'retain'>;
  readonly clock: Clock;
  followClock(): Promise<void>;
  /** The journal takes writes again, or no longer: the board must say so. */
  changed(): void;
  readonly log: Logger;
}): Maintenance {
  let timer: NodeJS.Timeout | undefined;
  let wasWritable = true;
  let isBusy = false;
  let retainAfter = clock.elapsed() + minute;

  /** Looked at on each beat, also while a disk that stands still keeps us waiting. */
  function look(): void {
    const { writable } = journal.state;
    if (writable !== wasWritable) changed();
    wasWritable = writable;
  }

  async function once(): Promise<void> {
    if (!journal.state.writable) {
      await journal.probe();
      look();
      return;
    }
    await followClock();
    if (clock.elapsed() < retainAfter) return;
    if (!(await journal.retain(clock.now()))) retainAfter = clock.elapsed() + retentionPause;
  }

  async function onBeat(): Promise<void> {
    look();
    if (isBusy) return;
    isBusy = true;
    try {
      await once();
    } catch (error) {
      log.error({ err: error }, 'The journal could not be looked after; tried again.');
    } finally {
      isBusy = false;
    }
  }

  return {
    start() {
      timer = setInterval(() => void onBeat(), beat);
    },
    close() {
      clearInterval(timer);
    },
  };
}
