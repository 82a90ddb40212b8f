import { beforeEach, expect, test } from 'vitest';
import type { Bridge } from '#core/asks/bridge';
import type { Tells, TellName } from '#core/asks/tells';
import type { ScreenSelf } from '#core/screens/screen';
import { createListeners } from '#link/listeners';
import { chosenQueues } from '../../../renderer/board/shown-queues.ts';
import { followScreen } from '../../../renderer/screens/follow-screen.ts';
import { createBoardStore } from '../../../renderer/store.ts';

const about = { version: 'Chrome 142', display: '1920×1080' };
const wall: ScreenSelf = { id: 'one', name: 'Væg', role: 'wall', queues: ['a'] };

/** What the hub is to answer, and what it was told. */
let answer: () => ScreenSelf | null;
let told: unknown[];
let tell: <Name extends TellName>(name: Name, payload: Tells[Name]) => void;
let store: ReturnType<typeof createBoardStore>;

beforeEach(() => {
  answer = () => wall;
  told = [];
  const listeners = createListeners();
  tell = listeners.tell;
  store = createBoardStore();
  const hub: Pick<Bridge, 'on' | 'tellScreen' | 'thisScreen'> = {
    on: (name, listener) => listeners.add(name, listener),
    thisScreen: async () => answer(),
    tellScreen: async (said) => {
      told.push(said);
      return wall;
    },
  };
  followScreen(hub, store, () => about);
});

const settled = async () => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

test('a paired screen shows what its hub set for it, before what was chosen on it, and says once what it is', async () => {
  store.getState().choose({ queues: ['b'] });
  expect(chosenQueues(store.getState())).toEqual(['b']);
  tell('connection', { state: 'open' });
  await settled();
  expect(chosenQueues(store.getState())).toEqual(['a']);
  tell('connection', { state: 'lost', since: 1 });
  tell('connection', { state: 'open' });
  await settled();
  expect(told).toEqual([about]);
  tell('screen', { ...wall, name: 'Ny', queues: null });
  expect(store.getState().self?.name).toBe('Ny');
  expect(chosenQueues(store.getState())).toEqual(['b']);
});

test('a board that is no paired screen tells the hub nothing of itself', async () => {
  answer = () => null;
  tell('connection', { state: 'open' });
  await settled();
  expect([store.getState().self, told]).toEqual([null, []]);
});

test('while the hub does not answer, a screen goes on as it was', async () => {
  tell('screen', wall);
  answer = () => {
    throw new Error('The hub cannot be reached.');
  };
  tell('connection', { state: 'open' });
  await settled();
  expect(store.getState().self).toEqual(wall);
});
