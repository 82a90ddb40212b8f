import { request, Agent } from 'node:http';
import { dayAfter } from '#core/history/days';
import { type Length, periodAround } from '../../../renderer/history/period.ts';
import type { Measured } from '../benchmark.ts';
import { quantile, rounded } from '../statistics.ts';
import { token } from './fill.ts';

/** A form of question that a page asks. */
interface Question {
  readonly name: string;
  /** Where it is asked, of the period in which that day is. */
  readonly target: (day: string) => string;
  readonly csv?: true;
}

const lengths: readonly Length[] = ['day', 'week', 'month'];
const oneQueue = 'hallmonitor';

const about = (day: string, length: Length, more: Record<string, string> = {}): string =>
  new URLSearchParams({ ...periodAround(day, length), ...more }).toString();

/** What the page of history asks for a day, a week and a month, the board for today's row, and the page of outbound calls. */
export const pageQuestions: readonly Question[] = [
  ...lengths.flatMap((length): Question[] => {
    const by = length === 'day' ? 'hour' : 'day';
    return [
      { name: `figures-${length}-all`, target: (day) => `/api/history/figures?${about(day, length)}` },
      {
        name: `figures-${length}-queue`,
        target: (day) => `/api/history/figures?${about(day, length, { queue: oneQueue })}`,
      },
      { name: `csv-${length}-all`, csv: true, target: (day) => `/api/history?${about(day, length, { by })}` },
      {
        name: `csv-${length}-queue`,
        csv: true,
        target: (day) => `/api/history?${about(day, length, { by, queue: oneQueue })}`,
      },
      { name: `outbound-${length}`, target: (day) => `/api/outbound?${about(day, length)}` },
      { name: `outbound-${length}-csv`, csv: true, target: (day) => `/api/outbound?${about(day, length)}` },
    ];
  }),
  { name: 'course', target: () => '/api/history/course' },
  { name: 'outbound-today', target: () => '/api/outbound/today' },
];

/** As cheap as an answer can be: what it takes is the machine's own, and whoever else measures on it. */
export const cheapQuestion: Question = { name: 'healthz', target: () => '/healthz' };

/** No page asks them, but whoever reads a year into a spreadsheet does. */
export const yearQuestions: readonly Question[] = [
  {
    name: 'year-by-day',
    target: (day) => `/api/history?${new URLSearchParams({ from: dayAfter(day, -364), to: day })}`,
  },
  {
    name: 'year-by-hour',
    target: (day) => `/api/history?${new URLSearchParams({ from: dayAfter(day, -364), to: day, by: 'hour' })}`,
  },
  {
    name: 'year-outbound',
    target: (day) => `/api/outbound?${new URLSearchParams({ from: dayAfter(day, -364), to: day })}`,
  },
];

export interface Times extends Measured {
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export interface AskingOptions {
  readonly board: string;
  readonly questions: readonly Question[];
  readonly today: string;
  /** The days that are asked about go so far back. */
  readonly days: number;
  /** How often each is asked, in turns. */
  readonly times: number;
}

/** Asks each on one connection, one after the other, of days that lie apart; once of each beforehand. */
export async function ask({ board, questions, today, days, times }: AskingOptions): Promise<Record<string, Times>> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const took = new Map(questions.map(({ name }): [string, number[]] => [name, []]));
  try {
    for (let turn = 0; turn <= times; turn += 1) {
      // Whoever opens a page sees today first.
      const day = turn % 4 === 0 ? today : dayAfter(today, -((turn * 29) % days));
      for (const { name, target, csv } of questions) {
        const milliseconds = await answered(agent, board, target(day), csv === true);
        if (turn > 0) took.get(name)?.push(milliseconds);
      }
    }
  } finally {
    agent.destroy();
  }
  return Object.fromEntries(
    [...took].map(([name, all]) => [name, { p50Ms: rounded(quantile(all, 0.5)), p99Ms: rounded(quantile(all, 0.99)) }]),
  );
}

/** How many milliseconds it takes until all of the answer is here. */
function answered(agent: Agent, board: string, target: string, csv: boolean): Promise<number> {
  const headers = { authorization: `Bearer ${token}`, accept: csv ? 'text/csv' : 'application/json' };
  const started = performance.now();
  return new Promise((resolve, reject) => {
    request(`${board}${target}`, { agent, headers }, (response) => {
      response.resume();
      response.on('end', () => {
        if (response.statusCode === 200) resolve(performance.now() - started);
        else reject(new Error(`${target} was answered ${response.statusCode}.`));
      });
    })
      .on('error', reject)
      .end();
  });
}
