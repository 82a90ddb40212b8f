import { toldLoosely } from '#core/said/tells';
import { numberNames } from '#core/said/numbers';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { Adapter } from '#adapters/adapter';
import { flexfoneWebhooks } from '#adapters/flexfone-webhooks/index';
import { createConfig } from '#hub/config/config';
import { createLedger } from '#hub/books/ledger';
import { bindSource, type Source } from '#hub/sources/source';
import { secret, twoQueues } from '#tests/support/configurations';
import { flexfone, ledgerOf, queueAt, swan } from '#tests/support/ledgers';
import { z } from 'zod';

const nine = '2026-11-18T09:00:00+01:00';

describe('before anything was heard', () => {
  it('every number is unknown, and the reason is that nothing was heard yet', () => {
    const queue = queueAt(ledgerOf(), nine);
    for (const name of numberNames) expect(queue[name], name).toBeNull();
    expect(queue).toMatchObject({ waitingSince: null, longestWaitTime: null, agentsRinging: null, level: 'calm' });
    const { agentsOther, ...provided } = queue.provenance;
    for (const provenance of Object.values(provided)) {
      expect(provenance).toStrictEqual({
        source: 'pbx',
        asOf: null,
        stale: false,
        estimated: false,
        unknown: 'notHeardYet',
      });
    }
    expect(agentsOther).toMatchObject({ source: null, unknown: 'notProvided' });
  });

  it('the source waits', () => {
    expect(ledgerOf().sources(Date.parse(nine)).sources).toStrictEqual([
      {
        id: 'pbx',
        adapter: 'flexfone-webhooks',
        title: 'Flexfone',
        provides: flexfoneWebhooks.provides,
        freshness: 'live',
        queues: null,
        everySeconds: null,
        state: 'waiting',
        lastInputAt: null,
        lastError: null,
        lastErrorIn: null,
        problem: null,
        accepted: 0,
        repeated: 0,
        rejected: 0,
        backfill: null,
        callFlows: [],
        clockOffsetSeconds: null,
        connection: null,
        problems: [],
      },
    ]);
  });

  it('what a journal once heard counts as heard, though it is too old to be read again', () => {
    const ledger = ledgerOf();
    ledger.recall(flexfone.enter('2026-11-11T16:00:00+01:00', '0.1'));
    expect(queueAt(ledger, nine)).toMatchObject({ callsWaiting: 0, answeredToday: 0, answerRate: null });
    expect(queueAt(ledger, nine).provenance.callsWaiting.asOf).toBe('2026-11-11T16:00:00.000+01:00');
    expect(ledger.sources(Date.parse(nine)).sources[0]?.state).toBe('ok');
  });

  it('who tells only of phones does not know that nobody waits', () => {
    const ledger = ledgerOf();
    ledger.take(flexfone.answered(nine, '7.1', '0201'));
    const { provenance, ...numbers } = queueAt(ledger, nine);
    expect(numbers).toMatchObject({ agentsBusy: 1, agentsReady: 2, callsWaiting: null, answeredToday: null });
    expect(provenance.callsWaiting.unknown).toBe('notHeardYet');
    ledger.take(flexfone.enter(nine, '1.1', 'sales'));
    expect(queueAt(ledger, nine)).toMatchObject({ callsWaiting: 0, answeredToday: 0, lostToday: 0 });
  });

  it('an input that makes no sense tells nothing', () => {
    const ledger = ledgerOf();
    ledger.take(flexfone.nonsense(nine));
    expect(queueAt(ledger, nine)).toMatchObject({ callsWaiting: null, agentsReady: null });
    expect(ledger.sources(Date.parse(nine)).sources[0]).toMatchObject({ state: 'waiting', rejected: 1 });
  });

  it('a capture is all that there is to hear', () => {
    const { rules, sources } = createConfig(twoQueues(), { environment: {} });
    const ledger = createLedger({ rules, sources, complete: true });
    expect(queueAt(ledger, nine)).toMatchObject({ callsWaiting: 0, lostToday: 0, answerRate: null, agentsReady: 3 });
  });

  it('in a capture an asked phone system is lost when its answers fail, and not for saying nothing new', () => {
    const { rules, sources } = createConfig(twoQueues({ sources: [swan.source] }), { environment: {} });
    const ledger = createLedger({ rules, sources, complete: true });
    const waiting = (iso: string) => {
      const { callsWaiting, provenance } = queueAt(ledger, iso);
      return [callsWaiting, provenance.callsWaiting.stale];
    };
    ledger.take(swan.counts('2026-11-18T09:00:00+01:00', 2));
    expect(waiting('2026-11-18T12:00:00+01:00')).toEqual([2, false]);
    ledger.take(swan.fails('2026-11-18T09:00:05+01:00'));
    expect(waiting('2026-11-18T09:00:10+01:00')).toEqual([2, false]);
    expect(waiting('2026-11-18T09:00:30+01:00')).toEqual([2, true]);
    expect(waiting('2026-11-18T09:30:00+01:00')).toEqual([null, true]);
    ledger.take(swan.counts('2026-11-18T09:30:00+01:00', 1));
    expect(waiting('2026-11-18T09:31:00+01:00')).toEqual([1, false]);
  });
});

