import { z } from 'zod';
import type { FileSlice, FilesQuestion, FileSpot, MoreAsks, PollContext } from '#adapters/adapter';
import { TryAgain, Unreachable } from '#adapters/adapter';
import { mappingOf, recordsIn } from '#adapters/mapping/mapping';
import { placeAt, placeIn } from '#adapters/mapping/memory';
import { checkRecords, isTold } from '#adapters/mapping/polled';
import type { JsonValue } from '#core/said/input';
import { dayOf } from '#core/time/zone';
import type { FilesSettings } from './settings.ts';

const spot = z.object({
  name: z.string(),
  offset: z.number(),
  digest: z.string(),
  size: z.number(),
  changedAt: z.number(),
  since: z.number(),
});
const memorySchema = z.object({ place: z.json(), hasMore: z.boolean() });

/** Of one poll: so many are read again where the hub is killed in the middle of it. */
const mostRecords = 10_000;
/** Of a file that is told as a whole. */
const mostOfWhole = 50_000;

/** Reads what is new in the files. */
export async function poll(context: PollContext<FilesSettings>, more: MoreAsks): Promise<JsonValue> {
  const { settings, memory } = context;
  const mode = modeOf(settings);
  let [spots, isAnything] = [spotsIn(memory, settings), false];
  const remembered = (hasMore: boolean): JsonValue => ({ place: placeAt([...spots], questionOf(settings)), hasMore });
  const slices = more.files({
    path: settings.path,
    format: settings.format,
    encoding: settings.encoding ?? 'auto',
    separator: settings.separator,
    quotes: settings.quotes,
    columns: settings.columns,
    mode,
    spots,
    mostRecords: mode === 'lines' ? mostRecords : mostOfWhole,
  });
  try {
    for (let step = await slices.next(); ; step = await slices.next()) {
      if (step.done !== true) {
        if (mode === 'newest') checkDay(context, step.value.spots);
        isAnything = (await keep(context, more, step.value, mode)) || isAnything;
      }
      ({ spots } = step.value);
      if (step.done !== true) continue;
      if (mode === 'newest') checkDay(context, spots);
      // That nothing came is said once a day, so that a replay knows it too.
      else if (!isAnything) await more.keep({ url: `file:${settings.path.split(/[\\/]/).at(-1) ?? ''}`, body: [] });
      return remembered(step.value.hasMore);
    }
  } catch (error) {
    // What came before the trouble is kept, and not read again.
    throw error instanceof Unreachable ? new TryAgain(error.sentence, remembered(false)) : error;
  }
}

/** What was counted on another day, or who was there then, says nothing of today. @throws Unreachable */
function checkDay({ now, surroundings: { timeZone } }: PollContext<FilesSettings>, spots: readonly FileSpot[]): void {
  const day = dayOf(Math.max(...spots.map(({ changedAt }) => changedAt)), timeZone);
  if (day >= dayOf(now, timeZone)) return;
  throw new Unreachable({
    da: `Filen blev sidst skrevet den ${day}: den siger intet om i dag.`,
    en: `The file was last written on ${day}: it tells nothing of today.`,
  });
}

/** Returns whether there was anything to keep. */
async function keep(
  context: PollContext<FilesSettings>,
  more: MoreAsks,
  slice: FileSlice,
  mode: Mode,
): Promise<boolean> {
  const { settings, now, surroundings } = context;
  const records = recordsIn(mappingOf(settings), slice.body, { at: now, surroundings });
  if (records.length === 0 && mode !== 'newest') return false;
  checkRecords(settings, records, context);
  await more.keep({ url: `file:${slice.name}`, body: records, isToldOnce: mode !== 'newest' });
  return true;
}

type Mode = FilesQuestion['mode'];

/** A list of what happened is written line by line, or a file at a time; what is so now is the newest file. */
function modeOf(settings: FilesSettings): Mode {
  if (!isTold(settings)) return 'newest';
  return settings.format === 'json' ? 'each' : 'lines';
}

export function hasMore(memory: JsonValue | undefined): boolean {
  return memorySchema.safeParse(memory).data?.hasMore === true;
}

/** How far the files have been read is kept over a restart; what is so now is read anew. */
export function lasting(memory: JsonValue | undefined, settings: FilesSettings): JsonValue | undefined {
  return modeOf(settings) === 'newest' ? undefined : memory;
}

function spotsIn(memory: JsonValue | undefined, settings: FilesSettings): readonly FileSpot[] {
  const place = placeIn(memorySchema.safeParse(memory).data?.place, questionOf(settings));
  return z.array(spot).safeParse(place).data ?? [];
}

function questionOf({ path, format, encoding }: FilesSettings): JsonValue {
  return [path, format, encoding ?? null];
}
