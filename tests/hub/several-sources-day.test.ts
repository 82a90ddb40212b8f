import { numberNames, type NumberName } from '#core/said/numbers';
import { expect, it } from 'vitest';
import type { Instant, Milliseconds } from '#core/time/instant';
import { hour, minute, second } from '#core/time/instant';
import type { Queue } from '#core/board/queue';
import { dayTruth, rounded } from '../truth/day-truth.ts';
import type { QueueTruth } from '../truth/day-truth.ts';
import type { CompressedTime } from '../support/compressed-time.ts';
import { compressedTime } from '../support/compressed-time.ts';
import { startHub } from '../support/hubs.ts';
import { leftInOrder } from '../support/left-in-order.ts';
import { send } from '../support/send.ts';
import type { QueueId, SeveralSystems } from '../support/several-systems.ts';
import { intervals, solunoDelay, startSeveralSystems } from '../support/several-systems.ts';
import { tempFolder } from '../support/temp-folder.ts';

const swanInterval = 40 * second;
const begin = Date.parse('2026-11-18T00:00:00+01:00');
const end = begin + 24 * hour + 20 * minute;

/** A look at the board: often while people call, seldom at night. */
function lookEvery(at: Instant): Milliseconds {
  return at > begin + 9 * hour && at < begin + 16 * hour ? 2 * minute : 20 * minute;
}

/** What each phone system can know at a moment of the day, by the truth. */
function knowledge({ events, rules }: SeveralSystems) {
  const callsOf = Map.groupBy(events, ({ call }) => call);
  const over = new Map([...callsOf].map(([call, own]) => [call, own.at(-1)?.at ?? Infinity]));
  return {
    truth: (now: Instant): ReadonlyMap<string, QueueTruth> =>
      new Map(dayTruth(events, rules, now).map((queue) => [queue.id, rounded(queue)])),
    /** Only the calls that were over long enough when Soluno was asked last. */
    told: (now: Instant): ReadonlyMap<string, QueueTruth> => {
      const asked = begin + Math.floor((now - begin) / intervals.soluno) * intervals.soluno;
      const known = events.filter(({ call }) => (over.get(call) ?? Infinity) + solunoDelay <= asked);
      return new Map(dayTruth(known, rules, now).map((queue) => [queue.id, rounded(queue)]));
    },
    hasEntered: (queue: QueueId, now: Instant): boolean =>
      events.some((event) => event.kind === 'entered' && event.queue === queue && event.at <= now),
  };
}

const ofCalls = numberNames.filter((name) => !name.startsWith('agents'));
const totals = ['answeredToday', 'lostToday', 'answerRate', 'avgWaitSeconds'] as const;

/** The numbers under these names. */
function numbers(from: { readonly [name in NumberName]?: number | null }, names: readonly NumberName[]): object {
  return Object.fromEntries(names.map((name) => [name, from[name]]));
}

function sourcesOf(queue: Queue, names: readonly NumberName[]): object {
  return Object.fromEntries(names.map((name) => [name, queue.provenance[name].source]));
}

const all = (names: readonly NumberName[], same: string | null): object =>
  Object.fromEntries(names.map((name) => [name, same]));

function expectUnknown(queue: Queue, names: readonly NumberName[]): void {
  for (const name of names) {
    expect(queue[name], name).toBeNull();
    // Flexfone could know all the rest, and never told of such a queue.
    const reason =
      name === 'agentsOther' ? { source: null, unknown: 'notProvided' } : { source: 'pbx', unknown: 'queueNotHeard' };
    expect(queue.provenance[name], name).toMatchObject(reason);
  }
}

function expectKnown(queue: Queue): void {
  for (const name of numberNames) {
    const { unknown, stale } = queue.provenance[name];
    expect(queue[name] === null, name).toBe(unknown !== undefined);
    expect(stale, name).toBe(false);
  }
}

/** Sends what Flexfone sends, lets time pass to each question that is due, and waits until it is answered. */
async function* day(time: CompressedTime, systems: SeveralSystems, hub: Awaited<ReturnType<typeof startHub>>) {
  const requests = systems.requests.values();
  let request = requests.next();
  const dues = { swan: swanInterval, soluno: intervals.soluno, names: intervals.flexfoneApi };
  const moments = Object.values(dues).flatMap((every) =>
    Array.from({ length: Math.floor((end - begin) / every) + 1 }, (_, index) => begin + index * every),
  );
  const heardAt = (source: string): Instant =>
    Date.parse(hub.feed.sources().sources.find(({ id }) => id === source)?.lastInputAt ?? '');
  for (const now of [...new Set(moments)].sort((one, other) => one - other)) {
    for (; request.done !== true && request.value.at <= now; request = requests.next()) {
      await time.passUntil(request.value.at);
      expect(await send(hub.addresses.webhooks, request.value)).toBe(200);
    }
    await time.passUntil(now);
    for (const [source, every] of Object.entries(dues)) {
      if ((now - begin) % every === 0) await time.settled(`${source} is heard`, () => heardAt(source) === now);
    }
    yield now;
  }
}

