import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { addPollers, addSourceAges } from '#hub/sources/poller/metrics';
import type { PollStats } from '#hub/sources/poller/stats';

const none = { unreachable: 0, busy: 0, 'sign-in-refused': 0, 'not-understood': 0, 'not-kept': 0, fault: 0 };

test('Prometheus is told how each source fares', async () => {
  const registry = new Registry();
  const fresh: PollStats = {
    source: 'new',
    polls: 0,
    failures: none,
    lastDuration: null,
    totalDuration: 0,
    heardAt: null,
    failing: null,
  };
  const old: PollStats = {
    ...fresh,
    source: 'old',
    polls: 7,
    failures: { ...none, busy: 2 },
    lastDuration: 250,
    totalDuration: 1_500,
  };
  addPollers([registry], () => [fresh, old]);
  const at = '2026-11-18T09:14:31.250+01:00';
  const source = {
    adapter: 'swan',
    title: 'SWAN',
    provides: [],
    freshness: 'polled',
    queues: null,
    everySeconds: 5,
    problem: null,
    backfill: null,
    callFlows: [],
    clockOffsetSeconds: null,
    connection: null,
    problems: [],
    state: 'ok',
    lastError: null,
    accepted: 0,
    repeated: 0,
    rejected: 0,
  } as const;
  addSourceAges([registry], () => ({
    at,
    since: null,
    sources: [
      { ...source, id: 'new', lastInputAt: null },
      { ...source, id: 'old', lastInputAt: '2026-11-18T09:14:01.000+01:00' },
    ],
    yesterday: [],
    notices: [],
  }));
  const lines = (await registry.metrics()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  expect(lines).toEqual(
    expect.arrayContaining([
      'wallboard_polls_total{source="new"} 0',
      'wallboard_polls_total{source="old"} 7',
      'wallboard_poll_seconds_total{source="old"} 1.5',
      'wallboard_poll_failures_total{source="old",kind="busy"} 2',
      'wallboard_poll_last_seconds{source="old"} 0.25',
      'wallboard_source_age_seconds{source="old"} 30.25',
    ]),
  );
  expect(lines.filter((line) => line.includes('last_seconds') || line.includes('age_seconds'))).toHaveLength(2);
});