describe('inputs', () => {
  it('make the numbers', () => {
    const ledger = ledgerOf();
    ledger.take(flexfone.enter('2026-11-18T09:00:00+01:00', '1.1'));
    ledger.take(flexfone.enter('2026-11-18T09:00:10+01:00', '1.2'));
    ledger.take(flexfone.incoming('2026-11-18T09:00:20+01:00', '1.1', '0201'));
    ledger.take(flexfone.answered('2026-11-18T09:00:30+01:00', '1.1', '0201'));
    const queue = queueAt(ledger, '2026-11-18T09:01:00+01:00');
    expect(queue).toMatchObject({
      callsWaiting: 1,
      longestWaitSeconds: 50,
      longestWaitTime: '50s',
      avgWaitSeconds: 30,
    });
    expect(queue).toMatchObject({ answeredToday: 1, agentsBusy: 1, agentsReady: 2, agentsOther: null });
    expect(queue.waitingSince).toStrictEqual(['2026-11-18T09:00:10.000+01:00']);
    expect(queue.provenance.callsWaiting.asOf).toBe('2026-11-18T09:00:30.000+01:00');
    expect(queueAt(ledger, '2026-11-18T09:01:00+01:00', 'sales')).toMatchObject({ callsWaiting: 0, agentsReady: 2 });
  });

  it('are counted by what became of them', () => {
    const ledger = ledgerOf();
    ledger.take(flexfone.enter('2026-11-18T09:00:00+01:00', '1.1'));
    ledger.take(flexfone.enter('2026-11-18T09:00:01+01:00', '1.1'));
    ledger.take(flexfone.nonsense('2026-11-18T09:00:02+01:00'));
    const counts = { accepted: 1, repeated: 1, rejected: 1 };
    const [status] = ledger.sources(Date.parse(nine)).sources;
    expect(status).toMatchObject({ ...counts, state: 'ok', lastInputAt: '2026-11-18T09:00:02.000+01:00' });
    expect(status?.lastError).toContain('UniqueCallId is missing');
    expect(queueAt(ledger, nine)).toMatchObject({ callsWaiting: 1 });
  });

  it('that tell of switches are accepted, and the switches known', () => {
    const api = { id: 'api', adapter: 'flexfone-api', account: '1', hash: 'h' };
    const ledger = ledgerOf(twoQueues({ sources: [api] }));
    const body = [{ Localnumber: 6001, Name: 'Lukket', IsActive: false }];
    const response = { url: 'https://public.sippeer.dk/api/Callflow', status: 200, body };
    ledger.take({ kind: 'poll', at: Date.parse(nine), source: 'api', response });
    expect(ledger.sources(Date.parse(nine)).sources).toMatchObject([
      { accepted: 1, repeated: 0, callFlows: [{ id: '6001', name: 'Lukket', active: false }] },
    ]);
  });

  it('of the past are not counted, but known', () => {
    const ledger = ledgerOf();
    ledger.replay(flexfone.enter('2026-11-18T09:00:00+01:00', '1.1'));
    ledger.replay(flexfone.nonsense('2026-11-18T09:00:00+01:00'));
    const [status] = ledger.sources(Date.parse(nine)).sources;
    expect(status).toMatchObject({ accepted: 0, repeated: 0, rejected: 0, lastError: null, state: 'ok' });
    ledger.take(flexfone.enter('2026-11-18T09:00:01+01:00', '1.1'));
    expect(ledger.sources(Date.parse(nine)).sources[0]).toMatchObject({ accepted: 0, repeated: 1 });
  });

  it('of a source that nobody knows change nothing', () => {
    const ledger = ledgerOf();
    ledger.take({ ...flexfone.enter(nine, '1.1'), source: 'another' });
    expect(queueAt(ledger, nine).callsWaiting).toBeNull();
  });

  it('that make no sense are logged without a number in them', () => {
    const lines: string[] = [];
    const { rules, sources } = createConfig(twoQueues(), { environment: {} });
    const log = pino({ level: 'trace' }, { write: (line) => void lines.push(line) });
    const ledger = createLedger({ rules, sources, log });
    ledger.take(flexfone.nonsense(nine));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('"source":"pbx"');
    expect(lines[0]).not.toContain('28374655');
    expect(lines[0]).not.toContain(secret);
  });
});

