import { describe, expect, it } from 'vitest';
import { minute } from '#core/time/instant';
import { createLedger } from '#hub/books/ledger';
import { createConfig } from '#hub/config/config';
import { secret, twoQueues } from '#tests/support/configurations';
import { flexfone, ledgerOf, queueAt } from '#tests/support/ledgers';

const nine = '2026-11-18T09:00:00+01:00';

describe('inputs', () => {
  it('teach what is kept over a restart: that it made sense, and of which queues it tells, each once', () => {
    const learnt: unknown[] = [];
    const { rules, sources } = createConfig(twoQueues(), { environment: {} });
    const ledger = createLedger({ rules, sources, learnt: (source, memory) => void learnt.push([source, memory]) });
    ledger.replay(flexfone.enter('2026-11-18T09:00:00+01:00', '1.1'));
    expect(learnt).toEqual([]);
    // What was taken is more than was kept, as after a kill: it is told at once.
    ledger.begin(Date.parse(nine), new Map([['pbx', { heardAt: Date.parse(nine), madeSense: false, queues: [] }]]));
    const support = ['pbx', { madeSense: true, queues: ['support'] }];
    expect(learnt).toEqual([support]);
    ledger.take(flexfone.nonsense(nine));
    ledger.take(flexfone.enter(nine, '1.2'));
    expect(learnt).toEqual([support]);
    ledger.take(flexfone.enter(nine, '1.3', 'sales'));
    expect(learnt).toEqual([support, ['pbx', { madeSense: true, queues: ['support', 'sales'] }]]);
  });

  it.each([
    [{ madeSense: true, queues: ['support'] }, 'ok', 0],
    [{ madeSense: false, queues: [] }, 'waiting', 0],
    // Of an older hub's journal, in which nobody found anything: that is known from now on.
    [{ madeSense: false, queues: null }, 'waiting', 1],
  ])('are remembered from long ago as %j', (memory, state, told) => {
    const learnt: unknown[] = [];
    const { rules, sources } = createConfig(twoQueues(), { environment: {} });
    const ledger = createLedger({ rules, sources, learnt: (source) => void learnt.push(source) });
    const heard = { heardAt: Date.parse(nine), ...memory };
    ledger.begin(
      Date.parse(nine),
      new Map([
        ['pbx', heard],
        ['another', heard],
      ]),
    );
    expect(ledger.sources(Date.parse(nine)).sources).toMatchObject([
      { state, lastInputAt: '2026-11-18T09:00:00.000+01:00' },
    ]);
    expect(queueAt(ledger, nine).callsWaiting).toBe(state === 'ok' ? 0 : null);
    expect(learnt).toHaveLength(told);
  });

  it('from the future were heard now at most: a silence is noticed all the same', () => {
    const silence = { minutes: 30, from: '00:00', to: '23:59' };
    const ledger = ledgerOf(twoQueues({ sources: [{ id: 'pbx', adapter: 'flexfone-webhooks', secret, silence }] }));
    ledger.replay(flexfone.enter('2027-11-18T09:00:00+01:00', '1.1'));
    ledger.begin(Date.parse(nine), new Map());
    expect(ledger.sources(Date.parse(nine)).sources).toMatchObject([
      { state: 'ok', lastInputAt: '2026-11-18T09:00:00.000+01:00' },
    ]);
    expect(ledger.sources(Date.parse(nine) + 31 * minute).sources).toMatchObject([{ state: 'stale' }]);
  });
});
