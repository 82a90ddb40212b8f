import { expect, it } from 'vitest';
import type { Queue } from '#core/board/queue';
import { hour, minute } from '#core/time/instant';
import { account, startDay } from '#tests/fakes/one-connect/from-outside/start';
import type { SwitchTruth } from '#tests/fakes/switches/truth';
import { compressedTime } from '#tests/support/compressed-time';
import { midnight, startSwitchDay } from '#tests/support/switches/day';
import type { Told } from '#tests/support/switches/listening';
import { listen, listenThroughCuts } from '#tests/support/switches/listening';
import { compare, expectReplay, figuresOf } from '#tests/support/switches/right';
import { isoWithOffset } from '#tests/truth/local-time';

/** The journal's disk is real, and may be slow. */
const slow = { timeout: 300_000 };

async function oneConnectDay(seed: number): Promise<Told> {
  const time = compressedTime(new Date(midnight).toISOString());
  const server = await startDay({ now: time.clock.now }, { calls: 160, seed });
  const { host, port } = server;
  const queues = Object.fromEntries(server.setup.queues.map(({ id }, index) => [id, String(400 + index)]));
  const day = await startSwitchDay({
    time,
    server,
    source: { adapter: 'one-connect', host, port, tls: false, ...account, queues },
    sayNonsense: () => server.say('QueueStatisticsEvent', { monitorCrossRefID: 'q-12345678-400' }),
  });
  return { server, day };
}

/** The queue has the switch's name for it, and all figures are the switch's own: nothing is missed for longer than it is away. */
function isRight(queue: Queue, truth: SwitchTruth, when: string): void {
  expect(queue, when).toMatchObject({ name: `${queue.id} Support`, ...figuresOf(truth) });
}

/** The hours of a day add up to what is so at that moment of it. Returns how many of its calls nobody heard. */
async function hoursAddUp({ server, day }: Told, at: number): Promise<number> {
  const rows = await day.hours(isoWithOffset(at, 'Europe/Copenhagen').slice(0, 10));
  for (const truth of server.truth(at)) {
    const own = rows.filter(({ queue }) => queue === truth.id);
    const sum = (name: 'answered' | 'lost'): number => own.reduce((all, row) => all + row[name], 0);
    const { answeredToday, lostToday } = figuresOf(truth);
    expect([truth.id, sum('answered'), sum('lost')]).toEqual([truth.id, answeredToday, lostToday]);
  }
  return rows.reduce((all, { unseen = 0 }) => all + unseen, 0);
}

it(
  "shows a One-Connect's day and the midnight after it as they are at every moment, and again from the journal",
  slow,
  async () => {
    const told = await oneConnectDay(7);
    await listen(told, 26, isRight);
    expect(await hoursAddUp(told, Date.parse(midnight) + 24 * hour - 1)).toBe(0);
    await expectReplay(told.day);
  },
);

it('is right again after each of 100 times that the connection to a One-Connect breaks', slow, async () => {
  const told = await oneConnectDay(8);
  await listenThroughCuts(told, { count: 100, fromHour: 8, seed: 9 }, isRight);
  const end = Date.parse(told.day.look().at) + 10 * minute;
  await told.day.passUntil(end);
  compare(told.day.look(), told.server.truth(end), isRight);
  expect(await hoursAddUp(told, end)).toBeGreaterThan(0);
  await expectReplay(told.day);
});
