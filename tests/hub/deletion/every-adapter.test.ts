import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { adapters } from '#adapters/index';
import type { Input } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { createLedger } from '#hub/books/ledger';
import type { Config } from '#hub/config/config';
import { createConfig } from '#hub/config/config';
import { keepingOf } from '#hub/config/keeping';
import { lastDay } from '#hub/diagnostics/last-day';
import { writeCheckpoint } from '#hub/engine/checkpoint/checkpoint';
import { openHistoryDatabase } from '#hub/history/file/format';
import { createHistoryFile } from '#hub/history/file/history-file';
import { createHistoryWriter } from '#hub/history/of-inputs';
import { historySettings } from '#hub/history/settings';
import { createAccept } from '#hub/intake/accept';
import { steadyClock } from '#hub/intake/clock';
import { createClockFollower } from '#hub/intake/clock-follower';
import { formatCaptureLine } from '#hub/journal/captures/capture';
import { createGroupCommit } from '#hub/journal/group-commit';
import { fakeClock } from '#tests/support/clocks';
import { patient } from '#tests/support/patient';
import { foundInFiles, openTemporary, temporaryFolder } from '../journal/temporary-journal.ts';
import { planted, spellings, traces, young } from './planted.ts';
import { day, noon } from './times.ts';

const log = pino({ level: 'silent' });
const defined = (settings: object) =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));

function configurationOf(adapter: string): Config {
  const { settings } = planted[adapter] ?? { settings: {} };
  const queues = ['support', 'sales', '007'].map((id) => ({ id, name: id, agents: ['201', '0201'] }));
  return createConfig({ queues, sources: [{ id: 'pbx', adapter, ...defined(settings) }] }, { environment: {} });
}

/** A data folder that took these in as the hub does, with all that it makes of them. */
async function hubWith(adapter: string, inputs: readonly Input[]) {
  const config = configurationOf(adapter);
  const [source] = config.sources;
  if (source === undefined) throw new Error(`There is no ${adapter}.`);
  const folder = temporaryFolder();
  const journal = await openTemporary(folder, keepingOf(config));
  const machine = steadyClock(fakeClock('2026-11-18T12:00:00+01:00'));
  const commit = createGroupCommit({ journal, committed: () => undefined, log });
  const follower = createClockFollower({ clock: machine, commit, log });
  const accept = createAccept({ commit, follower, clock: machine, retention: () => config.retention });
  await accept(source.input, inputs);

  const kept: Input[] = [];
  for await (const page of journal.read({})) kept.push(...page.map(({ input }) => input));
  const { rules, sources } = config;
  const ledger = createLedger({ rules, sources, complete: true });
  for (const input of kept) ledger.take(input);
  const last = { seq: kept.length, at: noon, source: 'pbx' };
  await writeCheckpoint(join(folder, 'today.checkpoint'), ledger, last, config);
  const file = createHistoryFile(openHistoryDatabase(join(folder, 'history.sqlite')), historySettings(config));
  const writer = createHistoryWriter(config, file);
  for (const input of kept) writer.take(input);
  writer.finish();
  file.addUp();
  file.close();

  const exported = async (): Promise<string> => {
    let text = '';
    for await (const page of journal.read({}))
      text += page.map(({ input }) => formatCaptureLine(input, 'UTC')).join('\n');
    return text;
  };
  return { config, folder, journal, kept, exported, found: () => [...foundInFiles(folder, traces)] };
}

it('says of every adapter what it is told of a caller', () => {
  expect(Object.keys(planted).toSorted()).toEqual(adapters.map(({ id }) => id).toSorted());
});

describe.each(adapters.map(({ id }) => id))('%s', (id) => {
  const plantedAt = (at: Instant) => spellings.flatMap((number) => planted[id]?.inputs(number, at) ?? []);

  it('whoever called is nowhere after the days of personal data, in whatever spelling', patient, async () => {
    const { config, folder, journal, exported, found } = await hubWith(id, plantedAt(noon));
    expect(found()).not.toEqual([]);
    expect(await exported()).toMatch(traces);
    // What a person sends away of that very day has nobody in it.
    const { text } = await lastDay({ journal, now: noon + 1_000, ...keepingOf(config), room: 1_000_000 });
    expect(text).not.toBe('');
    expect(text.match(traces)).toBeNull();
    while (await journal.retain(noon + 31 * day)) continue;
    expect(found()).toEqual([]);
    expect((await exported()).match(traces)).toBeNull();
    await journal.close();
    expect([...foundInFiles(folder, traces)]).toEqual([]);
  });

  it('and nowhere after he asked to be forgotten, whichever spelling he is asked for by', patient, async () => {
    const { config, folder, journal, found } = await hubWith(id, plantedAt(noon));
    expect(found()).not.toEqual([]);
    const erased = await journal.erase({ number: '+45 77123456', countryCode: '+45', after: 0 });
    expect(erased).toEqual({ rows: plantedAt(noon).length, after: null, isInWal: false });
    const again = await journal.erase({ number: '77 12 34 56', countryCode: '+45', after: 0 });
    expect(again.rows).toBe(0);
    expect(found()).toEqual([]);
    await journal.close();
    expect([...foundInFiles(folder, traces)]).toEqual([]);
    expect(config.sources).toHaveLength(1);
  });

  const old = planted[id]?.old;
  it.runIf(old !== undefined)('who called longer ago is in no file from the beginning', patient, async () => {
    const inputs = spellings.flatMap((number) => old?.(number, noon) ?? []);
    const { kept, found } = await hubWith(id, inputs);
    expect(kept).toHaveLength(inputs.length);
    const isYoung = (text: string) => text.includes(young);
    expect(kept.map((input) => isYoung(JSON.stringify(input)))).toEqual(
      inputs.map((input) => isYoung(JSON.stringify(input))),
    );
    expect(found()).toEqual([]);
  });
});
