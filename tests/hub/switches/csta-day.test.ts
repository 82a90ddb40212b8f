import { expect, it } from 'vitest';
import type { Queue } from '#core/board/queue';
import { startDay } from '#tests/fakes/csta/from-outside/start';
import type { SwitchTruth } from '#tests/fakes/switches/truth';
import { compressedTime } from '#tests/support/compressed-time';
import { midnight, startSwitchDay } from '#tests/support/switches/day';
import type { Told } from '#tests/support/switches/listening';
import { listen, listenThroughCuts } from '#tests/support/switches/listening';
import { expectReplay, figuresOf } from '#tests/support/switches/right';

/** The journal's disk is real, and may be slow. */
const slow = { timeout: 300_000 };

async function cstaDay(seed: number): Promise<Told> {
  const time = compressedTime(new Date(midnight).toISOString());
  const server = await startDay({ now: time.clock.now }, { calls: 160, seed });
  const { host, port } = server;
  const { queues } = server.setup;
  const agents = [...new Set(queues.flatMap(({ members }) => members))];
  const devices = Object.fromEntries(queues.map(({ id, localNumber }) => [id, localNumber]));
  const day = await startSwitchDay({
    time,
    server,
    source: { adapter: 'csta', host, port, queues: devices, agents },
    sayNonsense: () => server.say('QueuedEvent', {}),
  });
  return { server, day };
}

/** What the switch can list is right again at once. What nobody heard is missing, and that is said; it is never too much. */
function isRightOrLess(queue: Queue, truth: SwitchTruth, when: string): boolean {
  const { callsWaiting, agentsReady, agentsBusy, agentsOther, ...most } = figuresOf(truth);
  expect(queue, when).toMatchObject({ callsWaiting, agentsReady, agentsBusy, agentsOther });
  let isLess = false;
  for (const name of ['answeredToday', 'lostToday', 'longestWaitSeconds'] as const) {
    const shown = queue[name] ?? Infinity;
    expect(shown, `${when} ${name}`).toBeLessThanOrEqual(most[name]);
    if (shown === most[name]) continue;
    expect(queue.provenance[name], `${when} ${name}`).toMatchObject({ atLeast: true });
    isLess = true;
  }
  return isLess;
}

it(
  "shows a CSTA switch's day and the midnight after it as they are at every moment, and again from the journal",
  slow,
  async () => {
    const told = await cstaDay(7);
    await listen(told, 26, (queue, truth, when) => expect(queue, when).toMatchObject(figuresOf(truth)));
    await expectReplay(told.day);
  },
);

it('is right again after each of 100 times that the connection to a CSTA switch breaks', slow, async () => {
  const told = await cstaDay(8);
  let less = 0;
  await listenThroughCuts(told, { count: 100, fromHour: 8, seed: 9 }, (...look) => {
    if (isRightOrLess(...look)) less += 1;
  });
  // Something did go by unheard.
  expect(less).toBeGreaterThan(0);
  await expectReplay(told.day);
});
