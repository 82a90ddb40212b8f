import type { Instant } from '#core/time/instant';
import { hour } from '#core/time/instant';
import { formatCaptureLine } from '../journal/captures/capture.ts';
import { toInput, toRow } from '../journal/file/rows.ts';
import type { Journal } from '../journal/journal.ts';
import { namesIn, type PersonalBySource } from '../journal/retention/personal-by-source.ts';
import { personalNames } from '../journal/retention/personal-names.ts';
import { withoutPersons } from '../journal/retention/without-persons.ts';
import { newestLines } from './newest-lines.ts';

interface Options {
  readonly journal: Pick<Journal, 'read'>;
  readonly now: Instant;
  readonly timeZone: string;
  /** By source: what is personal in what it brought. */
  readonly personal?: PersonalBySource;
  /** Characters. */
  readonly room: number;
}

/**
 * What was told in the last 24 hours, as a capture without persons: it can be replayed and counts the same. The journal hands it
 * out some hundreds at a time, from a thread of its own, so that nothing else waits for it.
 * @throws JournalUnavailable
 */
export async function lastDay({
  journal,
  now,
  timeZone,
  personal = {},
  room,
}: Options): Promise<{ text: string; leftOut: number }> {
  const lines = newestLines(room);
  for await (const some of journal.read({ from: now - 24 * hour })) {
    for (const { input } of some) {
      const row = toRow(input);
      const blank = toInput({ ...row, payload: withoutPersons(row, namesIn(personalNames, personal, row.source)) });
      if (blank !== undefined) lines.add(formatCaptureLine(blank, timeZone));
    }
  }
  return { text: lines.text, leftOut: lines.leftOut };
}
