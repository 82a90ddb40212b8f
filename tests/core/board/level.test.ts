import { describe, expect, it } from 'vitest';
import { alarmOf } from '#core/board/level';

const limits = {
  longestWaitSeconds: { warning: 60, critical: 120 },
  callsWaiting: { warning: 3, critical: 6 },
};

describe('the level of a queue', () => {
  it.each([
    ['is calm just below both limits', 59, 2, 'calm', null],
    ['warns of a wait that reaches its limit exactly', 60, 1, 'warning', 'longestWait'],
    ['is not yet critical one second early', 119, 1, 'warning', 'longestWait'],
    ['is critical at the limit exactly', 120, 1, 'critical', 'longestWait'],
    ['warns of as many callers as the limit says', 10, 3, 'warning', 'callsWaiting'],
    ['is critical by the number of callers alone', 10, 6, 'critical', 'callsWaiting'],
    ['names what is critical, not what merely warns', 60, 6, 'critical', 'callsWaiting'],
    ['names the wait where both are critical: it is what the caller feels', 120, 6, 'critical', 'longestWait'],
    ['names the wait where both warn', 60, 3, 'warning', 'longestWait'],
  ] as const)('%s', (_fear, longestWaitSeconds, callsWaiting, level, reason) => {
    expect(alarmOf({ longestWaitSeconds, callsWaiting }, limits)).toEqual({ level, reason });
  });

  it('raises nothing by a figure that nobody knows', () => {
    expect(alarmOf({ longestWaitSeconds: null, callsWaiting: null }, limits).level).toBe('calm');
  });

  it('still hears the known figure where the other is unknown', () => {
    expect(alarmOf({ longestWaitSeconds: null, callsWaiting: 6 }, limits).level).toBe('critical');
    expect(alarmOf({ longestWaitSeconds: 60, callsWaiting: null }, limits).level).toBe('warning');
  });

  it('never fires where no limits are set', () => {
    const none = { longestWaitSeconds: {}, callsWaiting: {} };
    expect(alarmOf({ longestWaitSeconds: 9_999, callsWaiting: 99 }, none)).toEqual({ level: 'calm', reason: null });
  });

  it('is critical without passing through a warning where only the critical limit is set', () => {
    const only = { longestWaitSeconds: { critical: 120 }, callsWaiting: {} };
    expect(alarmOf({ longestWaitSeconds: 119, callsWaiting: 9 }, only).level).toBe('calm');
    expect(alarmOf({ longestWaitSeconds: 120, callsWaiting: 9 }, only).level).toBe('critical');
  });

  it('goes on warning however bad it gets where only the warning limit is set', () => {
    const only = { longestWaitSeconds: { warning: 60 }, callsWaiting: {} };
    expect(alarmOf({ longestWaitSeconds: 9_999, callsWaiting: 0 }, only).level).toBe('warning');
  });
});
