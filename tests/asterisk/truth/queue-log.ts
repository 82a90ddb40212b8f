/** What became of the calls of a queue, as app_queue wrote it down. */
export interface LogTotals {
  entered: number;
  answered: number;
  hungUp: number;
  /** Let go of by time, by key, or for want of members. */
  letGo: number;
}

type Outcome = keyof LogTotals;

const outcomes: { readonly [event: string]: Outcome } = {
  ENTERQUEUE: 'entered',
  CONNECT: 'answered',
  ABANDON: 'hungUp',
  EXITWITHTIMEOUT: 'letGo',
  EXITWITHKEY: 'letGo',
  EXITEMPTY: 'letGo',
};

/** A line: `epoch|call|queue|agent|event|...`. `counts`: whether an event at that second is to be counted. */
export function totalsOf(log: string, queue: string, counts: (at: number) => boolean = () => true): LogTotals {
  const totals: LogTotals = { entered: 0, answered: 0, hungUp: 0, letGo: 0 };
  for (const line of log.split('\n')) {
    const [at = '', , of, , event = ''] = line.split('|');
    const outcome = outcomes[event];
    if (of === queue && outcome !== undefined && counts(Number(at) * 1_000)) totals[outcome] += 1;
  }
  return totals;
}
