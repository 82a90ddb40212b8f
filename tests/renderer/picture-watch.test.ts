import { expect, test } from 'vitest';
import type { Queue } from '#core/board/queue';
import { queue } from '#tests/hub/board/board';
import { createPictureWatch } from '../../renderer/picture-watch.ts';

const at = '2026-11-18T09:14:38.120+01:00';

function watched() {
  const world = {
    hub: [queue('support', 1)] as readonly Queue[],
    window: new Map([['support', queue('support', 1)]]),
    isGone: false,
  };
  const told: string[] = [];
  const look = createPictureWatch({
    picture: async () => {
      if (world.isGone) throw new Error('No answer.');
      return { at, queues: world.hub };
    },
    shown: () => world.window,
    behind: () => void told.push('behind'),
    level: () => void told.push('level'),
  });
  return { world, told, look };
}

test('a window that shows the hub’s picture is well, though waits have counted on', async () => {
  const { world, told, look } = watched();
  world.hub = [{ ...queue('support', 1), longestWaitSeconds: 7, longestWaitTime: '7s' }];
  await look();
  await look();
  await look();
  expect(told).toEqual([]);
});

test('one that shows an older one twice, and was told nothing between, is behind until it is not', async () => {
  const { world, told, look } = watched();
  world.hub = [queue('support', 2)];
  await look();
  expect(told).toEqual([]);
  await look();
  await look();
  expect(told).toEqual(['behind', 'behind']);
  world.window = new Map([['support', queue('support', 2)]]);
  await look();
  await look();
  expect(told).toEqual(['behind', 'behind', 'level']);
});

test('one that is told something each time is only a little late', async () => {
  const { world, told, look } = watched();
  for (let waiting = 2; waiting < 6; waiting += 1) {
    world.hub = [queue('support', waiting + 1)];
    world.window = new Map([['support', queue('support', waiting)]]);
    await look();
  }
  expect(told).toEqual([]);
});

test('a hub that gives no answer is the connection’s to tell', async () => {
  const { world, told, look } = watched();
  world.isGone = true;
  await look();
  await look();
  expect(told).toEqual([]);
});
