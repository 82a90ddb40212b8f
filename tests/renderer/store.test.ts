import type { SourcesReport } from '#core/board/queue';
import { expect, test } from 'vitest';
import { createBoardStore } from '../../renderer/store.ts';
import { aPicture, aQueue } from './queues.ts';
import { aSource, at } from './sources/sources.ts';

const report: SourcesReport = {
  at,
  since: null,
  sources: [aSource('pbx')],
  yesterday: [{ day: '2026-11-17', queue: 'a', counts: [], differ: false }],
  notices: [{ kind: 'set-aside', files: ['journal.sqlite.damaged-20261118T081204120Z'] }],
};

test('of a report on the sources each part is kept, and what says the same stays the very same', () => {
  const store = createBoardStore();
  store.getState().hearSources(report);
  const { sources, yesterday, notices } = store.getState();
  expect({ sources, yesterday, notices }).toEqual({
    sources: report.sources,
    yesterday: report.yesterday,
    notices: report.notices,
  });
  const repeated = JSON.parse(JSON.stringify(report)) as SourcesReport;
  store.getState().hearSources({ ...repeated, notices: [] });
  expect(store.getState().sources).toBe(sources);
  expect(store.getState().yesterday).toBe(yesterday);
  expect(store.getState().notices).toEqual([]);
});

test('the screen of the sources puts away what was asked of a figure', () => {
  const store = createBoardStore();
  store.getState().ask({ queue: 'a', name: 'lostToday', place: { left: 0, top: 0, right: 0, bottom: 0 } });
  store.getState().showSources(true);
  expect(store.getState()).toMatchObject({ isShowingSources: true, asked: null });
});

test.each([
  [
    'on its first day',
    '2026-11-18T09:01:00.000+01:00',
    '2026-11-18T07:12:00.000+01:00',
    '2026-11-18T07:12:00.000+01:00',
  ],
  ['on every later day', '2026-11-19T00:00:00.000+01:00', '2026-11-18T07:12:00.000+01:00', null],
  ['before anything came', '2026-11-18T09:01:00.000+01:00', null, null],
])('since when the board listens is worth saying %s', (_when, now, since, expected) => {
  const store = createBoardStore();
  store.getState().hearSources({ ...report, at: now, since });
  expect(store.getState().listensSince).toBe(expected);
});

test('how far the hub has read today back is known from each picture, until one says nothing of it', () => {
  const store = createBoardStore();
  const { snapshot, update } = store.getState();
  const picture = aPicture([aQueue('a', { callsWaiting: null })]);
  expect(store.getState().catchingUp).toBeNull();
  snapshot({ ...picture, catchingUp: { done: 0.1 } });
  expect(store.getState().catchingUp).toBe(0.1);
  update({ ...picture, queues: [], catchingUp: { done: 0.42 } });
  expect(store.getState().catchingUp).toBe(0.42);
  expect(store.getState().order).toEqual(['a']);
  snapshot(aPicture([aQueue('a')]));
  expect(store.getState().catchingUp).toBeNull();
});