it('four queues, three phone systems that are asked and one that calls: the truth at every instant, or null with a reason', async () => {
  const time = compressedTime(new Date(begin).toISOString());
  const now = time.clock.now;
  const systems = await startSeveralSystems({ calls: 420, seed: 21, now, swanSeconds: swanInterval / second });
  const dataFolder = tempFolder();
  const { clock } = time;
  const hub = await startHub({ dataFolder, clock, configuration: systems.configuration });
  const { truth, told, hasEntered } = knowledge(systems);
  const seen = { waits: 0, estimates: 0, late: 0, handovers: 0 };
  const inOrder = leftInOrder(systems.events, 'switchpay', swanInterval);

  for await (const at of day(time, systems, hub)) {
    const switchpayWaits = inOrder(at);
    if ((at - begin) % lookEvery(at) !== 0) continue;
    const { queues } = await hub.line.picture();
    const [hallmonitor, switchpay, reception, booking] = queues as [Queue, Queue, Queue, Queue];
    const [real, recorded] = [truth(at), told(at)];
    const shown = (queue: string): QueueTruth => real.get(queue) as QueueTruth;
    const when = new Date(at).toISOString();

    // Everything: what is heard as it happens goes before what is asked, and that before what is told afterwards.
    const live = hasEntered('hallmonitor', at);
    const own = ['overflowedToday', 'inferredLostToday'] as const;
    const first = [...totals, 'callsWaiting', 'longestWaitSeconds', 'agentsReady', 'agentsBusy'] as const;
    if (live) {
      expect(numbers(hallmonitor, [...first, ...own]), when).toEqual(numbers(shown('hallmonitor'), [...first, ...own]));
      expect(sourcesOf(hallmonitor, ofCalls), when).toEqual(all(ofCalls, 'pbx'));
    } else {
      expect(sourcesOf(hallmonitor, ['callsWaiting', 'answeredToday']), when).toEqual({
        callsWaiting: 'swan',
        answeredToday: 'swan',
      });
      seen.handovers += 1;
    }
    expect([hallmonitor.agentsOther, hallmonitor.provenance.agentsOther.source], when).toEqual([0, 'swan']);

    // Asked alone: the counts of this very moment, a wait worked out from them, and no more.
    const counted = [...totals, 'callsWaiting', 'agentsReady', 'agentsBusy'] as const;
    expect(numbers(switchpay, counted), when).toEqual(numbers(shown('switchpay'), counted));
    expect(sourcesOf(switchpay, counted), when).toEqual(all(counted, 'swan'));
    // Its service level is its own estimate, which nobody here can check.
    expect(switchpay.provenance.serviceLevel, when).toMatchObject({ source: 'swan' });
    expectUnknown(switchpay, own);
    expect(switchpay.provenance.longestWaitSeconds, when).toMatchObject({ source: 'swan', estimated: true });
    const { longestWaitSeconds } = shown('switchpay');
    if (switchpay.callsWaiting === 0) expect(switchpay.longestWaitSeconds, when).toBe(0);
    else if (switchpayWaits) {
      expect(switchpay.longestWaitSeconds, when).toBeLessThanOrEqual(longestWaitSeconds + 1);
      expect(switchpay.longestWaitSeconds, when).toBeGreaterThanOrEqual(longestWaitSeconds - swanInterval / second);
      seen.estimates += 1;
    }

    // Told afterwards: the finished calls, minutes late; nothing of now.
    const finished = [...totals, 'serviceLevel'] as const;
    expect(numbers(reception, finished), when).toEqual(numbers(recorded.get('reception') ?? {}, finished));
    expect(sourcesOf(reception, finished), when).toEqual(all(finished, 'soluno'));
    expectUnknown(reception, ['callsWaiting', 'longestWaitSeconds', 'agentsOther', ...own]);
    const phones = ['agentsReady', 'agentsBusy'] as const;
    const isHeard = at >= (systems.requests[0]?.at ?? Infinity);
    expect(numbers(reception, phones), when).toEqual(isHeard ? numbers(shown('reception'), phones) : all(phones, null));
    if (reception.answeredToday !== shown('reception').answeredToday) seen.late += 1;

    // Heard as it happens, alone: Flexfone's API says who the members are.
    expectUnknown(booking, ['agentsOther']);
    if (hasEntered('hallmonitor', at) || hasEntered('booking', at)) {
      expect(numbers(booking, [...first, ...own, 'serviceLevel']), when).toEqual(
        numbers(shown('booking'), [...first, ...own, 'serviceLevel']),
      );
      seen.waits += booking.callsWaiting ?? 0;
    } else {
      expect([booking.callsWaiting, booking.provenance.callsWaiting.unknown], when).toEqual([null, 'notHeardYet']);
    }
    if (live) for (const queue of queues) expectKnown(queue);
  }
  // The day was a day: people waited, Soluno came late, and SWAN spoke before Flexfone did.
  expect(seen.waits).toBeGreaterThan(10);
  expect(seen.estimates).toBeGreaterThan(10);
  expect(seen.late).toBeGreaterThan(20);
  expect(seen.handovers).toBeGreaterThan(2);
  expect(systems.soluno.asked.every(({ status }) => status === 200)).toBe(true);
  const before = hub.feed.picture().queues;
  await hub.close();

  // The journal has the day: a hub that starts anew shows the same as soon as it has heard SWAN, which had nothing new.
  const again = await startHub({ dataFolder, clock, configuration: systems.configuration });
  const after = (): readonly Queue[] => again.feed.picture().queues;
  const shownOf = (queues: readonly Queue[]): object => queues.map((queue) => numbers(queue, ofCalls));
  await time.settled('SWAN is heard again', () => after()[1]?.provenance.callsWaiting.stale === false);
  expect(shownOf(after())).toEqual(shownOf(before));
  // Who the members of a queue are was said a day ago, and is known as soon as it is said again.
  await time.settled('the members are known', () => after()[3]?.agentsReady === 2);
}, 240_000);
