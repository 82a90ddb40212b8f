import { randomUUID } from 'node:crypto';
import type { CallerErased, CallerKept, CallerProblem, CallerTalks } from '#core/callers/caller';
import type { LostLine } from '#core/lost-calls/line';
import type { Sentence } from '#core/said/sentence';
import type { Instant } from '#core/time/instant';
import { hour } from '#core/time/instant';
import { dayOf, isoOrNull, toIso } from '#core/time/zone';
import type { AuditEntry, AuditLog } from '../actions/audit.ts';
import type { Asker } from '../asks/asker.ts';
import type { Ledger } from '../books/ledger.ts';
import type { Config } from '../config/config.ts';
import { newestLines } from '../diagnostics/newest-lines.ts';
import { JournalUnavailable } from '../journal/journal.ts';
import type { OpenJournal } from '../journal/open-journal.ts';
import { countryCodeOf, patternOfNumber, standsIn } from '../journal/retention/of-number.ts';
import { faultOf } from '../machine/fault.ts';
import type { Logger } from '../machine/log.ts';
import { copiesWith } from './copies.ts';
import { eraseFromJournal } from './erasing.ts';
import { handedOut } from './handed-out.ts';
import { lastTalks } from './last-talks.ts';
import * as words from './sentences.ts';

/** What one can still send by mail. Characters. */
const mostHandedOut = 4 * 1024 * 1024;

/** Who calls while he is erased is in the journal again: so often all of it is done. */
const rounds = 3;

/** Where it is asked what is kept of one number, and that it be erased. Why not, is an answer too. */
export interface CallerDesk {
  kept(
    order: { readonly number: string; readonly lines?: boolean | undefined },
    who: Asker,
  ): Promise<CallerKept | CallerProblem>;
  erase(order: { readonly number: string }, who: Asker): Promise<CallerErased | CallerProblem>;
  talks(order: WhoseTalks, who: Asker): Promise<CallerTalks | CallerProblem>;
}

/** His number, or else a line of the list of lost calls. */
interface WhoseTalks {
  readonly number?: string | undefined;
  readonly line?: string | undefined;
}

export interface CallerDeskOptions {
  readonly shown: () => { readonly config: Config; readonly ledger: Ledger; readonly isLive: boolean };
  readonly journal: Pick<OpenJournal, 'read' | 'first' | 'erase'>;
  readonly folder: string;
  readonly audit: AuditLog;
  readonly now: () => Instant;
  /** Who was lost is made anew of the journal. @throws JournalUnavailable */
  readonly renewLost: () => Promise<void>;
  /** Whatever else is kept for a while in memory lets go of the number. */
  readonly forget: (number: RegExp) => void;
  readonly log: Pick<Logger, 'error'>;
}

/** It cannot be done, and why. */
class Unfit extends Error {
  override readonly name = 'Unfit';
  readonly sentence: Sentence;

  constructor(sentence: Sentence) {
    super(sentence.en);
    this.sentence = sentence;
  }
}

/** A number that somebody typed: how it is found, and as it may stand in the audit log, which masks its digits. */
interface Typed {
  readonly caller: { readonly number: string; readonly countryCode: string };
  readonly pattern: RegExp;
  readonly plain: string;
}

