import { expect, test } from 'vitest';
import { createGate } from '#hub/sources/webhooks/bounds/gate';
import { bytesADay, mostUnderWay } from '#hub/sources/webhooks/bounds/limits';

const limits = { openCalls: 10, perSecond: 100 };
const room = () => null;

function gateAt() {
  const clock = { now: 0 };
  const gate = createGate([{ id: 'pbx', limits }], () => clock.now);
  const asks = (times: number) =>
    Array.from({ length: times }, () => gate.mayAsk('pbx')).filter((no) => no === null).length;
  return { clock, gate, asks };
}

test('ten seconds of requests at once, and from then on so many a second', () => {
  const { clock, asks } = gateAt();
  expect(asks(2_000)).toBe(1_000);
  clock.now = 100;
  expect(asks(2_000)).toBe(10);
  clock.now = 3_600_000;
  expect(asks(2_000)).toBe(1_000);
});

test('so many bytes a day', () => {
  const { clock, gate } = gateAt();
  expect(gate.enter('pbx', bytesADay, room)).toBeNull();
  expect(gate.enter('pbx', 1_000, room)).toBe('bytes-a-day');
  clock.now = 12 * 3_600_000;
  expect(gate.enter('pbx', bytesADay / 2, room)).toBeNull();
  expect(gate.enter('pbx', 1_000, room)).toBe('bytes-a-day');
});

test('so many on their way to the disk', () => {
  const { gate } = gateAt();
  const ways = Array.from({ length: mostUnderWay + 5 }, () => gate.enter('pbx', 1, room));
  expect(ways.filter((no) => no === 'under-way')).toHaveLength(5);
  gate.left('pbx');
  expect([gate.enter('pbx', 1, room), gate.enter('pbx', 1, room)]).toEqual([null, 'under-way']);
});

test('asks the books with how many are on their way', () => {
  const { gate } = gateAt();
  const asked: number[] = [];
  const full = (underWay: number) => {
    asked.push(underWay);
    return underWay >= 2 ? ('open-calls' as const) : null;
  };
  expect(Array.from({ length: 4 }, () => gate.enter('pbx', 1, full))).toEqual([null, null, 'open-calls', 'open-calls']);
  expect(asked).toEqual([0, 1, 2, 2]);
});

test('other settings begin nothing anew for who has the same limits', () => {
  const { gate, asks } = gateAt();
  asks(1_000);
  gate.admit([{ id: 'pbx', limits: { ...limits } }]);
  expect(asks(10)).toBe(0);
  gate.admit([{ id: 'pbx', limits: { ...limits, perSecond: 200 } }]);
  expect(asks(3_000)).toBe(2_000);
  gate.admit([]);
  expect(gate.mayAsk('pbx')).toBeNull();
});
