import type { Input } from '#core/said/input';
import type { SteadyClock } from './clock.ts';
import { clockSource, clockStepInput, readClockStep } from './clock-step.ts';
import type { GroupCommit } from '../journal/group-commit.ts';
import type { Logger } from '../machine/log.ts';

/** Lets the hub follow the machine's clock when that was set: written down first, then everything open is moved. */
export interface ClockFollower {
  /**
   * Resolves when the hub's time is the machine's again; at once where it already is.
   * @throws JournalUnavailable
   */
  follow(): Promise<void>;
  /** Told every input that is safely in the journal, just before the book is. */
  committed(input: Input): void;
}

export function createClockFollower({
  clock,
  commit,
  log,
}: {
  readonly clock: SteadyClock;
  readonly commit: GroupCommit;
  readonly log: Logger;
}): ClockFollower {
  let following: Promise<void> | undefined;

  async function followStep(by: number): Promise<void> {
    log.warn({ milliseconds: by }, 'The clock of this machine was set; waiting times go on from where they were.');
    try {
      await commit.accept(clockStepInput(clock.now() + by, by));
    } finally {
      following = undefined;
    }
  }

  return {
    async follow() {
      const by = clock.step();
      if (by !== 0) await (following ??= followStep(by));
    },
    committed(input) {
      if (input.source !== clockSource) return;
      for (const { by } of readClockStep(input)) clock.follow(by);
    },
  };
}
