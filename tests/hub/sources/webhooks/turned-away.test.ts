import { expect, test } from 'vitest';
import { systemClock } from '#hub/intake/clock';
import { secret, twoQueues } from '#tests/support/configurations';
import { startHub } from '#tests/support/hubs';
import { tempFolder } from '#tests/support/temp-folder';

const planted = 'a-secret-that-somebody-mistyped';

test('a Flexfone that is wrongly set up is told of, with the cure and without the secret; put right, it is not', async () => {
  const hub = await startHub({ dataFolder: tempFolder(), clock: systemClock });
  const get = async (path: string): Promise<number> => (await fetch(`${hub.addresses.webhooks}/hooks/${path}`)).status;
  const told = () => {
    const { sources, notices } = hub.feed.sources();
    return { kinds: sources[0]?.turnedAway?.map(({ why, count, sentence }) => [why, count, sentence.da]), notices };
  };
  expect(told()).toStrictEqual({ kinds: [], notices: [] });

  expect(await get(`pbx/${secret}/queue/suport/enter?uniquecallid=1.1`)).toBe(200);
  expect(await get(`pbx/${secret}/queue/12345678/enter?uniquecallid=1.1`)).toBe(200);
  expect(await get(`pbx/${secret}/queue/support/enter?uniquecallid=%5Buniquecallid%5D`)).toBe(200);
  for (let time = 0; time < 3; time += 1) {
    expect(await get(`pbx/${planted}/answered?uniquecallid=1.1`)).toBe(404);
    expect(await get(`pxb/${planted}/answered?uniquecallid=1.1`)).toBe(404);
  }
  const body = Buffer.alloc(16 * 1_024 + 1, 'a');
  const large = await fetch(`${hub.addresses.webhooks}/hooks/pbx/${secret}/answered`, { method: 'POST', body });
  expect(large.status).toBe(413);

  const { kinds = [], notices } = told();
  expect(kinds.map(([why, count]) => [why, count])).toStrictEqual([
    ['unreadable', 1],
    ['secret', 3],
    ['rejected', 1],
    ['rejected', 1],
    ['rejected', 1],
  ]);
  expect(kinds.at(-1)?.[2]).toContain('Kø-id\'et "suport" i adressen findes ikke – mente du "support"?');
  expect(kinds.at(-2)?.[2]).toBe('Adressen nævner en kø, der ikke er sat op. De, der er, hedder: support, sales.');
  expect(kinds.at(-3)?.[2]).toContain('UniqueCallId kom som [uniquecallid]');
  expect(notices).toMatchObject([{ kind: 'strangers', count: 3 }]);
  expect(JSON.stringify(hub.feed.sources())).not.toContain(planted);
  expect(hub.logLines.join('')).not.toContain(planted);

  await hub.change(twoQueues({ language: 'en' }));
  expect(told().kinds).toHaveLength(5);
  await hub.change(twoQueues({ queues: [{ id: 'suport', name: 'Support' }] }));
  expect(told()).toStrictEqual({ kinds: [], notices: [] });
});
