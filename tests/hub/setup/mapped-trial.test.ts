import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createAllowance } from '#hub/actions/attempts';
import { createConfig } from '#hub/config/config';
import { tryInOrder } from '#hub/setup/trial';
import { dayOf } from '#core/time/zone';
import type { Trial, TrialAnswer } from '#core/settings/trial';
import { twoQueues, type Configuration } from '#tests/support/configurations';
import { tempFolder } from '#tests/support/temp-folder';

let path = '';
const today = dayOf(Date.now(), 'Europe/Copenhagen');
const lines = [
  'Id,Queue,Start,Answered,End',
  `1,sup,${today}T00:00:01,${today}T00:00:11,${today}T00:01:11`,
  `2,sup,${today}T00:00:02,,${today}T00:00:32`,
  `3,kitchen,${today}T00:00:03,,${today}T00:00:04`,
  '4,sup,2026-01-02T09:00:00,,2026-01-02T09:00:10',
];
beforeEach(() => {
  path = join(tempFolder(), 'calls.csv');
  writeFileSync(path, `${lines.join('\n')}\n`);
});

async function tried(source: object): Promise<TrialAnswer> {
  const configuration = twoQueues({ sources: [{ id: 'cdr', adapter: 'files', ...source }] }) as Configuration;
  return await tryInOrder(
    { configuration: configuration as never, source: 'cdr' },
    {
      settings: { resolve: (wanted) => createConfig(wanted, { environment: {} }) },
      allowance: createAllowance(100, () => 0),
      now: Date.now,
      elapsed: () => 0,
    },
  );
}

async function trialOf(source: object): Promise<Trial> {
  const answer = await tried(source);
  if (!('trial' in answer)) throw new Error(JSON.stringify(answer));
  return answer.trial;
}

const fields = { call: 'Id', queue: 'Queue', entered: 'Start', answered: 'Answered', ended: 'End' };
const whole = () => ({ path, format: 'csv', as: 'records', fields, queues: { support: ['sup'] } });

describe('a source that is described is tried', () => {
  it('before anything is said of what it has: its columns, and what they suggest', async () => {
    const { failure, mapped, queues } = await trialOf({ path, format: 'csv' });
    expect(failure).toBeNull();
    expect(queues).toEqual([]);
    expect(mapped).toMatchObject({ total: 4, feeds: [], records: [{ record: { Id: '1' }, became: [] }, {}, {}, {}] });
    expect(mapped?.columns.map(({ name, values }) => [name, values[0]])).toEqual([
      ['Id', '1'],
      ['Queue', 'sup'],
      ['Start', `${today}T00:00:01`],
      ['Answered', `${today}T00:00:11`],
      ['End', `${today}T00:01:11`],
    ]);
    expect(mapped?.proposals['records']?.fields).toEqual(fields);
    expect(mapped?.unfinished.map(({ path: place }) => place)).toContain('sources[0].as');
  });

  it('half described: what is missing stands where it belongs', async () => {
    const { mapped } = await trialOf({ ...whole(), fields: { call: 'Id' }, queues: {} });
    expect(mapped?.total).toBe(4);
    const places = mapped?.unfinished.map(({ path: place }) => place);
    expect(places).toEqual(expect.arrayContaining(['sources[0].fields.entered', 'sources[0].queues']));
  });

  it('described: each record beside what it became, in both languages, and the figures that it feeds', async () => {
    const { failure, mapped, queues } = await trialOf(whole());
    expect(failure).toBeNull();
    expect(mapped?.unfinished).toEqual([]);
    expect(mapped?.feeds).toContain('answeredToday');
    expect(mapped?.records.map(({ became }) => became.map(({ en }) => en))).toEqual([
      ['Answered: Support, queued at 00:00:01, waited 0:10, talked 1:00.'],
      ['Lost: Support, queued at 00:00:02, waited 0:30.'],
      [],
      ['Lost: Support, queued on 2026-01-02 at 09:00:00 (not today), waited 0:10.'],
    ]);
    expect(mapped?.records[0]?.became[0]?.da).toBe(
      'Besvaret: Support, kom i kø kl. 00:00:01, ventede 0:10, talte 1:00.',
    );
    expect(queues).toMatchObject([{ id: 'support', answeredToday: 1, lostToday: 1 }]);
  });

  it('described wrongly: why it does not fit, and still what is there', async () => {
    const { failure, mapped } = await trialOf({ ...whole(), fields: { ...fields, entered: 'Queue' } });
    expect(failure?.en).toContain('"entered" (Queue)');
    expect(mapped).toMatchObject({ total: 4, feeds: [] });
  });

  it('but what is not of the mapping must be right first, and a file must be there', async () => {
    expect(await tried({ path, format: 'xls' })).toMatchObject({ problems: [{ path: 'sources[0].format' }] });
    const { failure, mapped } = await trialOf({ path: `${path}.gone`, format: 'csv' });
    expect(failure?.da.length).toBeGreaterThan(20);
    expect(mapped?.total).toBe(0);
  });
});
