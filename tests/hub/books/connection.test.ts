import { describe, expect, it } from 'vitest';
import type { Input } from '#core/said/input';
import { hour, minute } from '#core/time/instant';
import { createLedger, type Ledger, type LedgerOptions } from '#hub/books/ledger';
import { createConfig } from '#hub/config/config';
import { clockStepInput } from '#hub/intake/clock-step';
import { streamNotice } from '#hub/intake/stream-notice';
import { twoQueues } from '#tests/support/configurations';
import { exchangeSource } from '#tests/support/exchange';
import { queueAt } from '#tests/support/ledgers';

const nine = Date.parse('2026-11-18T09:00:00+01:00');
const iso = (at: number): string => new Date(at).toISOString();

function ledgerOf(complete = false, learnt: LedgerOptions['learnt'] = () => undefined): Ledger {
  const { rules } = createConfig(twoQueues(), { environment: {} });
  return createLedger({ rules, sources: [exchangeSource(1, rules)], complete, learnt });
}

const said = (at: number, message: string): Input => ({ kind: 'stream', source: 'pbx', at, message });
const opened = (at: number): Input => streamNotice({ kind: 'opened', source: 'pbx', at });
const lost = (at: number): Input => streamNotice({ kind: 'lost', source: 'pbx', at });

const stateAt = (ledger: Ledger, at: number) => ledger.sources(at).sources[0]?.state;

function waitingAt(ledger: Ledger, at: number) {
  const { callsWaiting, provenance } = queueAt(ledger, iso(at));
  return [callsWaiting, provenance.callsWaiting.unknown ?? (provenance.callsWaiting.stale ? 'stale' : 'fresh')];
}

describe('in a replay', () => {
  it('a stream is fresh from opened until lost, then old, then unknown', () => {
    const ledger = ledgerOf(true);
    expect(waitingAt(ledger, nine)).toStrictEqual([null, 'notHeardYet']);
    ledger.take(opened(nine));
    expect(waitingAt(ledger, nine)).toStrictEqual([0, 'fresh']);
    ledger.take(said(nine, 'queued 1.1 support'));
    expect(waitingAt(ledger, nine + 30 * minute)).toStrictEqual([1, 'fresh']);
    ledger.take(lost(nine + 40 * minute));
    expect(waitingAt(ledger, nine + 40 * minute)).toStrictEqual([1, 'stale']);
    expect(waitingAt(ledger, nine + 55 * minute - 1)).toStrictEqual([1, 'stale']);
    expect(waitingAt(ledger, nine + 55 * minute)).toStrictEqual([null, 'tooOld']);
    ledger.take(opened(nine + 56 * minute));
    expect(waitingAt(ledger, nine + 56 * minute)).toStrictEqual([1, 'fresh']);
  });

  it('notices are no inputs of the source, and those of others are none of its', () => {
    const ledger = ledgerOf(true);
    ledger.take(opened(nine));
    ledger.take(streamNotice({ kind: 'lost', source: 'other', at: nine }));
    ledger.take({ kind: 'stream', source: '#streams', at: nine, message: 'closed pbx' });
    expect(ledger.sources(nine).sources[0]).toMatchObject({ accepted: 0, rejected: 0, lastInputAt: null, state: 'ok' });
  });

  it('a message without any notice tells that there is a connection', () => {
    const ledger = ledgerOf(true);
    ledger.take(said(nine, 'queued 1.1 support'));
    expect(waitingAt(ledger, nine + hour / 2)).toStrictEqual([1, 'fresh']);
  });
});