describe('an adapter with a fault of its own', () => {
  const faulty: Adapter = {
    id: 'faulty',
    title: 'Faulty',
    settings: z.strictObject({}),
    about: { da: 'Til prøver.', en: 'For tests.' },
    secrets: [],
    provides: ['callsWaiting'],
    tells: toldLoosely,
    freshness: 'live',
    input: { way: 'webhooks', paths: ['any'], secrets: () => ['s'] },
    read(input) {
      throw new TypeError(`Cannot read ${JSON.stringify(input)}`);
    },
  };

  function sourceWithFault(): Source {
    const { rules } = createConfig(twoQueues(), { environment: {} });
    const result = bindSource({ id: 'broken', adapter: 'faulty' }, [], rules, [faulty]);
    if ('problems' in result) throw new Error('The settings were refused.');
    return result.source;
  }

  it('darkens no board, and tells that it is our fault, without a number in the log', () => {
    const lines: string[] = [];
    const { rules, sources } = createConfig(twoQueues(), { environment: {} });
    const log = pino({ level: 'trace' }, { write: (line) => void lines.push(line) });
    const ledger = createLedger({ rules, sources: [...sources, sourceWithFault()], log });
    ledger.take({ ...flexfone.nonsense(nine), source: 'broken' });
    ledger.take(flexfone.enter(nine, '1.1'));
    expect(queueAt(ledger, nine).callsWaiting).toBe(1);
    const statuses = ledger.sources(Date.parse(nine)).sources;
    expect(statuses[1]).toMatchObject({ id: 'broken', rejected: 1, lastError: expect.stringContaining('wallboard') });
    expect(lines.join()).toContain('Reading an input failed');
    expect(lines.join()).not.toContain('28374655');
  });
});

