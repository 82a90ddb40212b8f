import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hour, minute, second } from '#core/time/instant';
import { steadyClock } from '#hub/intake/clock';
import { clockStepInput } from '#hub/intake/clock-step';
import { journalFileOf } from '#hub/journal/open-journal';
import { fakeClock } from '#tests/support/clocks';
import { twoQueues } from '#tests/support/configurations';
import { eventually } from '#tests/support/eventually';
import { startHub } from '#tests/support/hubs';
import { flexfone, ledgerOf, queueAt } from '#tests/support/ledgers';
import { exported, lineOf, replayed } from '#tests/support/replays';
import { tempFolder } from '#tests/support/temp-folder';

const ten = '2026-11-18T10:00:00+01:00';

describe('the time that the hub goes by', () => {
  it('goes on when the clock is set, until the hub follows it', () => {
    const clock = fakeClock(ten);
    const steady = steadyClock(clock);
    clock.pass(3 * hour);
    expect(steady.step()).toBe(0);
    clock.set(-hour);
    clock.pass(minute);
    expect(steady.now()).toBe(Date.parse(ten) + 3 * hour + minute);
    expect(steady.step()).toBe(-hour);
    steady.follow(-hour);
    expect(steady.step()).toBe(0);
    expect(steady.now()).toBe(clock.now());
  });

  it('lets the clock be put right by little', () => {
    const clock = fakeClock(ten);
    const steady = steadyClock(clock);
    for (const by of [4 * second, 4 * second, -4 * second]) {
      clock.set(by);
      expect(steady.step()).toBe(0);
      expect(steady.now()).toBe(clock.now());
    }
  });
});

