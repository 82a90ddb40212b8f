import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { Busy, SignInRefused } from '#adapters/adapter';
import { eventually } from '#tests/support/eventually';
import { freePort } from '#tests/support/ports';
import { says, startServer } from './server.ts';
import { startPoller } from './start-poller.ts';
import { inBoth } from '#core/said/sentence';

describe('trouble', () => {
  test('is told once in the log, and so is its end', async () => {
    let status = 200;
    const url = await startServer((request, response) => says({ status }, status)(request, response));
    const poller = startPoller('', {
      source: {
        async poll(_memory, ask) {
          if ((await ask({ about: inBoth('the queues'), url })).status === 500)
            throw new Busy(inBoth('It has a trouble of its own.'));
          return undefined;
        },
      },
    });
    await eventually('an answer', () => poller.alive.length > 0);
    status = 500;
    await eventually('three failures', () => poller.failures.length >= 3);
    status = 200;
    await eventually('it is back', () => poller.log.length >= 2);
    await sleep(60);
    expect(poller.log).toMatchObject([
      {
        level: 40,
        source: 'pbx',
        problem: 'It has a trouble of its own.',
        msg: 'A source is lost. It is asked again by itself.',
      },
      { level: 30, source: 'pbx', lostForSeconds: expect.any(Number) as number, msg: 'A source is back.' },
    ]);
    expect(poller.stats()).toMatchObject({ failing: null, failures: { busy: poller.failures.length } });
  });

  test('with the sign-in waits a quarter of an hour, whatever the interval, and says so once', async () => {
    const poller = startPoller('', {
      source: { poll: () => Promise.reject(new SignInRefused(inBoth('The PBX refuses the hash: check it.'))) },
    });
    await eventually('a failure', () => poller.failures.length > 0);
    await sleep(100);
    expect(poller.failures).toMatchObject([{ kind: 'sign-in-refused', pause: expect.closeTo(900_000, -3) as number }]);
    expect(poller.log).toMatchObject([{ level: 50, problem: 'The PBX refuses the hash: check it.' }]);
  });

  test('of our own is told without its message', async () => {
    const poller = startPoller('', {
      source: { poll: () => Promise.reject(new TypeError('28374655 is not a function')) },
    });
    await eventually('a failure', () => poller.failures.length > 0);
    expect(poller.failures[0]).toMatchObject({ kind: 'fault' });
    expect(JSON.stringify([poller.failures, poller.log])).not.toContain('28374655');
  });

  test('obeys Retry-After, in seconds and as a date', async () => {
    for (const header of ['7200', 'Wed, 18 Nov 2026 08:24:31 GMT']) {
      const url = await startServer(says({}, 429, { 'Retry-After': header }));
      const poller = startPoller('', {
        source: {
          async poll(_memory, ask) {
            await ask({ about: inBoth('the queues'), url });
            throw new Busy(inBoth('It asks us to wait.'));
          },
        },
      });
      await eventually('a failure', () => poller.failures.length > 0);
      const minutes = Math.round((poller.failures[0]?.pause ?? 0) / 60_000);
      expect(minutes).toBe(header === '7200' ? 60 : 10);
    }
  });

  test('is counted', async () => {
    const poller = startPoller(`http://127.0.0.1:${await freePort()}`);
    await eventually('two failures', () => poller.failures.length >= 2);
    const { polls, failures, failing, heardAt } = poller.stats();
    expect({ failing, heardAt }).toEqual({ failing: 'unreachable', heardAt: null });
    expect(failures.unreachable).toBe(polls);
  });
});