describe('a source that is expected to speak', () => {
  const pbx = { id: 'pbx', adapter: 'flexfone-webhooks', secret, silence: { minutes: 30 } };
  const ledgerThatExpects = () => {
    const ledger = ledgerOf(twoQueues({ sources: [pbx] }));
    ledger.take(flexfone.enter('2026-11-18T08:59:00+01:00', '1.1'));
    ledger.take(flexfone.answered(nine, '1.1', '0201'));
    return ledger;
  };

  it.each([
    ['2026-11-18T09:30:00.000+01:00', 1, { stale: false }, 'ok'],
    ['2026-11-18T09:30:00.001+01:00', 1, { stale: true }, 'stale'],
    ['2026-11-18T09:45:00.001+01:00', null, { stale: true, unknown: 'tooOld' }, 'stale'],
  ])('at %s has told of %s answered calls', (at, answeredToday, provenance, state) => {
    const ledger = ledgerThatExpects();
    expect(queueAt(ledger, at)).toMatchObject({ answeredToday, provenance: { answeredToday: provenance } });
    expect(ledger.sources(Date.parse(at)).sources).toMatchObject([{ state }]);
  });

  it('is back with its next word, and today is as it was', () => {
    const ledger = ledgerThatExpects();
    ledger.take(flexfone.enter('2026-11-18T10:00:00+01:00', '2.1'));
    expect(queueAt(ledger, '2026-11-18T10:00:01+01:00')).toMatchObject({ answeredToday: 1, callsWaiting: 1 });
  });

  it('is not expected to in the evening', () => {
    const ledger = ledgerThatExpects();
    ledger.take(flexfone.enter('2026-11-18T15:45:00+01:00', '2.1'));
    ledger.take(flexfone.ended('2026-11-18T15:46:00+01:00', '2.1'));
    expect(queueAt(ledger, '2026-11-18T23:00:00+01:00').provenance.answeredToday.stale).toBe(false);
  });
});

describe('when the picture changes by time alone', () => {
  const endOfDay = Date.parse('2026-11-19T00:00:00+01:00');

  it('is at midnight where nobody waits', () => {
    expect(ledgerOf().nextChange(Date.parse(nine))).toBe(endOfDay);
  });

  it('is ahead, though the last change was one that no input brought', () => {
    const ledger = ledgerOf(twoQueues({ queues: [{ id: 'support', name: 'Support', maxWaitSeconds: 300 }] }));
    ledger.take(flexfone.enter('2026-11-18T09:00:00+01:00', '1.1'));
    const later = Date.parse('2026-11-18T09:30:00+01:00');
    expect(queueAt(ledger, '2026-11-18T09:30:00+01:00')).toMatchObject({ callsWaiting: 0, lostToday: 1 });
    expect(ledger.nextChange(later)).toBe(endOfDay);
  });
});

describe('a source that answers and has nothing new', () => {
  it('is news where it was not known to be well, and only there', () => {
    const queues = { support: { group: 'Soporte', queues: ['8001'] } };
    const swan = { id: 'swan', adapter: 'swan', baseUrl: 'http://127.0.0.1:1', company: 'VestPol', queues };
    const ledger = ledgerOf(twoQueues({ sources: [swan] }));
    const at = Date.parse(nine);
    expect(ledger.alive('swan', at)).toBe(true);
    expect(ledger.alive('swan', at + 5_000)).toBe(false);
    ledger.failed('swan', 'unreachable', 'There is no answer.');
    expect(ledger.alive('swan', at + 10_000)).toBe(true);
    expect(ledger.alive('swan', at + 15_000)).toBe(false);
    // Silent for longer than three intervals: old, and well again.
    expect(ledger.alive('swan', at + 40_000)).toBe(true);
    expect(ledger.alive('elsewhere', at)).toBe(false);
  });
});

it('of several events in one input those that make sense count, and the source is told what does not', () => {
  const ledger = ledgerOf();
  const at = Date.parse(nine);
  const body = [{ uniquecallid: '1.1' }, { callerid: '22334455' }, { uniquecallid: '1.2' }];
  const request = { method: 'POST', path: 'queue/support/enter', query: {}, body };
  ledger.take({ kind: 'webhook', at, source: 'pbx', request });
  expect(queueAt(ledger, nine).callsWaiting).toBe(2);
  expect(ledger.sources(at).sources[0]).toMatchObject({
    state: 'ok',
    accepted: 1,
    rejected: 1,
    lastError:
      'UniqueCallId is missing: it is not known which call this is about. Add uniquecallid=[uniquecallid] to the address.',
  });
});
