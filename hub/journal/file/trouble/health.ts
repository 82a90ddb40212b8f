import { JournalUnavailable } from '../../journal.ts';
import type { Say } from '../../thread/say.ts';
import { asUnavailable, needsReopening } from './sqlite-problem.ts';

/** Whether writing works, and since when not: told once in the log when it is lost, and once when it is back. */
export interface Health {
  /** A sentence for a person; `undefined` while writing works. */
  readonly problem: string | undefined;
  /** Whether the fault's end can be seen only by a new connection. */
  readonly needsRenewal: boolean;
  /** Returns what is to be thrown: JournalUnavailable, or the error itself where it is not the journal's fault. */
  failed(error: unknown): unknown;
  succeeded(): void;
  /** There is a new connection. */
  renewed(): void;
}

export function createHealth(file: string, say: Say): Health {
  let problem: string | undefined;
  let needsRenewal = false;

  return {
    get problem() {
      return problem;
    },
    get needsRenewal() {
      return needsRenewal;
    },
    failed(error) {
      const unavailable = asUnavailable(error, file);
      if (!(unavailable instanceof JournalUnavailable)) return unavailable;
      needsRenewal = needsReopening(error);
      if (problem === undefined) say('error', `The journal cannot be written. ${unavailable.message}`);
      problem = unavailable.message;
      return unavailable;
    },
    succeeded() {
      if (problem !== undefined) say('info', 'The journal can be written again.');
      problem = undefined;
    },
    renewed() {
      needsRenewal = false;
    },
  };
}
