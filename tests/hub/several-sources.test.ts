import { describe, expect, it } from 'vitest';
import type { Input, JsonValue } from '#core/said/input';
import { createConfig } from '#hub/config/config';
import type { Ledger } from '#hub/books/ledger';
import { createLedger } from '#hub/books/ledger';
import { secret, twoQueues } from '#tests/support/configurations';
import { flexfone, queueAt } from '#tests/support/ledgers';

const [nine, later] = ['2026-11-18T09:00:00+01:00', '2026-11-18T09:00:10+01:00'];
const pbx = { id: 'pbx', adapter: 'flexfone-webhooks', secret };
const swan = {
  id: 'swan',
  adapter: 'swan',
  baseUrl: 'https://10.1.1.87',
  company: 'Vestpol',
  queues: { support: { group: 'Soporte', queues: ['8001'] } },
};
const soluno = {
  id: 'soluno',
  adapter: 'soluno',
  baseUrl: 'https://api.soluno.se',
  queues: { support: ['622'] },
};

/** What a source answered. */
function polled(source: string, url: string, body: JsonValue): Input {
  return { kind: 'poll', at: Date.parse(nine), source, response: { url, status: 200, body } };
}

function counted(currentCalls: number, completed: number): Input {
  const status = { currentCalls, completed, abandoned: 0, avgRingTime: 10 };
  const result = { queues: { Soporte: { members: ['0201'], alarm: false, status } } };
  return polled('swan', 'https://10.1.1.87/queues-status', { error: false, 'error-msg': null, result });
}

const users = [{ extension: '0201', name: 'Anna', status: 'pause' }];
const onBreak = polled('swan', 'https://10.1.1.87/blf-users/Vestpol', {
  error: false,
  'error-msg': null,
  result: users,
});

const oneAnswered = polled('soluno', 'https://api.soluno.se/cdr/historik', [
  {
    callerNo: '+4672111111',
    start: '2026-11-18T08:16:04.274+01:00',
    receivingNo: '622',
    received: '2026-11-18T08:16:10.279+01:00',
    calleeNo: '+4672555555',
    calleeAnswered: '2026-11-18T08:16:15.279+01:00',
    stop: '2026-11-18T08:17:31.164+01:00',
  },
]);

function ledgerOf(inputs: readonly Input[], complete = false): Ledger {
  const { rules, sources } = createConfig(twoQueues({ sources: [pbx, swan, soluno] }), { environment: {} });
  const ledger = createLedger({ rules, sources, complete });
  for (const input of inputs) ledger.take(input);
  return ledger;
}

describe.each([
  ['while a hub runs', false],
  ['in a replay', true],
])('%s, where several sources know the same queue', (_when, complete) => {
  it('the one that tells only of phones leaves the calls to the next', () => {
    const ledger = ledgerOf([flexfone.answered(nine, '7.1', '0201'), counted(3, 12)], complete);
    const queue = queueAt(ledger, later);
    expect(queue).toMatchObject({ callsWaiting: 3, answeredToday: 12, answerRate: 100 });
    expect(queue.provenance.callsWaiting.source).toBe('swan');
  });

  it('the one that was not heard leaves everything to the next', () => {
    const queue = queueAt(ledgerOf([counted(3, 12)], complete), later);
    expect(queue).toMatchObject({ callsWaiting: 3, answeredToday: 12 });
    expect(queue.provenance.callsWaiting.source).toBe('swan');
  });

  it('rates come from where the counts beside them come', () => {
    const queue = queueAt(ledgerOf([counted(0, 0), oneAnswered], complete), later);
    expect(queue).toMatchObject({ answeredToday: 0, lostToday: 0, answerRate: null, avgWaitSeconds: null });
    expect(queue.provenance.answerRate).toMatchObject({ source: 'swan', unknown: 'noCallsYet' });
    // So is the level, by SWAN's own limit of 20 seconds: Soluno, which has one call, has another day.
    expect(queue).toMatchObject({ serviceLevel: null, provenance: { serviceLevel: { source: 'swan' } } });
  });

  it('agents are told by the one that knows of pauses, so that nobody counts twice', () => {
    const rings = flexfone.incoming(nine, '1.1', '0201');
    const queue = queueAt(ledgerOf([flexfone.enter(nine, '1.1'), rings, counted(3, 12), onBreak], complete), later);
    expect(queue).toMatchObject({ agentsReady: 0, agentsBusy: 0, agentsOther: 1 });
    const swanSays = { source: 'swan' };
    expect(queue.provenance).toMatchObject({ agentsReady: swanSays, agentsBusy: swanSays, agentsOther: swanSays });
  });

  it('who hears it as it happens is believed first', () => {
    const inputs = [counted(3, 12), onBreak, oneAnswered, flexfone.enter(nine, '1.1')];
    const queue = queueAt(ledgerOf(inputs, complete), later);
    expect(queue).toMatchObject({ callsWaiting: 1, answeredToday: 0, agentsOther: 1 });
    expect(queue.provenance).toMatchObject({ callsWaiting: { source: 'pbx' }, agentsOther: { source: 'swan' } });
  });
});

it.each([false, true])('what was never asked is unknown, not none (in a replay: %s)', (complete) => {
  const { rules, sources } = createConfig(twoQueues({ sources: [swan, soluno] }), { environment: {} });
  const ledger = createLedger({ rules, sources, complete });
  expect(queueAt(ledger, nine)).toMatchObject({ callsWaiting: null, answeredToday: null, agentsReady: null });
  ledger.take(counted(3, 12));
  const queue = queueAt(ledger, later);
  // Who the members are was told, and not what they do.
  expect(queue).toMatchObject({ callsWaiting: 3, agentsReady: null, agentsOther: null, agents: null });
  expect(queue.provenance.agentsReady).toMatchObject({ source: 'swan', unknown: 'notSaid' });
  ledger.take(onBreak);
  expect(queueAt(ledger, later)).toMatchObject({ agentsReady: 0, agentsBusy: 0, agentsOther: 1 });
});

describe('the members of a queue', () => {
  const api = {
    id: 'api',
    adapter: 'flexfone-api',
    account: '1',
    hash: 'a hash',
    queueMembers: { support: { department: 'Support' } },
  };
  const employees = polled('api', 'https://public.sippeer.dk/api/employee', [
    { LocalNumber: '0202', Name: 'Bo', Department: 'Support' },
    { LocalNumber: '203', Name: 'Carla', Department: 'Support' },
  ]);
  const membersBy = (sources: readonly object[], ...inputs: readonly Input[]) => {
    return (source: string) => {
      const queue = { id: 'support', name: 'Support', sources: { agentsBusy: [source] } };
      const ledger = createLedger(createConfig(twoQueues({ queues: [queue], sources }), { environment: {} }));
      for (const input of inputs) ledger.take(input);
      return queueAt(ledger, later).agents?.map(({ id }) => id);
    };
  };

  it.each([
    ['each source that tells them has its own, whoever spoke last', [pbx, swan, api]],
    ['and so in another order', [api, swan, pbx]],
  ])('%s', (_, sources) => {
    const calls = flexfone.enter(nine, '1.1');
    for (const inputs of [
      [calls, counted(0, 0), onBreak, employees],
      [calls, employees, onBreak, counted(0, 0)],
    ]) {
      const members = membersBy(sources, ...inputs);
      expect(members('swan')).toEqual(['0201']);
      // Who tells none himself believes the first in the configuration.
      expect(members('pbx')).toEqual(sources[0] === api ? ['0202', '203'] : ['0201']);
    }
  });
});
