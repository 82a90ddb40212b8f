import { join } from 'node:path';
import type { HubNotice } from '#core/board/queue';
import type { Instant } from '#core/time/instant';
import type { AuditLog } from '../actions/audit.ts';
import { createAuditLog } from '../actions/audit.ts';
import type { ClockFollower } from '../intake/clock-follower.ts';
import { createClockFollower } from '../intake/clock-follower.ts';
import type { SteadyClock } from '../intake/clock.ts';
import type { GroupCommit } from '../journal/group-commit.ts';
import { createGroupCommit } from '../journal/group-commit.ts';
import type { Numbered } from '../journal/journal.ts';
import type { OpenJournal } from '../journal/open-journal.ts';
import type { Logger } from '../machine/log.ts';
import type { TurnedAwayBook } from './turned-away.ts';
import { createTurnedAwayBook } from './turned-away.ts';

/** What never stops while a hub runs, whatever its settings become: the journal, its clock and its log. */
export interface Base {
  readonly journal: OpenJournal;
  readonly folder: string;
  readonly clock: SteadyClock;
  readonly follower: ClockFollower;
  readonly commit: GroupCommit;
  readonly audit: AuditLog;
  readonly log: Logger;
  /** What came and was of no use. */
  readonly turnedAway: TurnedAwayBook;
  /** Why nothing can be taken in now, as a sentence; `null` where it can. */
  deaf(): string | null;
  /** What a person should know of the journal. */
  notices(): readonly HubNotice[];
  /** There is more that a person may have to know. */
  addNotices(more: () => readonly HubNotice[]): void;
  /** When the journal's first input came; `null` while there is none. */
  begins(): Instant | null;
  /** The number of the newest input that was told; `undefined` while a journal that takes nothing did not say it. */
  last(): number | undefined;
  /** Tells all that is safely in the journal, in order of arrival, before anybody is answered; until the function is called. */
  attach(listener: (inputs: readonly Numbered[]) => void): () => void;
}

export interface BaseOptions {
  readonly journal: OpenJournal;
  readonly folder: string;
  readonly clock: SteadyClock;
  readonly log: Logger;
}

/** @throws JournalUnavailable */
export async function createBase({ journal, folder, clock, log }: BaseOptions): Promise<Base> {
  const setAside = (): readonly string[] => journal.state.setAside;
  const notices: (() => readonly HubNotice[])[] = [
    () => (setAside().length === 0 ? [] : [{ kind: 'set-aside', files: setAside() }]),
  ];
  const listeners = new Set<(inputs: readonly Numbered[]) => void>();
  let begins = await journal.first();
  // A disk that takes nothing can still be read.
  let last = await journal.append([]).catch(() => undefined);
  const commit = createGroupCommit({
    journal,
    log,
    committed(inputs, first) {
      begins ??= inputs[0]?.at ?? null;
      last = first + inputs.length - 1;
      for (const input of inputs) follower.committed(input);
      const numbered = inputs.map((input, index) => ({ seq: first + index, input }));
      for (const listener of listeners) listener(numbered);
    },
  });
  const follower = createClockFollower({ clock, commit, log });
  return {
    journal,
    folder,
    clock,
    follower,
    commit,
    audit: createAuditLog(join(folder, 'actions.ndjson')),
    log,
    turnedAway: createTurnedAwayBook(),
    deaf: () => (journal.state.writable ? null : journal.state.problem),
    notices: () => notices.flatMap((each) => each()),
    addNotices: (more) => void notices.push(more),
    begins: () => begins,
    last: () => last,
    attach(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
