import { beforeEach, expect, test } from 'vitest';
import type { Connectivity } from '#core/board/bridge';
import type { Picture } from '#core/board/queue';
import type { BoardSource } from '#electron/hub/board-source';
import { createFarHub } from '#electron/hub/far-hub';
import { Refused } from '#hub/asks/refused';
import { desktop } from '#hub/asks/asker';
import type { Link } from '#link/link';

const told = new Map<string, (payload: never) => void>();
let now = 0;
let answers: () => Promise<unknown> = async () => null;
let source: BoardSource;

const queue = (id: string, callsWaiting: number) => ({ id, callsWaiting }) as unknown as Picture['queues'][number];
const at = (seconds: number) => new Date(Date.parse('2026-11-20T12:00:00Z') + seconds * 1_000).toISOString();
const tell = (name: string, payload: unknown) => told.get(name)?.(payload as never);
const take = (name: 'picture' | 'setup' | 'sources') =>
  source.hub()?.asks.take(name, { asker: desktop, read: () => [] }) as Promise<unknown>;

beforeEach(() => {
  told.clear();
  now = 50_000;
  answers = async () => ({ answered: true });
  const ask = () => answers();
  const link = {
    picture: ask,
    setup: ask,
    sources: ask,
    on: (name: string, listener: (payload: never) => void) => {
      told.set(name, listener);
      return () => undefined;
    },
    close: () => undefined,
  } as unknown as Link;
  source = createFarHub({ link, place: '10.0.4.10:8090', isPaired: false, now: () => now });
  source.start();
});

test('what the hub tells goes on to the boards, and whether it can be heard', () => {
  const heard: unknown[] = [];
  source.listen({
    snapshot: (picture) => heard.push(['snapshot', picture]),
    update: (picture) => heard.push(['update', picture]),
    trouble: () => undefined,
    alerts: (report) => heard.push(['alerts', report]),
  });
  source.onConnection((connection) => heard.push(connection));
  const picture = { at: at(0), queues: [queue('a', 1)] } as unknown as Picture;
  const lost: Connectivity = { state: 'lost', since: 7 };
  tell('snapshot', picture);
  tell('update', picture);
  tell('alerts', { at: at(0), alerts: [] });
  tell('connection', lost);
  const alerts = { at: at(0), alerts: [] };
  expect(heard).toEqual([['snapshot', picture], ['update', picture], ['alerts', alerts], lost]);
  expect(source.connection()).toEqual(lost);
});

test('while it is gone the last picture is answered, with every change that came, put to the time of now', async () => {
  tell('connection', { state: 'open' });
  tell('snapshot', { at: at(0), queues: [queue('a', 1), queue('b', 2)] });
  tell('update', { at: at(4), queues: [queue('b', 3)] });
  expect(await take('picture')).toEqual({ answered: true });
  tell('connection', { state: 'lost', since: now });
  now += 60_000;
  expect(await take('picture')).toEqual({ at: at(64), queues: [queue('a', 1), queue('b', 3)] });
});

test('its language and zone are known from before, and all else is refused with the sentence', async () => {
  expect(await take('setup')).toEqual({ answered: true });
  answers = () => Promise.reject(new Error('The hub cannot be reached.'));
  expect(await take('setup')).toEqual({ answered: true });
  await expect(take('sources')).rejects.toEqual(new Refused(503, 'The hub cannot be reached.'));
});
