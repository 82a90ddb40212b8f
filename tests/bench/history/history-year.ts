import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { historyFileOf } from '#hub/history/place';
import { journalFileOf } from '#hub/journal/open-journal';
import type { Benchmark, Finding } from '../benchmark.ts';
import { dataOf, startHub, writeConfiguration } from '../hub-process.ts';
import { timed, type Times as StartTimes, usual } from '../restart/restart.ts';
import { rounded } from '../statistics.ts';
import { fillStores, today, token, yearConfiguration } from './fill.ts';
import { ask, cheapQuestion, pageQuestions, type Times, yearQuestions } from './questions.ts';

const times = 200;
const timesOfYears = 20;
const rounds = 8;
const mostMilliseconds = 50;
const mostSlower = 1.2;
const days = { empty: 0, week: 7, year: 365 } as const;
const names = ['empty', 'week', 'year'] as const;

type Names<Value> = { readonly [name in (typeof names)[number]]: Value };

/** Whether a year of calls is asked about as quickly as a week of them, and what it costs the disk and a restart. */
export const historyYear: Benchmark = {
  name: 'history-year',
  async run({ folder }) {
    const places: Names<string> = {
      empty: join(folder, 'empty'),
      week: join(folder, 'week'),
      year: join(folder, 'year'),
    };
    for (const place of Object.values(places)) mkdirSync(place);
    const filling = performance.now();
    const calls = await fillStores(new Map(names.map((name) => [places[name], days[name]])));
    const fillSeconds = (performance.now() - filling) / 1_000;
    return measured(places, calls, fillSeconds);
  },
};

async function measured(places: Names<string>, calls: number, fillSeconds: number): Promise<Finding> {
  for (const place of Object.values(places)) writeConfiguration(place, yearConfiguration());
  const week = await asked(places.week, days.week);
  const year = await asked(places.year, days.year);
  const historyMB = megabytes(historyFileOf(dataOf(places.year)));
  const starts = await started(places);
  const slowest = worst(year.pages);
  const ratio = (which: keyof StartTimes): number => usual(starts.year, which) / usual(starts.empty, which);
  const [opening, ready] = [ratio('open'), ratio('ready')];
  return {
    measured: {
      calls,
      slowest: slowest.name,
      slowestP99Ms: slowest.p99Ms,
      weekSlowestP99Ms: worst(week.pages).p99Ms,
      healthzP99Ms: year.cheap?.p99Ms ?? null,
      year: year.pages,
      p50Ratios: ratios(year.pages, week.pages),
      wholeYear: year.years,
      historyMB: rounded(historyMB),
      historyMBA1000Calls: rounded((historyMB / calls) * 1_000, 3),
      journalMB: rounded(megabytes(journalFileOf(dataOf(places.year))), 0),
      openingRatio: rounded(opening),
      readyRatio: rounded(ready),
      emptyOpenSeconds: rounded(usual(starts.empty, 'open')),
      yearOpenSeconds: rounded(usual(starts.year, 'open')),
      emptyReadySeconds: rounded(usual(starts.empty, 'ready')),
      yearReadySeconds: rounded(usual(starts.year, 'ready')),
      fillSeconds: rounded(fillSeconds, 0),
      conditions: `each question ${times} times in turns over HTTP on one connection, of today each fourth time, else of days up to a year back; ${rounds} starts of each in turns`,
    },
    against:
      'the same questions of a history of one week, and a start with an empty history and journal but for today, in turns in the same run',
    reach: `p99 of every question of a page <= ${mostMilliseconds} ms, openingRatio and readyRatio <= ${mostSlower}`,
    reached: slowest.p99Ms <= mostMilliseconds && opening <= mostSlower && ready <= mostSlower,
  };
}

interface Asked {
  readonly cheap: Times | undefined;
  readonly pages: Record<string, Times>;
  readonly years: Record<string, Times>;
}

async function asked(place: string, back: number): Promise<Asked> {
  const hub = await startHub(place, join(place, 'config.json'), undefined, token);
  const about = { board: hub.board, today: today(), days: back };
  try {
    const all = await ask({ ...about, questions: [cheapQuestion, ...pageQuestions], times });
    const { [cheapQuestion.name]: cheap, ...pages } = all;
    return { cheap, pages, years: await ask({ ...about, questions: yearQuestions, times: timesOfYears }) };
  } finally {
    await hub.stop();
  }
}

/** Both read today from the journal, whatever the questions have left behind. */
async function started(places: Names<string>) {
  const of = { empty: [] as StartTimes[], year: [] as StartTimes[] };
  for (let round = 1; round <= rounds; round += 1) {
    for (const which of round % 2 === 0 ? (['empty', 'year'] as const) : (['year', 'empty'] as const)) {
      rmSync(join(dataOf(places[which]), 'today.checkpoint'), { force: true });
      of[which].push(await timed(places[which], join(places[which], 'config.json'), token));
    }
    process.stderr.write(`started ${round} times each\n`);
  }
  return of;
}

const megabytes = (file: string): number => statSync(file).size / 1_000_000;

function worst(all: Record<string, Times>): Times & { readonly name: string } {
  const [first] = Object.entries(all)
    .map(([name, each]) => ({ name, ...each }))
    .toSorted((one, other) => other.p99Ms - one.p99Ms);
  if (first === undefined) throw new Error('Nothing was asked.');
  return first;
}

function ratios(year: Record<string, Times>, week: Record<string, Times>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(year).map(([name, { p50Ms }]) => [name, rounded(p50Ms / (week[name]?.p50Ms ?? Number.NaN))]),
  );
}
