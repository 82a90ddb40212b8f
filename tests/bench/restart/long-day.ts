import { mkdirSync } from 'node:fs';
import { pino } from 'pino';
import type { Input } from '#core/said/input';
import { hour } from '#core/time/instant';
import { zoneWithNoonNow } from '#tests/support/configurations';
import { openJournal } from '#hub/journal/open-journal';
import { agentsNeeded, createScribe, steps, stepsACall, usual } from '../call-script.ts';
import { configuration } from '../configuration.ts';
import { dataOf } from '../hub-process.ts';

const inputs = 300_000;
/** The day began at midnight, and it is noon now. */
const length = 11.5 * hour;
const rhythm = { gap: length / (inputs / stepsACall), ...usual };
const inATransaction = 500;

/** The configuration of the centre that has such days. */
export const longDayConfiguration = (): object => configuration({ agentsAQueue: agentsNeeded(rhythm) });

/** Writes a journal with 300,000 inputs of today, until a moment ago, into the folder. Returns how many they are. */
export async function writeLongDay(folder: string): Promise<number> {
  mkdirSync(dataOf(folder), { recursive: true });
  const journal = await openJournal({
    dataDir: dataOf(folder),
    timeZone: zoneWithNoonNow(),
    retention: { personalDays: 30, figuresDays: 400 },
    log: pino({ level: 'silent' }),
  });
  const begins = Date.now() - length;
  const scribe = createScribe(String(Math.floor(begins / 1_000)), agentsNeeded(rhythm));
  let batch: Input[] = [];
  let written = 0;
  for (const step of steps(rhythm)) {
    if (step.at >= length) break;
    const at = Math.floor(begins + step.at);
    batch.push({ kind: 'webhook', at, source: 'pbx', request: { method: 'GET', ...scribe(step, at) } });
    if (batch.length < inATransaction) continue;
    await journal.append(batch);
    written += batch.length;
    batch = [];
  }
  await journal.append(batch);
  await journal.close();
  return written + batch.length;
}
