import { randomUUID } from 'node:crypto';
import type { LostCallOrder, LostCallReport } from '#core/asks/table';
import { isDay } from '#core/history/days';
import type { LostLine } from '#core/lost-calls/line';
import { masked } from '#core/lost-calls/number';
import type { Instant } from '#core/time/instant';
import { hour } from '#core/time/instant';
import { dayBounds, dayOf, toIso } from '#core/time/zone';
import type { AuditLog } from '../actions/audit.ts';
import type { Asker } from '../asks/asker.ts';
import { Refused } from '../asks/refused.ts';
import type { Ledger } from '../books/ledger.ts';
import { startOfPast } from '../books/start-of-books.ts';
import type { Config } from '../config/config.ts';
import type { GroupCommit } from '../journal/group-commit.ts';
import type { Journal } from '../journal/journal.ts';
import { JournalUnavailable } from '../journal/journal.ts';
import { lostCallInput } from './people-input.ts';
import { readAgain } from './recall.ts';

/** Where the list of lost calls is asked for, and what people do about it. */
export interface LostCallDesk {
  /** @throws Refused */
  list(question: { readonly day: string; readonly masked?: string | undefined }, who: Asker): Promise<LostCallReport>;
  /** Somebody takes a line, has reached its caller, or takes that back. The line after it. @throws Refused */
  act(order: LostCallOrder): Promise<LostLine>;
}

export interface LostCallDeskOptions {
  readonly shown: () => { readonly config: Config; readonly ledger: Ledger; readonly isLive: boolean };
  readonly journal: Pick<Journal, 'read'>;
  readonly commit: GroupCommit;
  readonly audit: AuditLog;
  readonly now: () => Instant;
}

const dayLength = 24 * hour;
const catchingUp = 'The hub still reads back who called today; ask again in a moment.';
const unwritten = 'Who looks at numbers is written down, and that cannot be done now: none is shown.';
const noLine = 'There is no such line among those of today and yesterday.';

export function createLostCallDesk({ shown, journal, commit, audit, now }: LostCallDeskOptions): LostCallDesk {
  /** One day of the past is read at a time, so that many who ask are no load. */
  let reading: Promise<unknown> = Promise.resolve();

  const timeZone = (): string => shown().config.rules.timeZone;
  const iso = (): string => toIso(now(), timeZone());

  function heard(day: string): readonly LostLine[] {
    const { ledger, isLive } = shown();
    if (!isLive || !ledger.lost.isWhole) throw new Refused(503, catchingUp);
    return ledger.lost.lines(day, now());
  }

  async function ofPast(day: string): Promise<readonly LostLine[]> {
    const { config } = shown();
    const { start } = dayBounds(day, timeZone());
    // Whose numbers are kept no more is nobody's business any more.
    if (start < now() - config.retention.personalDays * dayLength) return [];
    const from = startOfPast(config, start);
    const ledger = await readAgain({ journal, config, from, to: Infinity, isStopped: () => false });
    return ledger?.lost.lines(day, now()) ?? [];
  }

  async function linesOf(day: string): Promise<readonly LostLine[]> {
    const today = dayOf(now(), timeZone());
    if (day > today) return [];
    if (day === today) return heard(day);
    const lines = reading.then(() => ofPast(day));
    reading = lines.catch(() => undefined);
    return lines;
  }

  async function writeLook(day: string, lines: number, who: Asker): Promise<void> {
    const about = { attempt: randomUUID(), at: iso(), who, source: null, action: 'lost-calls', parameters: { day } };
    try {
      await audit.write({ ...about, event: 'done', result: `The numbers of ${lines} callers were shown.` });
    } catch {
      throw new Refused(503, unwritten);
    }
  }

  function find(id: string): LostLine | undefined {
    const days = [now(), now() - dayLength].map((at) => dayOf(at, timeZone()));
    return days.flatMap(heard).find((line) => line.id === id);
  }

  return {
    async list({ day, masked: isMasked }, who) {
      if (!isDay(day)) throw new Refused(400, 'There is no such day: expected one such as 2026-11-18.');
      const calls = await linesOf(day);
      if (isMasked !== undefined) return { at: iso(), calls: calls.map(withMasked) };
      await writeLook(day, calls.length, who);
      return { at: iso(), calls };
    },
    async act({ line, act, by = '' }) {
      if (find(line) === undefined) throw new Refused(404, noLine);
      const name = by.trim() === '' ? null : by.trim();
      try {
        await commit.accept(lostCallInput({ kind: act, line, by: name }, now()));
      } catch (error) {
        if (error instanceof JournalUnavailable) throw new Refused(503, error.message);
        throw error;
      }
      const after = find(line);
      if (after === undefined) throw new Refused(404, noLine);
      return withMasked(after);
    },
  };
}

function withMasked(line: LostLine): LostLine {
  return { ...line, caller: line.caller === null ? null : masked(line.caller) };
}
