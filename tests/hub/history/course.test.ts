import { expect, it } from 'vitest';
import type { CourseHour } from '#core/history/normal';
import { daysLike } from '#core/history/normal';
import { createConfig } from '#hub/config/config';
import { historyCourse } from '#hub/history/asked/figures';
import { createHistoryDesk } from '#hub/history/desk';
import { historyOfCapture } from '#hub/history/view';
import { twoQueues } from '#tests/support/configurations';
import { tempFile } from '#tests/support/temp-folder';

const today = '2026-12-23';
/** The last two of the days before were unlike the others. */
const calls: readonly (readonly [day: string, count: number])[] = [
  ...daysLike(today).map((day, week) => [day, [4, 6, 8, 10, 12, 14, 100, 100][week] ?? 0] as const),
  [today, 9],
];

const lines = calls.flatMap(([day, count]) =>
  Array.from({ length: count }, (_none, index) => ({
    at: `${day}T09:${String(index % 60).padStart(2, '0')}:00+01:00`,
    source: 'pbx',
    request: { method: 'GET', path: 'queue/support/enter', query: { uniquecallid: `${day}.${index}` } },
  })),
);

async function courseUnder(when: object) {
  const config = createConfig(twoQueues({ queues: [{ id: 'support', name: 'Support' }], ...when }), {
    environment: {},
  });
  const file = tempFile('weeks.ndjson', lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const view = historyOfCapture(config, file);
  const now = Date.parse(`${today}T12:00:00+01:00`);
  const cannot = () => Promise.reject(new Error('It is not asked for.'));
  const course = ({ queues, closed }: Pick<Parameters<typeof historyCourse>[1], 'queues' | 'closed'>) =>
    Promise.resolve(historyCourse(view.file, { queues, closed, now, world: view.world }));
  const desk = createHistoryDesk({
    keeper: { rows: cannot, figures: cannot, course },
    config: () => config,
    now: () => now,
  });
  const [own] = (await desk.course()).queues;
  const nine = own?.hours.find(({ hour }: CourseHour) => hour === 9);
  return { offered: own?.offered, normal: own?.normal, nine: nine?.normal };
}

it('compares today with like weekdays', async () => {
  expect(await courseUnder({})).toEqual({ offered: 9, normal: 11, nine: 11 });
});

it('leaves out days on which nobody is there, whoever calls', async () => {
  const closedDays = ['2026-12-09', '2026-12-16'];
  expect(await courseUnder({ closedDays })).toEqual({ offered: 9, normal: 9, nine: 9 });
});

it('knows nothing normal of a day that is closed itself, nor where too few are left', async () => {
  expect(await courseUnder({ closedDays: [today] })).toEqual({ offered: 9, normal: null, nine: null });
  expect(await courseUnder({ closedDays: daysLike(today).slice(0, 5) })).toMatchObject({ normal: null });
  expect(await courseUnder({ openingHours: { thursday: ['08:00-16:00'] } })).toMatchObject({ normal: null });
});
