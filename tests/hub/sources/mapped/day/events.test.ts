import { expect, it, onTestFinished } from 'vitest';
import { numberNames } from '#core/said/numbers';
import { minute } from '#core/time/instant';
import { wordOf } from '#tests/fakes/mapped/ground-words';
import { startWebsocketService, token } from '#tests/fakes/mapped/websocket-service';
import { compressedTime } from '#tests/support/compressed-time';
import { begin, end, mappedDay, nameOf, numbersOf, shownOf } from '#tests/support/mapped-day/day';
import { startTelling } from '#tests/support/mapped-day/telling';
import { patient } from '#tests/support/patient';

/** Pauses are told by nobody here. */
const known = numberNames.filter((name) => name !== 'agentsOther');

it('a day of events by a WebSocket: the truth after each of them, and again from the export', patient, async () => {
  const time = compressedTime(new Date(begin).toISOString());
  const day = mappedDay({ calls: 220, seed: 32 });
  const service = await startWebsocketService();
  onTestFinished(() => service.stop());
  const telling = await startTelling(
    time,
    day.configuration({
      adapter: 'websocket',
      url: service.url,
      headers: { Authorization: `Bearer ${token}` },
      as: 'events',
      records: 'event',
      fields: {
        kind: 'what',
        call: 'call.id',
        queue: 'call.queue',
        caller: 'call.from',
        leg: 'phone.leg',
        agent: "$substringAfter(phone.agent, 'agent-')",
        at: 'at',
      },
      kinds: { queued: ['enter'], ringing: ['ring'], answered: ['talk'], ended: ['stop', 'gone'], left: ['leave'] },
    }),
  );
  await time.settled('it is connected', () => telling.source().state === 'ok');
  const seen = { waiting: 0, busy: 0, forwarded: 0 };
  let [told, next] = [0, 0];
  // Who hangs up after all is over, says nothing new.
  const heard = (): number => telling.source().accepted + telling.source().repeated;
  for (let now = begin; now <= end; now = Math.min(day.events[next]?.at ?? Infinity, now + 15 * minute)) {
    await time.passUntil(now);
    for (let event = day.events[next]; event !== undefined && event.at <= now; event = day.events[next]) {
      next += 1;
      const { at, what, call, queue, caller, leg, agent } = wordOf(event);
      const phone = leg === undefined ? {} : { phone: { leg, agent: `agent-${agent ?? ''}` } };
      const names = queue === undefined ? {} : { queue: nameOf(queue) };
      service.say({
        event: { what, at: new Date(at).toISOString(), call: { id: call, from: caller, ...names }, ...phone },
      });
      told += 1;
    }
    await time.settled('all is heard', () => heard() === told);
    const truth = [...day.truth(now).values()];
    const queues = telling.queues();
    const when = new Date(now).toISOString();
    expect(queues.map(shownOf), when).toEqual(truth.map((queue) => numbersOf(queue, known)));
    expect(
      queues.map(({ waitingSince }) => waitingSince?.map((since) => Date.parse(since))),
      when,
    ).toEqual(truth.map(({ waitingSince }) => waitingSince));
    for (const queue of truth) {
      seen.waiting += queue.callsWaiting;
      seen.busy += queue.agentsBusy;
      seen.forwarded = Math.max(seen.forwarded, queue.overflowedToday);
    }
  }
  expect(next).toBe(day.events.length);
  expect(telling.source()).toMatchObject({ state: 'ok', rejected: 0, problems: [] });
  expect(seen.waiting).toBeGreaterThan(50);
  expect(seen.busy).toBeGreaterThan(500);
  expect(seen.forwarded).toBeGreaterThan(0);
  await telling.expectReplay();
});
