import { describe, expect, it } from 'vitest';
import { minute } from '#core/time/instant';
import { tempFolder } from '../support/temp-folder.ts';
import { differing, unlike } from './differences.ts';
import { begin, planned } from './plan.ts';
import { createResourceLog } from './resources.ts';
import { soak } from './soak.ts';
import { createToldRequests } from './told-requests.ts';

/** It has a kill, a change of settings and a SWAN in trouble in its first hours. */
const seed = 13;
const hours = 3.5;
const speed = 1e9;
/** Each starts real hubs, some of them again. */
const long = { timeout: 300_000 };

describe('a soak of a few hours', long, () => {
  it('holds every number, whatever fails meanwhile', async () => {
    const said: string[] = [];
    const line = await soak({ hours, speed, seed, folder: tempFolder(), say: (text) => void said.push(text) });
    expect(said.filter((text) => /WRONG|MISSING|REFUSED|the hub says/.test(text))).toEqual([]);
    expect(line).toMatchObject({ ok: true, wrong: 0, alertsWrong: 0, missing: 0, refused: 0 });
    const { checked, alerts, kills, settings, acknowledged } = line;
    expect(Math.min(checked, alerts, kills, settings, acknowledged)).toBeGreaterThan(0);
  });

  it('finds a call that nobody made', async () => {
    const said: string[] = [];
    const at = begin + 150 * minute;
    const query = { uniquecallid: '1.1', callerid: '70201010', callername: 'Nobody' };
    const line = await soak({
      hours,
      speed,
      seed,
      folder: tempFolder(),
      say: (text) => void said.push(text),
      untrue: () => [{ at, path: 'queue/hallmonitor/enter', method: 'GET', query }],
    });
    expect(line).toMatchObject({ ok: false, missing: 0 });
    expect(Math.min(line.wrong, line.alertsWrong)).toBeGreaterThan(0);
    expect(said.filter((text) => text.includes('figures of hallmonitor'))[0]).toContain('callsWaiting');
  });
});

describe('what is held', () => {
  it('a number that is another, that is none and that is not there', () => {
    const truth = { a: 1, b: null, c: [1, 2] };
    expect(differing(truth, { a: 1, b: null, c: [1, 2] })).toEqual([]);
    expect(differing<object>(truth, { a: 2, b: Number.NaN })).toEqual([
      'a: 1 became 2',
      'b: null became null',
      'c: [1,2] became undefined',
    ]);
  });

  it('an alert that is missing, comes twice or at another time', () => {
    const entry = { at: 0, kind: 'callsWaiting', severity: 'warning', change: 'raised' } as const;
    expect(unlike([entry], [entry])).toEqual([]);
    expect(unlike([entry], [])).toHaveLength(1);
    expect(unlike([entry], [entry, entry])).toHaveLength(1);
    expect(unlike([entry], [{ ...entry, at: 1 }])).toHaveLength(2);
    expect(unlike([entry], [{ ...entry, at: 1 }], 2)).toEqual([]);
    expect(unlike([entry], [{ ...entry, severity: 'critical' }], 2)).toHaveLength(2);
  });

  it('a request that was acknowledged and is not in the journal, and one there that nobody said', () => {
    const told = createToldRequests();
    const request = { at: 0, path: 'answered', method: 'GET', query: { UniqueCallId: '1' } } as const;
    const line = (id: string): string =>
      JSON.stringify({
        at: '',
        source: 'pbx',
        request: { method: 'GET', path: 'answered', query: { UniqueCallId: id } },
      });
    told.sending(request);
    told.acknowledged(request);
    expect(told.inventedIn([line('1')])).toEqual([]);
    expect(told.inventedIn([line('2')])).toHaveLength(1);
    expect(told.missingIn([line('2')])).toHaveLength(1);
    told.acknowledged(request);
    expect(told.missingIn([line('1')])).toEqual([]);
  });

  it.each([
    { what: 'the same', memoryMb: [200, 210, 220, 221, 219], handles: [40, 40, 41, 40, 40], isFlat: true },
    { what: 'ever more memory', memoryMb: [100, 110, 120, 150, 170], handles: [40, 40, 40, 40, 40], isFlat: false },
    { what: 'ever more files', memoryMb: [100, 100, 100, 100, 100], handles: [40, 50, 60, 70, 81], isFlat: false },
  ])('a hub that holds $what', ({ memoryMb, handles, isFlat }) => {
    const log = createResourceLog();
    for (const [day, memory] of memoryMb.entries()) {
      log.seen({ memoryMb: memory + 50, handles: 900 }, 1);
      log.seen({ memoryMb: memory, handles: handles[day] ?? 0 }, 1);
      log.dayIsOver();
    }
    expect(log.report().isFlat).toBe(isFlat);
  });
});

it('the same seed plans the same, over the night on which the clocks go back', () => {
  const [days, again] = [planned(72, 1), planned(72, 1)];
  expect(again).toEqual(days);
  expect(days.map(({ date, from, to }) => [date, (to - from) / (60 * minute)])).toEqual([
    ['2026-10-23', 18],
    ['2026-10-24', 24],
    ['2026-10-25', 25],
    ['2026-10-26', 5],
  ]);
  expect(planned(72, 2)).not.toEqual(days);
});
