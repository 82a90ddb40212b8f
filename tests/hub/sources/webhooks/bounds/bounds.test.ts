import { expect, it } from 'vitest';
import { fakeClock } from '#tests/support/clocks';
import { secret, twoQueues } from '#tests/support/configurations';
import { startHub } from '#tests/support/hubs';
import { tempFolder } from '#tests/support/temp-folder';

const clock = () => fakeClock('2026-11-18T10:00:00+01:00');

function bounded(limits: object, others: object = {}) {
  const sources = [
    { id: 'pbx', adapter: 'flexfone-webhooks', secret, limits },
    { id: 'other', adapter: 'flexfone-webhooks', secret: 'another-secret-of-some-length', ...others },
  ];
  return twoQueues({ sources });
}

/** The status of each, said at once. */
function say(webhooks: string, paths: readonly string[], source = `pbx/${secret}`): Promise<readonly number[]> {
  return Promise.all(
    paths.map(async (path) => {
      const response = await fetch(`${webhooks}/hooks/${source}/${path}`);
      expect(await response.text()).toBe('');
      return response.status;
    }),
  );
}

const enter = (call: number) => `queue/support/enter?uniquecallid=9.${call}`;
const answer = (call: number) =>
  `answered?UniqueCallId=${call}.1&LinkedUniqueCallId=9.${call}&EmployeeLocalNumber=7${call}`;
const calls = (count: number, from = 0) => Array.from({ length: count }, (_, index) => from + index);
const count = (statuses: readonly number[], status: number) => statuses.filter((each) => each === status).length;

it('keeps open calls within their bound, and no call that is known; an answered one makes room', async () => {
  const { addresses, line } = await startHub({
    dataFolder: tempFolder(),
    clock: clock(),
    configuration: bounded({ openCalls: 20 }),
  });
  const at = addresses.webhooks;
  const entered = await say(at, calls(30).map(enter));
  expect([count(entered, 200), count(entered, 429)]).toEqual([20, 10]);
  expect((await line.queue('support')).callsWaiting).toBe(20);
  const known = calls(30).filter((call) => entered[call] === 200);
  // What is told of those that are open is taken in, and so is what makes no sense: it opens none.
  expect(count(await say(at, [...known.map(enter), 'nonsense']), 200)).toBe(21);
  expect(await say(at, [enter(99)])).toEqual([429]);
  expect(count(await say(at, known.slice(0, 5).map(answer)), 200)).toBe(5);
  const more = await say(at, calls(10, 100).map(enter));
  expect([count(more, 200), count(more, 429)]).toEqual([5, 5]);
  expect(await line.queue('support')).toMatchObject({ callsWaiting: 20, answeredToday: 5 });
  const { body: metrics } = { body: await (await fetch(`${addresses.board}/metrics`)).text() };
  expect(metrics).toContain('wallboard_webhook_overloads_total{source="pbx",bound="open-calls"} 16');
});

it('holds the bound in a rebuild too, whatever the journal has', async () => {
  const dataFolder = tempFolder();
  const held = clock();
  const first = await startHub({ dataFolder, clock: held, configuration: bounded({ openCalls: 20 }) });
  await say(first.addresses.webhooks, calls(20).map(enter));
  await first.close();
  const same = await startHub({ dataFolder, clock: held, configuration: bounded({ openCalls: 20 }) });
  expect((await same.line.queue('support')).callsWaiting).toBe(20);
  expect(await say(same.addresses.webhooks, [enter(99)])).toEqual([429]);
  await same.close();
  const less = await startHub({ dataFolder, clock: held, configuration: bounded({ openCalls: 10 }) });
  expect((await less.line.queue('support')).callsWaiting).toBe(10);
});

it('keeps to so many requests a second, in bursts of ten seconds, and leaves the other sources alone', async () => {
  const { addresses, logLines } = await startHub({
    dataFolder: tempFolder(),
    clock: clock(),
    configuration: bounded({ perSecond: 1 }),
  });
  const at = addresses.webhooks;
  const statuses = await say(at, calls(40).map(enter));
  // A slow machine takes seconds to say them, in which more may come.
  expect(count(statuses, 200)).toBeGreaterThanOrEqual(10);
  expect(count(statuses, 429)).toBeGreaterThan(0);
  expect(count(statuses, 200) + count(statuses, 429)).toBe(40);
  expect(await say(at, [enter(50), enter(51)], 'other/another-secret-of-some-length')).toEqual([200, 200]);
  const told = logLines.filter((text) => text.includes('limits.perSecond'));
  expect(told).toHaveLength(1);
  expect(told.join('')).not.toContain(secret);
});

it('takes ids of 200 characters, and rejects what has a longer one', async () => {
  const { addresses, line } = await startHub({ dataFolder: tempFolder(), clock: clock(), configuration: bounded({}) });
  const entered = (length: number) => `queue/support/enter?uniquecallid=${'1'.repeat(length)}`;
  expect(await say(addresses.webhooks, [entered(200), entered(201), entered(6_000)])).toEqual([200, 200, 200]);
  expect((await line.queue('support')).callsWaiting).toBe(1);
  expect((await line.sources()).sources[0]).toMatchObject({
    accepted: 1,
    rejected: 2,
    lastError: expect.stringContaining('longer than 200 characters') as unknown,
  });
});
