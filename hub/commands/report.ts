import { existsSync } from 'node:fs';
import { csvOf } from '#core/history/csv';
import { columns } from '#core/history/row';
import { isDay } from '#core/history/days';
import type { By } from '#core/history/units';
import type { Config } from '../config/config.ts';
import { readConfig } from '../config/config.ts';
import { problemOfPeriod } from '../history/asked/period.ts';
import { historyRows } from '../history/asked/rows.ts';
import type { HistoryView } from '../history/view.ts';
import { historyOfCapture, historyOfFolder } from '../history/view.ts';
import { typedPath } from '../machine/data-folder.ts';
import { ArgumentsInvalid, readArguments } from './arguments.ts';

/**
 * `report --config FILE (--data DIR | --capture FILE) --from DATE --to DATE --by hour|day`: the history as CSV on stdout, of the
 * days `from` to `to`, both included, also while a hub runs. Touches no network, and changes nothing.
 * @throws ArgumentsInvalid, ConfigInvalid, CaptureProblem, JournalUnavailable
 */
export function report(args: readonly string[]): number {
  const options = readArguments(args, {
    config: { type: 'string' },
    data: { type: 'string' },
    capture: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    by: { type: 'string' },
  });
  if (options.config === undefined) throw new ArgumentsInvalid('--config FILE is missing.');
  const { data, capture } = options;
  const from = dayIn('--from', options.from);
  const to = dayIn('--to', options.to);
  const by = byIn(options.by);
  if ((data === undefined) === (capture === undefined)) {
    throw new ArgumentsInvalid('Expected either --data DIR, the folder of a hub, or --capture FILE.');
  }
  const config = readConfig(typedPath(options.config), { environment: process.env, unset: 'not-needed-in-a-report' });
  const queues = config.rules.queues.map(({ id }) => id);
  const problem = problemOfPeriod({ from, to, by, queues: queues.length });
  if (problem !== undefined) throw new ArgumentsInvalid(problem);
  const view = viewOf(config, data, capture);
  try {
    const rows = historyRows(view.file, { queues, from, to, by, ...view });
    process.stdout.write(csvOf(columns, rows, config.language));
  } finally {
    view.file.close();
  }
  return 0;
}

function viewOf(config: Config, data: string | undefined, capture: string | undefined): HistoryView {
  if (capture !== undefined) return historyOfCapture(config, typedPath(capture));
  const folder = typedPath(data ?? '');
  if (!existsSync(folder)) throw new ArgumentsInvalid(`--data ${data}: there is no such folder.`);
  return historyOfFolder(config, folder);
}

function dayIn(option: string, text: string | undefined): string {
  if (text === undefined) throw new ArgumentsInvalid(`${option} DATE is missing.`);
  if (isDay(text)) return text;
  throw new ArgumentsInvalid(`${option} ${text}: expected a date such as 2026-11-18.`);
}

function byIn(text: string | undefined): By {
  if (text === undefined) throw new ArgumentsInvalid('--by hour|day is missing.');
  if (text === 'hour' || text === 'day') return text;
  throw new ArgumentsInvalid(`--by ${text}: expected hour or day.`);
}
