import { z } from 'zod';
import type { Database, MoreAsks, PollContext } from '#adapters/adapter';
import { NotUnderstood, TryAgain, Unreachable } from '#adapters/adapter';
import { mappingOf, recordsIn } from '#adapters/mapping/mapping';
import { placeAt, placeIn } from '#adapters/mapping/memory';
import { checkRecords, isTold } from '#adapters/mapping/polled';
import type { JsonValue } from '#core/said/input';
import type { JsonObject } from '#core/said/json';
import { databaseAt, openAddress } from './address.ts';
import type { DatabaseSettings } from './settings.ts';

const memorySchema = z.object({ place: z.json(), hasMore: z.boolean() });

/** Rows that are kept together, and of one poll: so many are read again where the hub is killed in the middle of it. */
const sliceRows = 200;
const mostRows = 10_000;
/** Of an answer that is told as a whole. */
const mostOfWhole = 50_000;

/** Asks once: for the rows behind the cursor, or for all of them where there is none. */
export async function poll(context: PollContext<DatabaseSettings>, more: MoreAsks): Promise<JsonValue> {
  const { settings } = context;
  const database = databaseAt(settings);
  if (database === undefined)
    throw new NotUnderstood({ da: 'Databasens adresse kan ikke læses.', en: 'The address of the database is none.' });
  return settings.cursor !== undefined && isTold(settings)
    ? await behindCursor(context, more, database, settings.cursor)
    : await whole(context, more, database);
}

async function behindCursor(
  context: PollContext<DatabaseSettings>,
  { keep, rows }: MoreAsks,
  database: Database,
  column: string,
): Promise<JsonValue> {
  const { settings, memory } = context;
  const question = questionOf(settings);
  let cursor: JsonValue = placeIn(memorySchema.safeParse(memory).data?.place, question) ?? settings.cursorStart;
  let count = 0;
  const remembered = (): JsonValue => ({ place: placeAt(cursor, question), hasMore: count >= mostRows });
  try {
    for await (const slice of rows({ ...asked(settings, database), cursor, sliceRows, mostRows })) {
      const next = cursorOf(slice, column);
      await keepRows(context, keep, database, slice, true);
      cursor = next;
      count += slice.length;
    }
    // That nothing came is said once a day, so that a replay knows it too.
    if (count === 0) await keep({ url: openAddress(database), body: [] });
  } catch (error) {
    // What came before the trouble is kept, and not asked for again.
    throw error instanceof Unreachable ? new TryAgain(error.sentence, remembered()) : error;
  }
  return remembered();
}

/** Where the last row stands. @throws NotUnderstood where no later one could be told from it */
function cursorOf(slice: readonly JsonObject[], column: string): JsonValue {
  const value = slice.at(-1)?.[column];
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new NotUnderstood({
    da: `Rækkerne har ingen kolonne "${column}" med et tal eller en tid: ret "cursor" i indstillingerne.`,
    en: `The rows have no column "${column}" with a number or a time: check "cursor" in the settings.`,
  });
}

async function whole(
  context: PollContext<DatabaseSettings>,
  { keep, rows }: MoreAsks,
  database: Database,
): Promise<JsonValue> {
  const { settings } = context;
  const all: JsonObject[] = [];
  const question = { ...asked(settings, database), cursor: settings.cursorStart, sliceRows, mostRows: mostOfWhole };
  for await (const slice of rows(question)) all.push(...slice);
  await keepRows(context, keep, database, all, false);
  return null;
}

function asked({ query }: DatabaseSettings, database: Database) {
  return { about: 'its rows', database, query };
}

async function keepRows(
  context: PollContext<DatabaseSettings>,
  keep: MoreAsks['keep'],
  database: Database,
  rows: readonly JsonObject[],
  isToldOnce: boolean,
): Promise<void> {
  const { settings, now, surroundings } = context;
  const records = recordsIn(mappingOf(settings), rows, { at: now, surroundings });
  checkRecords(settings, records, context);
  await keep({ url: openAddress(database), body: records, isToldOnce });
}

export function hasMore(memory: JsonValue | undefined): boolean {
  return memorySchema.safeParse(memory).data?.hasMore === true;
}

/** The cursor is kept over a restart: each row is read once. */
export function lasting(memory: JsonValue | undefined, { cursor }: DatabaseSettings): JsonValue | undefined {
  return cursor === undefined ? undefined : memory;
}

function questionOf({ url, query, cursor }: DatabaseSettings): JsonValue {
  return [url.replace(/\/\/[^/@]*@/, '//'), query, cursor ?? null];
}
