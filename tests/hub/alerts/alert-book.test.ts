import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alertId } from '#core/alerts/open-alert';
import type { Input } from '#core/said/input';
import { clockStepInput } from '#hub/intake/clock-step';
import { hubNotice } from '#hub/intake/hub-notice';
import { peopleNotice } from '#hub/intake/people-notice';
import { alertDay, inWords } from '#tests/support/alert-logs';
import { type Configuration, secret } from '#tests/support/configurations';
import { flexfone, swan } from '#tests/support/ledgers';
import { dawn, limits, secondsOf, settings, stretches } from '#tests/truth/alert-day';
import { expectedLog } from '#tests/truth/alert-oracle';

const pbx = { id: 'pbx', adapter: 'flexfone-webhooks', secret };

function configured(alerts: object = {}, more: Configuration = {}): Configuration {
  const queue = { id: 'support', name: 'Support', alerts, ...(more['queue'] as object | undefined) };
  const { queue: _queue, ...rest } = more;
  return { queues: [queue], sources: [pbx], ...rest };
}

const at = (time: string) => `2026-11-18T${time}Z`;
const instant = (time: string) => Date.parse(at(time));

function wordsOf(configuration: Configuration, inputs: readonly Input[], until: string): readonly string[] {
  const day = alertDay(configuration);
  day.take(...inputs);
  day.book.until(instant(until));
  return day.log.map(inWords);
}

/** One limit alone, so that a log is short. */
const onlyWait = { longestWaitSeconds: { warning: 60 }, callsWaiting: {}, nobodyReady: {} };

describe('a wait', () => {
  test('is told at its entry, the limit and what it must last, to the millisecond, though nothing comes in', () => {
    const inputs = [flexfone.enter(at('09:00:00.123'), '1.1')];
    expect(wordsOf(configured(onlyWait), inputs, '09:07:00.000')).toEqual([
      '09:01:05.123 raised longestWaitSeconds support warning',
      '09:01:05.123 said longestWaitSeconds support warning',
      '09:06:05.123 said longestWaitSeconds support warning',
    ]);
  });

  test('is not half a second too early, as the board that rounds', () => {
    const inputs = [flexfone.enter(at('09:00:00.000'), '1.1'), flexfone.ended(at('09:01:04.999'), '1.1')];
    expect(wordsOf(configured(onlyWait), inputs, '09:07:00.000')).toEqual([]);
  });

  test('is over when it has been for as long as that takes', () => {
    const inputs = [flexfone.enter(at('09:00:00.000'), '1.1'), flexfone.answered(at('09:02:00.000'), '1.1', '201')];
    expect(wordsOf(configured(onlyWait), inputs, '09:03:00.000').at(-1)).toBe(
      '09:02:10.000 cleared longestWaitSeconds support warning',
    );
  });

  test('goes on when the clock is set', () => {
    const hour = 3_600_000;
    const inputs = [
      flexfone.enter(at('09:00:00.000'), '1.1'),
      clockStepInput(instant('10:00:30.000'), hour),
      flexfone.enter(at('10:00:40.000'), '1.2'),
    ];
    expect(wordsOf(configured(onlyWait), inputs, '10:02:00.000')[0]).toBe(
      '10:01:05.000 raised longestWaitSeconds support warning',
    );
  });
});

describe('inputs of one instant', () => {
  const callers = {
    longestWaitSeconds: {},
    callsWaiting: { warning: 2 },
    nobodyReady: {},
    forSeconds: 0,
    clearAfterSeconds: 0,
  };

  test('are judged together: a state that lasted no time is none', () => {
    const inputs = [
      flexfone.enter(at('09:00:00.000'), '1.1'),
      flexfone.enter(at('09:00:10.000'), '1.2'),
      flexfone.ended(at('09:00:10.000'), '1.1'),
      flexfone.enter(at('09:00:20.000'), '1.3'),
      flexfone.ended(at('09:00:20.001'), '1.3'),
    ];
    expect(wordsOf(configured(callers), inputs, '09:01:00.000')).toEqual([
      '09:00:20.000 raised callsWaiting support warning',
      '09:00:20.000 said callsWaiting support warning',
      '09:00:20.001 cleared callsWaiting support warning',
    ]);
  });
});

