import { expect, onTestFinished, test } from 'vitest';
import type { CallFlow } from '#core/board/queue';
import { startFlexfoneApi } from '#tests/fakes/flexfone-api/server';
import { exampleAccount } from '#tests/fakes/flexfone-api/state';
import { runningClock } from '#tests/support/clocks';
import { twoQueues } from '#tests/support/configurations';
import { eventually } from '#tests/support/eventually';
import { startHub, type RunningHub } from '#tests/support/hubs';
import { tempFolder } from '#tests/support/temp-folder';

const [account, hash, token] = ['12345', '0f2c8d1e5b7a4936a1b2c3d4e5f60718', 'a-token-of-the-board'];

const flowsOf = (hub: RunningHub): readonly CallFlow[] => hub.feed.sources().sources[0]?.callFlows ?? [];
const closedOf = (hub: RunningHub): boolean | undefined => flowsOf(hub).find(({ id }) => id === '6001')?.active;

async function switched(hub: RunningHub, active: boolean): Promise<unknown> {
  const response = await fetch(`${hub.addresses.board}/api/actions/api/set-call-flow`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ flow: '6001', active }),
  });
  return response.json();
}

test('a call flow that is put back to what the last poll said is shown so, also after a restart', async () => {
  const pbx = exampleAccount();
  const server = await startFlexfoneApi({ account, hash, pbx });
  onTestFinished(server.close);
  const dataFolder = tempFolder();
  const configuration = twoQueues({
    sources: [{ id: 'api', adapter: 'flexfone-api', baseUrl: server.baseUrl, account, hash }],
    board: { port: 0, token },
  });
  const start = (at: string): Promise<RunningHub> =>
    startHub({ dataFolder, configuration, clock: runningClock(`2026-11-18T${at}+01:00`) });

  const hub = await start('09:14:31.250');
  await eventually('the first poll', () => flowsOf(hub).length > 0);
  expect(closedOf(hub)).toBe(false);
  // Somebody switches it on in the phone system itself, and somebody at the board off again, before the next poll.
  const flow = pbx.callFlows.find(({ localNumber }) => localNumber === '6001');
  if (flow !== undefined) flow.isActive = true;
  expect(await switched(hub, false)).toEqual({
    done: 'The call flow "Lukket" is now not active.',
    doneIn: {
      da: 'Kaldsflowet "Lukket" er nu ikke aktivt.',
      en: 'The call flow "Lukket" is now not active.',
    },
  });
  expect(closedOf(hub)).toBe(false);
  await hub.close();

  // Nobody answers the next one: it knows what the journal knows.
  server.nasty('wrongTypes');
  const restarted = await start('09:20:00');
  expect(closedOf(restarted)).toBe(false);
  expect(flowsOf(restarted)).toHaveLength(2);
});
