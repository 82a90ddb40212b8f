import { expect, onTestFinished, test } from 'vitest';
import type { Instant } from '#core/time/instant';
import { hour, minute, second } from '#core/time/instant';
import type { SolunoCall } from '#tests/fakes/soluno/calls';
import { startSoluno } from '#tests/fakes/soluno/server';
import { compressedTime } from '#tests/support/compressed-time';
import { twoQueues } from '#tests/support/configurations';
import { startHub } from '#tests/support/hubs';
import { tempFolder } from '#tests/support/temp-folder';
import { foundInFiles } from '../../journal/temporary-journal.ts';

const timeZone = 'Europe/Copenhagen';
const nine = Date.parse('2026-11-18T09:00:00+01:00');

function call(start: Instant, callerNo: string): SolunoCall {
  const stop = start + 2 * minute;
  const calleeAnswered = start + 10 * second;
  const rest = { start, receivingNo: '622', received: start, calleeNo: '+46755550100', calleeAnswered, stop };
  return { ...rest, callerNo, appears: stop };
}

test('numbers of calls older than personal data is kept are never written down; today counts on, a restart in between', async () => {
  const time = compressedTime('2026-11-18T09:00:00+01:00');
  const { clock } = time;
  // Of a call of forty hours ago a number may not be kept any more, of this morning's it may.
  const calls = [call(nine - 40 * hour, '+4672000001'), call(nine - hour, '+4672000002')];
  const soluno = await startSoluno({
    calls: (from, to) => calls.filter(({ start }) => start >= from && start < to),
    timeZone,
    now: clock.now,
  });
  onTestFinished(soluno.close);
  const dataFolder = tempFolder();
  const configuration = twoQueues({
    sources: [
      { id: 'soluno', adapter: 'soluno', baseUrl: soluno.baseUrl, backfillDays: 3, queues: { support: ['622'] } },
    ],
    retention: { personalDays: 1, figuresDays: 400 },
  });
  const start = () => startHub({ dataFolder, clock, configuration });
  const status = (hub: Awaited<ReturnType<typeof start>>) => hub.feed.sources().sources[0];
  const polled = async (hub: Awaited<ReturnType<typeof start>>, backfilled: number): Promise<void> => {
    await time.settled('an answer', () => {
      const { lastInputAt = null, backfill = null } = status(hub) ?? {};
      return backfill?.days === backfilled && Date.parse(lastInputAt ?? '') === clock.now();
    });
  };
  const answered = (hub: Awaited<ReturnType<typeof start>>) => hub.feed.picture().queues[0]?.answeredToday;

  const hub = await start();
  await polled(hub, 0);
  await time.passUntil(nine + 305 * second);
  await polled(hub, 3);
  expect(answered(hub)).toBe(1);
  expect(soluno.asked.map(({ from }) => from)).toEqual(['2026-11-18 00:00', '2026-11-15 00:00']);
  expect(foundInFiles(dataFolder, /\+4672\d{6}/)).toEqual(new Set(['+4672000002']));
  await hub.close();

  const again = await start();
  expect(answered(again)).toBe(1);
  await time.passUntil(clock.now() + 305 * second);
  await polled(again, 3);
  expect(answered(again)).toBe(1);
  await again.close();
  expect(foundInFiles(dataFolder, /\+4672\d{6}/)).toEqual(new Set(['+4672000002']));
  // What stands in their place, in the journal or in its WAL, tells the call and nobody's number.
  expect(foundInFiles(dataFolder, /"callerNo":"~[\da-z]{1,4}"/).size).toBe(1);
});