describe('in a hub that runs', () => {
  function running(): Ledger {
    const ledger = ledgerOf();
    ledger.begin(nine, new Map());
    return ledger;
  }

  it('nothing is known before the connection is live, and from then on it is fresh', () => {
    const ledger = running();
    ledger.take(opened(nine));
    ledger.take(said(nine, 'queued 1.1 support'));
    expect([waitingAt(ledger, nine), stateAt(ledger, nine)]).toStrictEqual([[null, 'notHeardYet'], 'waiting']);
    ledger.failed('pbx', 'unreachable', 'It is not there.');
    ledger.take(said(nine, 'queued 1.2 support'));
    expect(stateAt(ledger, nine)).toBe('failing');
    ledger.live('pbx', nine + 1);
    expect([waitingAt(ledger, nine + hour / 2), stateAt(ledger, nine + hour / 2)]).toStrictEqual([[2, 'fresh'], 'ok']);
    expect(ledger.sources(nine).sources[0]).toMatchObject({
      lastError: null,
      connection: { since: expect.anything() as string },
    });
  });

  it('an attempt that never becomes live makes old numbers no younger', () => {
    const ledger = running();
    ledger.take(opened(nine));
    ledger.live('pbx', nine);
    ledger.take(lost(nine + minute));
    ledger.take(opened(nine + 2 * minute));
    ledger.take(said(nine + 2 * minute, 'queued 1.1 support'));
    expect(waitingAt(ledger, nine + 2 * minute)).toStrictEqual([1, 'stale']);
    ledger.take(lost(nine + 3 * minute));
    expect(waitingAt(ledger, nine + 16 * minute - 1)).toStrictEqual([1, 'stale']);
    expect(waitingAt(ledger, nine + 16 * minute)).toStrictEqual([null, 'tooOld']);
  });

  it('problems are told until the connection is lost', () => {
    const ledger = running();
    ledger.take(opened(nine));
    ledger.problems('pbx', ['201 cannot be monitored.']);
    expect(ledger.sources(nine).sources[0]?.problems).toStrictEqual([
      { da: '201 cannot be monitored.', en: '201 cannot be monitored.' },
    ]);
    ledger.take(lost(nine));
    expect(ledger.sources(nine).sources[0]?.problems).toStrictEqual([]);
  });

  it('the picture changes by itself when what was told grows old', () => {
    const ledger = running();
    const end = nine + 15 * hour;
    ledger.take(opened(nine));
    ledger.live('pbx', nine);
    expect(ledger.nextChange(nine)).toBe(end);
    ledger.take(lost(nine));
    expect(ledger.nextChange(nine)).toBe(nine + 15 * minute);
  });

  it('its times move with the clock', () => {
    const ledger = running();
    ledger.take(opened(nine));
    ledger.live('pbx', nine);
    ledger.take(lost(nine));
    ledger.take(clockStepInput(nine + hour, hour));
    expect(waitingAt(ledger, nine + hour + 14 * minute)).toStrictEqual([0, 'stale']);
    expect(waitingAt(ledger, nine + hour + 15 * minute)).toStrictEqual([null, 'tooOld']);
  });
});

describe('after a start of the hub', () => {
  it('a connection of before is open in the journal, and fresh no more', () => {
    const ledger = ledgerOf();
    ledger.replay(opened(nine));
    ledger.replay(said(nine + minute, 'queued 1.1 support'));
    ledger.begin(nine + 2 * minute, new Map());
    expect(waitingAt(ledger, nine + 2 * minute)).toStrictEqual([1, 'stale']);
    // The driver writes it down at once: then it counts from there.
    ledger.take(lost(nine + 10 * minute));
    expect(waitingAt(ledger, nine + 24 * minute)).toStrictEqual([1, 'stale']);
    expect(waitingAt(ledger, nine + 25 * minute)).toStrictEqual([null, 'tooOld']);
  });

  it.each([
    ['opened', true],
    ['lost', false],
  ] as const)('one of yesterday is as the journal keeps it: %s', (kind, isOpen) => {
    const ledger = ledgerOf();
    const lastNotice = { kind, at: nine - 24 * hour };
    const memory = { heardAt: nine - 20 * hour, madeSense: true, queues: ['support'], lastNotice };
    ledger.begin(nine, new Map([['pbx', memory]]));
    expect(ledger.tabs.get('pbx')?.connection?.openedAt !== null).toBe(isOpen);
    expect(stateAt(ledger, nine)).toBe('stale');
    expect(waitingAt(ledger, nine)).toStrictEqual([null, 'tooOld']);
  });

  it('what today says of a connection is newer than what was kept, and each word is kept', () => {
    const learnt: unknown[] = [];
    const ledger = ledgerOf(false, (_source, { lastNotice }) => void learnt.push(lastNotice));
    ledger.replay(opened(nine));
    ledger.replay(said(nine, 'queued 1.1 support'));
    expect(learnt).toStrictEqual([]);
    const lastNotice = { kind: 'lost', at: nine - hour } as const;
    const memory = { heardAt: nine, madeSense: true, queues: ['support'], lastNotice };
    ledger.begin(nine, new Map([['pbx', memory]]));
    expect(ledger.tabs.get('pbx')?.connection?.openedAt).toBe(nine);
    ledger.take(lost(nine + minute));
    expect(learnt).toStrictEqual([
      { kind: 'opened', at: nine },
      { kind: 'lost', at: nine + minute },
    ]);
  });

  it('one of days ago is remembered, and only the newest word on it counts', () => {
    const ledger = ledgerOf();
    expect(ledger.forgets(new Set(['other']))).toBe(false);
    for (const spoke of ['pbx', '#streams']) expect(ledger.forgets(new Set([spoke]))).toBe(true);
    ledger.recall(opened(nine - 24 * hour));
    ledger.recall(lost(nine - 23 * hour));
    ledger.recall(opened(nine - 22 * hour));
    expect(ledger.forgets(new Set(['pbx']))).toBe(false);
    ledger.recall(opened(nine - 48 * hour));
    ledger.recall(lost(nine - 47 * hour));
  });
});
