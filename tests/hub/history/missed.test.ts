import { describe, expect, it } from 'vitest';
import type { ReportRow } from '#tests/support/reports';
import { reported } from '#tests/support/reports';
import { secret, twoQueues } from '#tests/support/configurations';
import { tempFile } from '#tests/support/temp-folder';

const day = '2026-11-18';
const at = (time: string): string => `${day}T${time}+01:00`;

const webhook = (time: string, path: string, query: object) => ({
  at: at(time),
  source: 'pbx',
  request: { method: 'GET', path, query },
});
const enter = (time: string, call: string) => webhook(time, 'queue/support/enter', { uniquecallid: call });
const answered = (time: string, call: string) =>
  webhook(time, 'answered', { UniqueCallId: call, EmployeeLocalNumber: '0201' });
const hub = (time: string, message: string) => ({ at: at(time), source: '#hub', message });

interface Told {
  readonly entry: string;
  readonly answered?: string;
  readonly stop: string;
}
const soluno = (time: string, calls: readonly Told[]) => ({
  at: at(time),
  source: 'cdr',
  response: {
    url: 'https://api.soluno.se/cdr/historik',
    status: 200,
    body: calls.map(({ entry, answered: since, stop }, index) => ({
      callerNo: `+46721111${index}`,
      start: at(entry),
      receivingNo: '622',
      received: at(entry),
      calleeNo: '+4672555555',
      calleeAnswered: since === undefined ? null : at(since),
      stop: at(stop),
    })),
  },
});

const both = twoQueues({
  sources: [
    { id: 'pbx', adapter: 'flexfone-webhooks', secret },
    { id: 'cdr', adapter: 'soluno', baseUrl: 'https://api.soluno.se', queues: { support: ['622'] } },
  ],
});

async function hours(configuration: object, lines: readonly object[]): Promise<readonly ReportRow[]> {
  const file = tempFile('day.ndjson', lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return reported(configuration, '--capture', file, '--from', day, '--to', day, '--by', 'hour');
}

const told = (rows: readonly ReportRow[], from: number, to: number) =>
  rows
    .slice(from, to)
    .map(({ offered, answered: got, lost, avgWaitSeconds, complete }) =>
      [offered, got, lost, avgWaitSeconds, complete].join(' '),
    );

describe('a hub that was off from 10:30 until 12:10', () => {
  const live = [
    hub('07:00:00', 'started'),
    enter('09:00:00', 'a'),
    answered('09:00:10', 'a'),
    enter('10:20:00', 'b'),
    answered('10:20:30', 'b'),
    hub('10:30:00', 'stopped'),
    hub('12:10:00', 'started'),
    enter('12:20:00', 'c'),
    answered('12:20:10', 'c'),
    enter('13:00:00', 'd'),
    answered('13:00:40', 'd'),
  ];
  const records: readonly Told[] = [
    { entry: '09:00:00', answered: '09:00:10', stop: '09:05:00' },
    { entry: '10:20:00', answered: '10:20:30', stop: '10:25:00' },
    { entry: '10:40:00', answered: '10:40:20', stop: '10:45:00' },
    { entry: '11:05:00', stop: '11:06:00' },
    { entry: '11:15:00', answered: '11:15:40', stop: '11:16:00' },
    { entry: '12:05:00', answered: '12:05:20', stop: '12:06:00' },
    { entry: '12:20:00', answered: '12:20:10', stop: '12:26:00' },
  ];

  it('says so of the hours that it missed a part of, and knows nothing of those calls', async () => {
    expect(told(await hours(both, live), 6, 14)).toEqual([
      '0 0 0  false',
      '0 0 0  true',
      '0 0 0  true',
      '1 1 0 10 true',
      '1 1 0 30 false',
      '0 0 0  false',
      '1 1 0 10 false',
      '1 1 0 40 true',
    ]);
  });

  it('has them filled by who tells afterwards, once, and no other hour twice', async () => {
    const expected = ['1 1 0 10 true', '2 2 0 25 false', '2 1 1 40 false', '2 2 0 15 false', '1 1 0 40 true'];
    const once = [...live, soluno('14:00:00', records)];
    expect(told(await hours(both, once), 9, 14)).toEqual(expected);
    expect(told(await hours(both, [...once, soluno('14:05:00', records)]), 9, 14)).toEqual(expected);
    const [before, after] = [records.slice(0, 3), records.slice(3)];
    const apart = [...live, soluno('14:00:00', after), soluno('14:05:00', [...after, ...before])];
    expect(told(await hours(both, apart), 9, 14)).toEqual(expected);
  });

  it('by the day too', async () => {
    const file = tempFile(
      'day.ndjson',
      [...live, soluno('14:00:00', records)].map((line) => `${JSON.stringify(line)}\n`).join(''),
    );
    const [row] = await reported(both, '--capture', file, '--from', day, '--to', day, '--by', 'day');
    expect(row).toMatchObject({ offered: '8', answered: '7', lost: '1', avgWaitSeconds: '24', complete: 'false' });
  });

  it('that was killed has missed what came after the last that it heard', async () => {
    const killed = live.filter((line) => !('message' in line) || line.message !== 'stopped');
    expect(told(await hours(both, killed), 9, 14).map((text) => text.split(' ').at(-1))).toEqual([
      'true',
      'false',
      'false',
      'false',
      'true',
    ]);
  });
});

it('a queue of which only a history tells has all that was told, and nobody need have listened', async () => {
  const configuration = twoQueues({
    sources: [{ id: 'cdr', adapter: 'soluno', baseUrl: 'https://api.soluno.se', queues: { support: ['622'] } }],
  });
  const rows = await hours(configuration, [
    soluno('14:00:00', [
      { entry: '09:00:00', answered: '09:00:10', stop: '09:05:00' },
      { entry: '09:30:00', stop: '09:31:00' },
    ]),
  ]);
  expect(told(rows, 8, 11)).toEqual(['0 0 0  true', '2 1 1 10 true', '0 0 0  true']);
});
