import { z } from 'zod';
import type { Instant } from '#core/time/instant';
import { minute } from '#core/time/instant';
import type { Journal } from '../../journal/journal.ts';
import { isOf, type LastInput } from '../../journal/last-input.ts';
import type { KeptLedger } from '../../books/lasting/kept-ledger.ts';
import type { Ledger } from '../../books/ledger.ts';
import { startOfBooks } from '../../books/start-of-books.ts';
import type { Config } from '../../config/config.ts';
import { createSlices } from '../slices.ts';
import { configurationDigest } from './configuration.ts';
import { readLines, writeLines } from './file.ts';
import { createReading, linesOf } from './lines.ts';
import { programDigest } from './program.ts';

/** What the books knew at one moment, up to and with one input. */
export interface Checkpoint {
  readonly seq: number;
  readonly ledger: KeptLedger;
}

const headSchema = z.strictObject({
  program: z.string(),
  configuration: z.string(),
  last: z.strictObject({ seq: z.int(), at: z.number(), source: z.string() }),
});

/**
 * Writes down what a ledger knows. It may go on meanwhile: what is written is what it knew at the call.
 * @throws where the disk does not take it
 */
export async function writeCheckpoint(
  file: string,
  ledger: Pick<Ledger, 'kept'>,
  last: LastInput,
  config: Config,
): Promise<void> {
  const kept = ledger.kept();
  const head = { program: await programDigest(), configuration: configurationDigest(config), last };
  await writeLines(file, linesAll(head, kept), createSlices());
}

function* linesAll(head: z.infer<typeof headSchema>, kept: KeptLedger): Generator<string> {
  yield JSON.stringify(head);
  yield* linesOf(kept);
}

/**
 * What was written down last, where this very program wrote it, for this configuration, of this journal, and of today; else
 * `undefined`: then the journal says everything.
 * @throws where the file is not what was written
 */
export async function readCheckpoint(
  file: string,
  { journal, config, now }: { readonly journal: Pick<Journal, 'read'>; readonly config: Config; readonly now: Instant },
): Promise<Checkpoint | undefined> {
  const slices = createSlices();
  const reading = createReading();
  let last: LastInput | undefined;
  for await (const line of readLines(file)) {
    if (last === undefined) {
      const head = headSchema.parse(JSON.parse(line));
      if (head.program !== (await programDigest()) || head.configuration !== configurationDigest(config))
        return undefined;
      if (!isOfToday(head.last.at, config, now) || !(await isOf(journal, head.last))) return undefined;
      ({ last } = head);
    } else reading.read(line);
    const rest = slices.rest();
    if (rest !== undefined) await rest;
  }
  if (last === undefined) return undefined;
  return { seq: last.seq, ledger: reading.value() as KeptLedger };
}

/** An older one knows less than the journal's own beginning of the day; one of the future is of a clock that was wrong. */
function isOfToday(at: Instant, config: Config, now: Instant): boolean {
  return at >= startOfBooks(config, now) && at <= now + minute;
}