describe('somebody who waits while nobody is ready', () => {
  const alerts = { longestWaitSeconds: {}, callsWaiting: {} };
  const staffed = configured(alerts, { queue: { agents: ['201'] } });

  test('is told after both its limit and what it must last, and is over with the first who is', () => {
    const inputs = [
      flexfone.enter(at('08:59:00.000'), '1.0'),
      flexfone.answered(at('09:00:00.000'), '1.0', '201'),
      flexfone.enter(at('09:00:10.000'), '1.1'),
      flexfone.ended(at('09:00:50.000'), '1.0'),
    ];
    expect(wordsOf(staffed, inputs, '09:02:00.000')).toEqual([
      '09:00:30.000 raised nobodyReady support warning',
      '09:00:30.000 said nobodyReady support warning',
      '09:01:00.000 cleared nobodyReady support warning',
    ]);
  });
});

describe('a source', () => {
  test('of a capture made by hand fails with an answer that is none, and is back with the next', () => {
    const configuration = { queues: [{ id: 'support', name: 'Support' }], sources: [swan.source] };
    const inputs = [
      swan.counts(at('09:00:00.000'), 0),
      swan.fails(at('09:00:05.000')),
      swan.counts(at('09:00:30.000'), 0),
    ];
    expect(wordsOf(configuration, inputs, '09:01:00.000')).toEqual([
      '09:00:05.000 raised source swan critical',
      '09:00:05.000 said source swan critical',
      '09:00:40.000 cleared source swan critical',
    ]);
  });

  test('fares as the hub said, once it has said anything', () => {
    const configuration = { queues: [{ id: 'support', name: 'Support' }], sources: [swan.source] };
    const inputs = [
      hubNotice({ kind: 'started' }, instant('09:00:00.000')),
      swan.counts(at('09:00:01.000'), 0),
      hubNotice({ kind: 'failing', source: 'swan' }, instant('09:10:00.000')),
      hubNotice({ kind: 'stale', source: 'swan' }, instant('09:10:15.000')),
      hubNotice({ kind: 'back', source: 'swan' }, instant('09:11:00.000')),
    ];
    expect(wordsOf(configuration, inputs, '09:12:00.000')).toEqual([
      '09:10:00.000 raised source swan critical',
      '09:10:00.000 said source swan critical',
      '09:11:10.000 cleared source swan critical',
    ]);
  });

  test('whose figures are old neither raises nor clears; when they are unknown, it clears', () => {
    const callers = { longestWaitSeconds: {}, callsWaiting: { warning: 1, critical: 2 }, nobodyReady: {} };
    const configuration = { queues: [{ id: 'support', name: 'Support', alerts: callers }], sources: [swan.source] };
    const inputs = [
      hubNotice({ kind: 'started' }, instant('09:00:00.000')),
      swan.counts(at('09:00:01.000'), 1),
      swan.counts(at('09:00:20.000'), 2),
      hubNotice({ kind: 'stale', source: 'swan' }, instant('09:00:21.000')),
    ];
    expect(wordsOf(configuration, inputs, '09:30:00.000').filter((line) => !line.includes(' said '))).toEqual([
      '09:00:06.000 raised callsWaiting support warning',
      '09:00:21.000 raised source swan critical',
      '09:15:31.000 cleared callsWaiting support warning',
    ]);
  });
});

describe('a hub that was not there', () => {
  const start = hubNotice({ kind: 'started' }, instant('08:59:00.000'));
  const enter = flexfone.enter(at('09:00:00.000'), '1.1');
  const again = hubNotice({ kind: 'started' }, instant('09:10:00.000'));

  test('told nothing then, whether it was stopped or was killed', () => {
    const raised = [
      '09:10:00.000 raised longestWaitSeconds support warning',
      '09:10:00.000 said longestWaitSeconds support warning',
    ];
    const stopped = hubNotice({ kind: 'stopped' }, instant('09:00:30.000'));
    // Both limits were passed while nobody looked: it has not been seen to last yet.
    const later = raised.map((line) => line.replace('09:10:00', '09:10:05'));
    expect(wordsOf(configured(onlyWait), [start, enter, stopped, again], '09:11:00.000')).toEqual(later);
    expect(wordsOf(configured(onlyWait), [start, enter, again], '09:11:00.000')).toEqual(later);
  });

  test('saw what came last before it was killed, though nothing came after it', () => {
    const answered = flexfone.answered(at('09:02:00.000'), '1.1', '201');
    const soon = hubNotice({ kind: 'started' }, instant('09:02:04.000'));
    const awake = hubNotice({ kind: 'awake' }, instant('09:01:05.000'));
    const log = wordsOf(configured(onlyWait), [start, enter, awake, answered, soon], '09:11:00.000');
    expect(log.slice(2)).toEqual(['09:02:10.000 cleared longestWaitSeconds support warning']);
  });

  test('told what it was awake for', () => {
    const awake = hubNotice({ kind: 'awake' }, instant('09:01:05.000'));
    const log = wordsOf(configured(onlyWait), [start, enter, awake, again], '09:11:00.000');
    expect(log.map((line) => line.slice(0, 17))).toEqual([
      '09:01:05.000 rais',
      '09:01:05.000 said',
      '09:10:00.000 said',
    ]);
  });
});

