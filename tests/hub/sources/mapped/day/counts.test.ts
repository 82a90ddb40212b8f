import { expect, it, onTestFinished } from 'vitest';
import { hour, minute, second } from '#core/time/instant';
import type { NumberName } from '#core/said/numbers';
import type { Instant } from '#core/time/instant';
import { startLoopbackServer } from '#tests/fakes/loopback-server';
import { countsOf, longestWait, type GroundState } from '#tests/fakes/mapped/ground-counts';
import { password, startSoapService } from '#tests/fakes/mapped/soap-service';
import { compressedTime } from '#tests/support/compressed-time';
import type { Configuration } from '#tests/support/configurations';
import { begin, end, mappedDay, nameOf, numbersOf, shownOf, type MappedDay } from '#tests/support/mapped-day/day';
import { moments, startTelling } from '#tests/support/mapped-day/telling';
import { patient } from '#tests/support/patient';
import type { QueueTruth } from '#tests/truth/day-truth';

const every = 5 * minute;
const ofCalls: readonly NumberName[] = ['callsWaiting', 'longestWaitSeconds'];
const totals: readonly NumberName[] = ['answeredToday', 'lostToday', 'answerRate', 'avgWaitSeconds'];
const ofAgents: readonly NumberName[] = ['agentsReady', 'agentsBusy', 'agentsOther'];

/** A service that answers with what is so now, and the source that asks it. */
type Way = (state: () => GroundState, now: () => Instant) => Promise<Configuration>;

const common = { everySeconds: every / second, as: 'counts' };

const rest: Way = async (state, now) => {
  const service = await startLoopbackServer((request, response) => {
    if (request.headers.authorization !== `Bearer ${password}`) return response.writeHead(401).end();
    const queues = state().queues.map((each) => ({
      'Queue Name': nameOf(each.queue),
      calls: {
        waiting: each.waiting,
        oldest: each.oldestSince === null ? '' : new Date(each.oldestSince).toISOString(),
      },
      totals: { answered: each.answered, abandoned: each.lost, 'avg wait': each.averageWaitSeconds },
      agents: { idle: each.ready, busy: each.busy, paused: each.other },
    }));
    return response
      .setHeader('Content-Type', 'application/json')
      .end(JSON.stringify({ at: now(), data: { queues, company: 'Vest & Pol' } }));
  });
  onTestFinished(() => service.close());
  return {
    ...common,
    adapter: 'rest',
    url: `${service.baseUrl}/statistics`,
    auth: { token: password },
    records: 'data.queues',
    fields: {
      queue: '`Queue Name`',
      waiting: 'calls.waiting',
      oldestSince: 'calls.oldest',
      answered: 'totals.answered',
      lost: 'totals.abandoned',
      averageWaitSeconds: 'totals.`avg wait`',
      agentsReady: 'agents.idle',
      agentsBusy: 'agents.busy',
      agentsOther: 'agents.paused',
    },
  };
};

const soap: Way = async (state, now) => {
  const counted = ['waiting', 'answered', 'lost', 'ready', 'busy', 'other'] as const;
  const numbers = Object.fromEntries(counted.map((name) => [name, 'int' as const]));
  const queue = { name: 'string', ...numbers, longest: 'double', average: 'string' } as const;
  const service = await startSoapService({ queue });
  onTestFinished(() => service.stop());
  service.answers(() => ({
    queue: state().queues.map((each) => ({
      name: nameOf(each.queue),
      ...Object.fromEntries(counted.map((name) => [name, each[name]])),
      longest: longestWait(each, now()),
      average: each.averageWaitSeconds === null ? '' : String(each.averageWaitSeconds),
    })),
  }));
  return {
    ...common,
    adapter: 'soap',
    wsdl: `${service.base}?wsdl`,
    arguments: { company: 'Vest & Pol' },
    auth: { username: 'wall', password },
    records: 'queue',
    fields: {
      queue: 'name',
      waiting: 'waiting',
      longestWaitSeconds: 'longest',
      answered: 'answered',
      lost: 'lost',
      averageWaitSeconds: 'average',
      agentsReady: 'ready',
      agentsBusy: 'busy',
      agentsOther: 'other',
    },
  };
};

const paused = '201';
const [from, to] = [begin + 10 * hour, begin + 12 * hour];

/** The truth of the queues, with the agent who says between ten and twelve that he is away, unless he is on a phone. */
function truthWithPause(day: MappedDay, now: Instant) {
  const truth = day.truth(now, undefined, paused);
  const isAway = now >= from && now < to && truth.get(paused)?.agentsBusy === 0;
  return day.rules.queues.flatMap(({ id, agents = [] }) => {
    const queue = truth.get(id);
    const agentsOther = isAway && agents.includes(paused) ? 1 : 0;
    return queue === undefined ? [] : [{ ...queue, agentsOther, agentsReady: queue.agentsReady - agentsOther }];
  });
}

it.each([
  ['rest', rest],
  ['soap', soap],
] as const)(
  'a day of counts by %s: the truth of the last question at every instant, and again from the export',
  patient,
  async (_name, way) => {
    const time = compressedTime(new Date(begin).toISOString());
    const { now } = time.clock;
    const day = mappedDay({ calls: 300, seed: 31 });
    const said = [
      { at: from, agent: paused, presence: 'other' },
      { at: to, agent: paused, presence: 'ready' },
    ] as const;
    const stateAt = countsOf(day.events, day.members, day.rules.timeZone, said);
    const source = await way(() => stateAt(now()), now);
    const telling = await startTelling(time, day.configuration(source));
    const names = [...ofCalls, ...totals, ...ofAgents];
    const seen = { waiting: 0, away: 0, later: 0 };
    for (const at of moments(every, end)) {
      await telling.askedAt(at);
      const truth = truthWithPause(day, at);
      const when = new Date(at).toISOString();
      expect(telling.queues().map(shownOf), when).toEqual(truth.map((queue) => numbersOf(queue, names)));
      for (const { callsWaiting, agentsOther } of truth) {
        seen.waiting += callsWaiting;
        seen.away += agentsOther;
      }
      // Until it is asked again the board shows what it was told, and whoever waits has waited longer.
      if (at % (15 * minute) !== 0) continue;
      await time.passUntil(at + minute);
      const later = truth.map((queue) => numbersOf(waitedOn(queue, minute / second), names));
      expect(telling.queues().map(shownOf), `a minute after ${when}`).toEqual(later);
      seen.later += truth.filter(({ callsWaiting }) => callsWaiting > 0).length;
    }
    expect(seen.waiting).toBeGreaterThan(15);
    expect(seen.away).toBeGreaterThan(3);
    expect(seen.later).toBeGreaterThan(3);
    await telling.expectReplay();
  },
);

function waitedOn<Truth extends QueueTruth>(queue: Truth, seconds: number): Truth {
  return queue.callsWaiting === 0 ? queue : { ...queue, longestWaitSeconds: queue.longestWaitSeconds + seconds };
}