describe.each([
  ['forwards', hour, '2026-11-18T11:'],
  ['backwards', -hour, '2026-11-18T09:'],
])('a clock that is set %s by an hour', (_way, by, newHour) => {
  it('adds nothing to a wait and takes nothing from it', () => {
    const ledger = ledgerOf();
    ledger.take(flexfone.enter(ten, '1.1'));
    ledger.take(flexfone.enter('2026-11-18T10:00:30+01:00', '1.2', 'sales'));
    ledger.take(clockStepInput(Date.parse(`${newHour}02:00+01:00`), by));
    expect(queueAt(ledger, `${newHour}02:00+01:00`)).toMatchObject({
      callsWaiting: 1,
      longestWaitSeconds: 120,
      waitingSince: [`${newHour}00:00.000+01:00`],
      lostToday: 0,
    });
    ledger.take(flexfone.answered(`${newHour}02:30+01:00`, '1.1', '0201'));
    expect(queueAt(ledger, `${newHour}03:00+01:00`)).toMatchObject({
      callsWaiting: 0,
      avgWaitSeconds: 150,
      answeredToday: 1,
      lostToday: 0,
    });
    expect(queueAt(ledger, `${newHour}03:00+01:00`, 'sales')).toMatchObject({
      callsWaiting: 1,
      longestWaitSeconds: 150,
      lostToday: 0,
    });
  });

  it('leaves who talks talking, and the patience of who waits as it was', () => {
    const ledger = ledgerOf();
    ledger.take(flexfone.enter(ten, '1.1'));
    ledger.take(flexfone.answered('2026-11-18T10:00:10+01:00', '1.1', '0201'));
    ledger.take(flexfone.enter('2026-11-18T10:01:00+01:00', '1.2'));
    ledger.take(clockStepInput(Date.parse('2026-11-18T10:02:00+01:00') + 5 * by, 5 * by));
    const then = (minutes: number) =>
      new Date(Date.parse('2026-11-18T10:00:00+01:00') + 5 * by + minutes * minute).toISOString();
    expect(queueAt(ledger, then(2))).toMatchObject({ callsWaiting: 1, agentsBusy: 1, answeredToday: 1, lostToday: 0 });
    // Nobody waits longer than an hour: not before, and not after.
    expect(queueAt(ledger, then(60))).toMatchObject({ callsWaiting: 1, longestWaitSeconds: 3_540 });
    expect(queueAt(ledger, then(62))).toMatchObject({ callsWaiting: 0, lostToday: 1, inferredLostToday: 1 });
  });

  it('does not make an input newer or older than it is', () => {
    const ledger = ledgerOf();
    ledger.take(flexfone.enter(ten, '1.1'));
    ledger.take(clockStepInput(Date.parse(`${newHour}02:00+01:00`), by));
    const then = Date.parse(`${newHour}02:00+01:00`);
    expect(ledger.sources(then).sources[0]?.lastInputAt).toBe(`${newHour}00:00.000+01:00`);
    expect(queueAt(ledger, `${newHour}02:00+01:00`).provenance.callsWaiting.asOf).toBe(`${newHour}00:00.000+01:00`);
  });

  it('is noticed by a running hub, and told to its journal, its next start and a replay', async () => {
    const dataFolder = tempFolder();
    const clock = fakeClock(ten);
    const { line, close, logLines } = await startHub({ dataFolder, clock });
    await line.enter('support', '1.1');
    clock.passUntil('2026-11-18T10:00:30+01:00');
    await line.enter('sales', '1.2');
    clock.passUntil('2026-11-18T10:02:00+01:00');
    clock.set(by);
    await eventually('the hub to see that the clock was set', () => logLines.join().includes('clock of this machine'));
    await eventually('the wait to go on', async () => (await line.queue('support')).longestWaitSeconds === 120);
    expect(await line.queue('sales')).toMatchObject({ callsWaiting: 1, longestWaitSeconds: 90, lostToday: 0 });
    clock.pass(30 * second);
    await line.answers('0201', '1.1');
    const live = await line.picture();
    expect(live.at).toBe(`${newHour}02:30.000+01:00`);
    expect(live.queues).toMatchObject([
      { callsWaiting: 0, avgWaitSeconds: 150, answeredToday: 1, lostToday: 0, agentsBusy: 1 },
      { callsWaiting: 1, longestWaitSeconds: 120, lostToday: 0 },
    ]);
    await close();

    expect(await replayed(twoQueues(), await exported(dataFolder))).toStrictEqual([lineOf(live)]);
    const again = await startHub({ dataFolder, clock });
    expect(await again.line.picture()).toStrictEqual(live);
  });

  it('is seen before a request that comes first of all after it', async () => {
    const clock = fakeClock(ten);
    const { line } = await startHub({ dataFolder: tempFolder(), clock });
    await line.enter('support', '1.1');
    clock.pass(2 * minute);
    clock.set(by);
    await line.answers('0201', '1.1');
    expect(await line.queue('support')).toMatchObject({ callsWaiting: 0, avgWaitSeconds: 120, lostToday: 0 });
  });

  it('shows on no board, not even in the moment before the hub has followed it', async () => {
    const clock = fakeClock(ten);
    const { line } = await startHub({ dataFolder: tempFolder(), clock });
    await line.enter('support', '1.1');
    clock.pass(2 * minute);
    clock.set(by);
    expect(await line.queue('support')).toMatchObject({ callsWaiting: 1, longestWaitSeconds: 120, lostToday: 0 });
  });
});

it('is followed as soon as the journal takes writes again, where it did not when the clock was set', async () => {
  const dataFolder = tempFolder();
  const clock = fakeClock(ten);
  const { line, logLines } = await startHub({ dataFolder, clock });
  await line.enter('support', '1.1');
  clock.pass(2 * minute);
  const other = new DatabaseSync(journalFileOf(dataFolder), { timeout: 5_000 });
  onTestFinished(() => other.close());
  other.exec('BEGIN IMMEDIATE');
  clock.set(hour);
  await eventually('a write to fail', () => logLines.join().includes('journal cannot be written'));
  other.exec('ROLLBACK');
  clock.pass(minute);
  await eventually('the wait to go on', async () => (await line.queue('support')).longestWaitSeconds === 180, 4_000);
});

it('answers a replay at the times of the clock that was set forwards, too', async () => {
  const dataFolder = tempFolder();
  const clock = fakeClock(ten);
  const { line, close } = await startHub({ dataFolder, clock });
  await line.enter('support', '1.1');
  clock.pass(minute);
  const before = await line.picture();
  clock.set(hour);
  await line.enter('support', '1.2');
  clock.pass(minute);
  const after = await line.picture();
  expect(after.queues).toMatchObject([{ callsWaiting: 2, longestWaitSeconds: 120 }, {}]);
  await close();
  expect(await replayed(twoQueues(), await exported(dataFolder), [after.at, before.at])).toStrictEqual(
    [before, after].map(lineOf),
  );
});