describe('people', () => {
  const queues = ['support', 'sales'].map((id) => ({ id, name: id, alerts: onlyWait }));
  const configuration = { queues, sources: [pbx] };
  const id = alertId({ kind: 'longestWaitSeconds', subject: { queue: 'support' } }, instant('09:01:05.000'));
  const entered = [flexfone.enter(at('09:00:00.000'), '1.1'), flexfone.enter(at('09:00:00.000'), '1.2', 'sales')];
  const said = (log: readonly string[]) =>
    log.filter((line) => line.includes(' said ')).map((line) => line.replace(' said longestWaitSeconds', ''));

  test('of two who take it the first counts, and no queue silences another', () => {
    const log = wordsOf(
      configuration,
      [
        ...entered,
        peopleNotice({ kind: 'acknowledged', id, by: 'Anna' }, instant('09:02:00.000')),
        peopleNotice({ kind: 'acknowledged', id, by: 'Mikkel' }, instant('09:02:00.000')),
      ],
      '09:07:00.000',
    );
    expect(log.filter((line) => line.includes('acknowledged'))).toEqual([
      '09:02:00.000 acknowledged longestWaitSeconds support warning by Anna',
    ]);
    expect(said(log)).toEqual([
      '09:01:05.000 support warning',
      '09:01:05.000 sales warning',
      '09:06:05.000 sales warning',
    ]);
  });

  test('who snooze hear of it again when it is time after that', () => {
    const log = wordsOf(
      configuration,
      [...entered, peopleNotice({ kind: 'snoozed', id, minutes: 6 }, instant('09:02:00.000'))],
      '09:12:00.000',
    );
    expect(said(log).filter((line) => line.includes('support'))).toEqual([
      '09:01:05.000 support warning',
      '09:11:05.000 support warning',
    ]);
  });

  test('who mean one that is not open mean nothing', () => {
    const day = alertDay(configuration);
    day.take(...entered, peopleNotice({ kind: 'acknowledged', id: `${id}0`, by: null }, instant('09:02:00.000')));
    expect(day.log.some(({ change }) => change === 'acknowledged')).toBe(false);
  });
});

/** Requests of a Flexfone by which just that happens, in whole seconds; nobody is known to be a member. */
function requestsOf(seconds: ReturnType<typeof secondsOf>): readonly Input[] {
  const inputs: Input[] = [];
  const waiting: string[] = [];
  for (const [index, { isFirst, come, leave }] of seconds.entries()) {
    if (!isFirst) continue;
    const now = new Date(dawn + index * 1_000).toISOString();
    for (const call of waiting.splice(0, leave)) inputs.push(flexfone.ended(now, call));
    for (let each = 0; each < come; each += 1) {
      const call = `${index}.${each}`;
      waiting.push(call);
      inputs.push(flexfone.enter(now, call));
    }
  }
  return inputs;
}

test('the log of a capture is that of a second computation, over the real adapter and the real book', () => {
  fc.assert(
    fc.property(stretches, settings, (day, given) => {
      const calm = {
        ready: null,
        calls: 0,
        rate: null,
        age: 'fresh',
        isFailing: false,
        isOpen: true,
        isQuiet: false,
        person: null,
      } as const;
      const seconds = secondsOf(day.map((each) => ({ ...each, ...calm })));
      const { hold: forSeconds, clear: clearAfterSeconds, again: againAfterSeconds } = given;
      const { longestWaitSeconds, callsWaiting } = limits;
      const alerts = { longestWaitSeconds, callsWaiting, forSeconds, clearAfterSeconds, againAfterSeconds };
      const real = alertDay(configured(alerts, { queue: { order: 'other' } }));
      real.take(...requestsOf(seconds));
      real.book.until(dawn + (seconds.length - 1) * 1_000);
      const log = real.log.map(({ at: then, kind, severity, change }) => ({
        second: (then - dawn) / 1_000,
        kind,
        severity,
        change,
      }));
      // Before the first request nobody looks, and there is nothing to see.
      expect(log).toEqual(expectedLog(seconds, given));
    }),
  );
});
