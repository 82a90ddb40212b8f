import { describe, expect, it } from 'vitest';
import type { Queue } from '#core/board/queue';
import { minute, second } from '#core/time/instant';
import { createLedger, type Ledger } from '#hub/books/ledger';
import { createConfig } from '#hub/config/config';
import { clockStepInput } from '#hub/intake/clock-step';
import { streamNotice } from '#hub/intake/stream-notice';
import * as told from '#tests/adapters/csta/payloads';
import { twoQueues } from '#tests/support/configurations';
import { queueAt } from '#tests/support/ledgers';

const nine = Date.parse('2026-11-18T09:00:00+01:00');

/** A switch that is followed as far as `gaps` says, from nine o'clock on. */
function followed(gaps: Parameters<typeof told.gaps>[0]) {
  const { rules, sources } = createConfig(
    twoQueues({
      sources: [
        {
          id: 'pbx',
          adapter: 'csta',
          host: '127.0.0.1',
          port: 5_000,
          queues: { support: '8001', sales: '8002' },
          agents: ['0201'],
        },
      ],
    }),
    { environment: {} },
  );
  const ledger = createLedger({ rules, sources, complete: true });
  const say = (at: number, message: string): void => ledger.take({ kind: 'stream', source: 'pbx', at, message });
  ledger.take(streamNotice({ kind: 'opened', source: 'pbx', at: nine }));
  say(nine, told.gaps(gaps));
  const watched = ['8001', '8002', '0201'].filter((device) => gaps[device] !== 'nothing');
  for (const device of watched) say(nine, told.watched(device.padStart(4, '0')));
  for (const device of watched.filter((each) => gaps[each] === undefined)) say(nine, told.snapshot(device));
  return { ledger, say };
}

const shown = (ledger: Ledger, at: number, id: string = 'support'): Queue =>
  queueAt(ledger, new Date(at).toISOString(), id);

const ofCalls = [
  'callsWaiting',
  'longestWaitSeconds',
  'answeredToday',
  'lostToday',
  'answerRate',
  'avgWaitSeconds',
  'longestWaitTodaySeconds',
  'avgTalkSeconds',
  'serviceLevel',
  'overflowedToday',
  'inferredLostToday',
] as const;

describe('a queue that the switch does not tell of', () => {
  it('is no quiet queue: of its calls nothing is known, and the others are as they are', () => {
    const { ledger, say } = followed({ 8001: 'nothing' });
    const support = shown(ledger, nine);
    for (const name of ofCalls) {
      expect(support[name], name).toBeNull();
      expect(support.provenance[name], name).toMatchObject({ unknown: 'queueNotHeard' });
    }
    expect(support.waitingSince).toBeNull();
    // The agents are followed by their own phones.
    expect(support.agentsReady).not.toBeNull();
    const quiet = shown(ledger, nine, 'sales');
    expect(quiet).toMatchObject({ callsWaiting: 0, answeredToday: 0, lostToday: 0, answerRate: null });
    expect(quiet.provenance.callsWaiting).not.toHaveProperty('atLeast');
    say(nine + second, told.queued('1', '8002'));
    expect(shown(ledger, nine + second, 'sales')).toMatchObject({ callsWaiting: 1 });
    expect(ledger.picture(nine).total).toMatchObject({
      callsWaiting: 1,
      provenance: { callsWaiting: { atLeast: true } },
    });
  });

  it('is known again when it is followed again, but for what went by', () => {
    const { ledger, say } = followed({ 8001: 'nothing' });
    say(nine + minute, told.gaps({}));
    const queue = shown(ledger, nine + minute);
    expect(queue).toMatchObject({ callsWaiting: 0, answeredToday: 0, missed: [{ answered: null, lost: null }] });
    expect(queue.provenance.answeredToday).toMatchObject({ atLeast: true });
  });
});

describe('a queue that is followed, and was not listed', () => {
  it('has at least those who came since, until nobody can wait from before', () => {
    const { ledger, say } = followed({ 8001: 'from-now' });
    expect(shown(ledger, nine)).toMatchObject({ callsWaiting: 0, longestWaitSeconds: 0, answeredToday: 0 });
    say(nine + second, told.queued('1', '8001'));
    say(nine + 2 * second, told.established('1', '0201'));
    const queue = shown(ledger, nine + minute);
    expect(queue).toMatchObject({ callsWaiting: 0, answeredToday: 1, answerRate: 100, avgWaitSeconds: 1 });
    for (const name of ['callsWaiting', 'longestWaitSeconds', 'answeredToday', 'lostToday'] as const) {
      expect(queue.provenance[name], name).toMatchObject({ atLeast: true });
    }
    for (const name of ['answerRate', 'avgWaitSeconds', 'serviceLevel'] as const) {
      expect(queue.provenance[name], name).toMatchObject({ estimated: true });
    }
    const most = 60 * minute;
    expect(shown(ledger, nine + most - 1).provenance.callsWaiting).toMatchObject({ atLeast: true });
    expect(shown(ledger, nine + most).provenance.callsWaiting).not.toHaveProperty('atLeast');
    expect(shown(ledger, nine + most).provenance.answeredToday).toMatchObject({ atLeast: true });
    expect(shown(ledger, nine + 24 * 60 * minute).provenance.answeredToday).not.toHaveProperty('atLeast');
    expect(ledger.nextChange(nine + most - minute)).toBe(nine + most);
  });

  it('its times move with the clock', () => {
    const { ledger } = followed({ 8001: 'from-now' });
    ledger.take(clockStepInput(nine + 60 * minute, 60 * minute));
    expect(shown(ledger, nine + 2 * 60 * minute - 1).provenance.callsWaiting).toMatchObject({ atLeast: true });
    expect(shown(ledger, nine + 2 * 60 * minute).provenance.callsWaiting).not.toHaveProperty('atLeast');
  });
});