export function createCallerDesk(options: CallerDeskOptions): CallerDesk {
  const { shown, journal, folder, audit, now, renewLost, forget, log } = options;
  let isUnderWay = false;

  const timeZone = (): string => shown().config.rules.timeZone;

  function typed(number: string): Typed {
    const countryCode = countryCodeOf(shown().config);
    const pattern = patternOfNumber(number, countryCode);
    if (pattern === undefined) throw new Unfit(words.noNumber);
    return { caller: { number, countryCode }, pattern, plain: number.replaceAll(/[^\d+]/g, '') };
  }

  /** One at a time: each goes through the whole journal. */
  async function alone<Answer>(work: () => Promise<Answer>): Promise<Answer | CallerProblem> {
    if (isUnderWay) return { problem: words.underWay };
    isUnderWay = true;
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      return { problem: error.sentence };
    } finally {
      isUnderWay = false;
    }
  }

  function pen(action: string, { plain }: Typed, who: Asker) {
    const about = { attempt: randomUUID(), who, source: null, action, parameters: { number: plain } };
    return async (event: AuditEntry['event'], result: string | null): Promise<void> =>
      audit.write({ ...about, at: toIso(now(), timeZone()), event, result });
  }

  /** Of today and yesterday. */
  function allLost(): readonly LostLine[] {
    const { ledger, isLive } = shown();
    if (!isLive || !ledger.lost.isWhole) throw new Unfit(words.catchingUp);
    const at = now();
    const days = [at, at - 24 * hour].map((each) => dayOf(each, timeZone()));
    return days.flatMap((day) => ledger.lost.lines(day, at));
  }

  function lostLines(pattern: RegExp): readonly LostLine[] {
    return allLost().filter(({ caller }) => caller !== null && standsIn(caller, pattern));
  }

  function numberOf({ number, line: wanted }: WhoseTalks): string {
    if (number !== undefined) return number;
    const line = allLost().find(({ id }) => id === wanted);
    if (line === undefined) throw new Unfit(words.noLine);
    if (line.caller === null) throw new Unfit(words.hidden);
    return line.caller;
  }

  /** The least and the greatest time: a clock may have been set back. */
  async function search({ pattern }: Typed, isHandedOut: boolean): Promise<CallerKept> {
    const lost = lostLines(pattern);
    const lines = newestLines(mostHandedOut);
    let [inputs, first, last] = [0, Infinity, -Infinity];
    for await (const page of journal.read({ holding: pattern })) {
      for (const { input } of page) {
        inputs += 1;
        [first, last] = [Math.min(first, input.at), Math.max(last, input.at)];
        if (isHandedOut) lines.add(handedOut(input, pattern, timeZone()));
      }
    }
    if (isHandedOut) for (const line of lost) lines.add(JSON.stringify({ lostCall: line }));
    const iso = (at: Instant): string | null => isoOrNull(inputs === 0 ? null : at, timeZone());
    return {
      inputs,
      firstAt: iso(first),
      lastAt: iso(last),
      lostCalls: lost.length,
      lines: isHandedOut ? lines.text : null,
      leftOut: lines.leftOut,
    };
  }

  /** Until nobody finds him any more. */
  async function takeOut({ caller, pattern }: Typed): Promise<number> {
    let inputs = 0;
    for (let round = 1; round <= rounds; round += 1) {
      const { rows, isInWal } = await eraseFromJournal(journal, caller);
      inputs += rows;
      await renewLost();
      forget(pattern);
      if (!isInWal && lostLines(pattern).length === 0) return inputs;
    }
    throw new JournalUnavailable('He calls all the time, or the journal is read all the time.');
  }

  function refuseUnread(error: unknown): never {
    throw error instanceof JournalUnavailable ? new Unfit(words.unreadable) : error;
  }

  return {
    talks: (order, who) =>
      alone(async () => {
        const wanted = typed(numberOf(order));
        const about = { number: wanted.caller.number, pattern: wanted.pattern };
        const found = await lastTalks(about, { journal, config: shown().config, now: now() }).catch(refuseUnread);
        const result = `${found.talks.length} talks were shown.`;
        await pen('caller-talks', wanted, who)('done', result).catch(refuseUnwritten);
        return found;
      }),
    kept: ({ number, lines = false }, who) =>
      alone(async () => {
        const wanted = typed(number);
        const kept = await search(wanted, lines).catch(refuseUnread);
        const result = `${kept.inputs} inputs and ${kept.lostCalls} lost calls were ${lines ? 'handed out' : 'found'}.`;
        await pen(lines ? 'caller-export' : 'caller-look', wanted, who)('done', result).catch(refuseUnwritten);
        return kept;
      }),
    erase: ({ number }, who) =>
      alone(async () => {
        const wanted = typed(number);
        // Known before anything is done: while the hub catches up the list of lost calls is not whole.
        lostLines(wanted.pattern);
        const write = pen('caller-erase', wanted, who);
        await write('asked', null).catch(refuseUnwritten);
        try {
          const inputs = await takeOut(wanted);
          const copies = await copiesWith(folder, wanted.pattern);
          await write('done', `Erased from ${inputs} inputs; ${copies.length} files with copies remain.`).catch(
            unwritten,
          );
          return { inputs, copies };
        } catch (error) {
          await write('failed', 'Not erased everywhere.').catch(unwritten);
          throw error instanceof JournalUnavailable ? new Unfit(words.halfDone) : error;
        }
      }),
  };

  function unwritten(error: unknown): void {
    log.error(faultOf(error), 'The audit log of an erasure cannot be written.');
  }
}

function refuseUnwritten(): never {
  throw new Unfit(words.unwritten);
}
