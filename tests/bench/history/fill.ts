import { mkdirSync } from 'node:fs';
import { pino } from 'pino';
import { dayAfter, daysFrom } from '#core/history/days';
import type { Input } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { minute, second } from '#core/time/instant';
import { dayBounds, dayOf } from '#core/time/zone';
import { createConfig } from '#hub/config/config';
import { createHistoryWriter } from '#hub/history/of-inputs';
import { openHistoryDatabase } from '#hub/history/file/format';
import { createHistoryFile } from '#hub/history/file/history-file';
import { historyFileOf } from '#hub/history/place';
import { historySettings } from '#hub/history/settings';
import { hubNotice, hubSource } from '#hub/intake/hub-notice';
import { openJournal } from '#hub/journal/open-journal';
import { simulateDay } from '#tests/fakes/call-centre';
import { configurationFor } from '#tests/fakes/capture';
import { type CentreSetup, lifelikeCentre, rulesOf } from '#tests/fakes/centre-setup';
import { flexfoneRequests } from '#tests/fakes/flexfone-pbx';
import { zoneWithNoonNow } from '#tests/support/configurations';
import { dataOf } from '../hub-process.ts';

const callsADay = 1_000;

/** Whoever asks what agents called must have it. */
export const token = 'the-token-of-the-board-of-a-year';

const inATransaction = 1_000;
const timeZone = zoneWithNoonNow();
const retention = { personalDays: 30, figuresDays: 400 };

/** Each day is another: the calls come at other times, and other callers hang up. */
const centreOf = (day: string, seed: number): CentreSetup => lifelikeCentre({ calls: callsADay, seed, day, timeZone });

/** Two queues that share agents, and a Flexfone. */
export function yearConfiguration(): object {
  const base = configurationFor(rulesOf(centreOf('2026-11-18', 1)), 'pbx');
  return { ...base, language: 'da', retention, board: { token } };
}

export const today = (): string => dayOf(Date.now(), timeZone);

/** What the hub heard on a day, in order. It is started anew each night, as a desktop is. */
function inputsOf(day: string, seed: number): readonly Input[] {
  const restartedAt = dayBounds(day, timeZone).start + 180 * minute;
  const inputs = flexfoneRequests(simulateDay(centreOf(day, seed)), { seed, timeZone }).map(
    ({ at, method, path, query, body }): Input => ({
      kind: 'webhook',
      at,
      source: 'pbx',
      request: { method, path, query, ...(body !== undefined && { body }) },
    }),
  );
  const notices = [hubNotice({ kind: 'stopped' }, restartedAt), hubNotice({ kind: 'started' }, restartedAt + minute)];
  return [...inputs, ...notices].toSorted((one, other) => one.at - other.at);
}

/** The history and the journal of a hub that has run for so many days. */
interface Store {
  take(inputs: readonly Input[]): Promise<void>;
  /** Before the first input of today: that is no history yet. */
  keep(at: Instant): void;
  close(): Promise<void>;
}

/**
 * Through the writer that makes history of a journal or a capture, a day's hours a transaction; what stands in the
 * hub's own file afterwards is what the hub itself would have written, without a request for each of millions of inputs.
 */
async function openStore(folder: string, first: string): Promise<Store> {
  mkdirSync(dataOf(folder), { recursive: true });
  const config = createConfig(yearConfiguration(), { environment: {} });
  const journal = await openJournal({ dataDir: dataOf(folder), timeZone, retention, log: pino({ level: 'silent' }) });
  const file = createHistoryFile(openHistoryDatabase(historyFileOf(dataOf(folder))), historySettings(config));
  const writer = createHistoryWriter(config, file);
  const nothing = { hours: [], outbound: [], records: [], listened: [] };
  file.write({
    ...nothing,
    listened: [{ kind: 'began', source: hubSource, at: dayBounds(first, timeZone).start }],
  });
  let seq = 0;
  let isToday = false;
  return {
    async take(inputs) {
      for (let place = 0; place < inputs.length; place += inATransaction) {
        const batch = inputs.slice(place, place + inATransaction);
        const written = journal.append(batch);
        for (const input of isToday ? [] : batch) writer.take(input);
        await written;
        seq += batch.length;
      }
    },
    keep(at) {
      writer.finish();
      file.write({ ...nothing, listenedAt: at, seq });
      isToday = true;
    },
    async close() {
      file.close();
      await journal.close();
    },
  };
}

/** Fills each folder with a centre of so many days before today, and with today until a moment ago. How many calls came to the longest. */
export async function fillStores(folders: ReadonlyMap<string, number>): Promise<number> {
  const now = Date.now();
  const until = today();
  const [longest, stores] = [Math.max(...folders.values()), [] as { since: string; store: Store }[]];
  for (const [folder, days] of folders) {
    const since = dayAfter(until, -days);
    stores.push({ since, store: await openStore(folder, since) });
  }
  for (const [index, day] of daysFrom(dayAfter(until, -longest), until).entries()) {
    const inputs = inputsOf(day, index + 1);
    const heard = day === until ? inputs.filter(({ at }) => at < now - 10 * second) : inputs;
    for (const { store, since } of stores) {
      if (day === until) store.keep(now);
      if (day >= since) await store.take(heard);
    }
    if (index % 30 === 0) process.stderr.write(`${index} days are written\n`);
  }
  for (const { store } of stores) await store.close();
  return longest * callsADay;
}
