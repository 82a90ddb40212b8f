import { expect, it } from 'vitest';
import type { Report } from '#hub/sources/report';
import { rememberReport } from '#hub/sources/report';

function heardBy() {
  const heard: unknown[] = [];
  const report: Report = {
    alive: (at, backfill) => void heard.push(['alive', at, backfill]),
    live: (at) => void heard.push(['live', at]),
    failed: ({ kind, message }) => void heard.push(['failed', kind, message]),
    problems: (sentences) => void heard.push(['problems', sentences]),
  };
  return { heard, report };
}

it('tells on, and again to who is new what it told last', () => {
  const first = heardBy();
  const remembered = rememberReport(first.report);
  const before = heardBy();
  remembered.again(before.report);
  expect(before.heard).toStrictEqual([]);

  remembered.live(1);
  remembered.problems(['one']);
  const second = heardBy();
  remembered.again(second.report);
  expect(first.heard).toStrictEqual([
    ['live', 1],
    ['problems', ['one']],
  ]);
  expect(second.heard).toStrictEqual(first.heard);

  remembered.failed({ kind: 'unreachable', message: 'It is gone.' });
  const third = heardBy();
  remembered.again(third.report);
  expect(third.heard).toStrictEqual([['failed', 'unreachable', 'It is gone.']]);

  remembered.alive(2, { days: 1, of: 2 });
  const fourth = heardBy();
  remembered.again(fourth.report);
  expect(fourth.heard).toStrictEqual([['alive', 2, { days: 1, of: 2 }]]);
});
