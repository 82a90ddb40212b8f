import { expect, it } from 'vitest';
import type { Passage } from '#core/calls/passage';
import { nobodyLost, withAct, withChanges, withNumber, type LostCalls } from '#core/lost-calls/lost-calls';
import { recentCount, recentOf } from '#core/lost-calls/recent';

const numbers = (count: number) => Array.from({ length: count }, (_each, index) => index);
const abandoned = (call: string): Passage =>
  ({ call, queue: 'support', entry: 0, until: 40_000, class: 'abandoned' }) as Passage;
const afterLoss = (lost: LostCalls, call: string): LostCalls =>
  withChanges(lost, [{ before: null, after: abandoned(call) }], (id) => id);

it('a number that is told after the call has entered, or was lost, is the caller’s; one that was told once stays', () => {
  const entered = withNumber(nobodyLost, 'a', null);
  expect(entered.unnamed.has('a')).toBe(true);
  const rung = withNumber(entered, 'a', '+4520112233');
  expect([rung.unnamed.has('a'), recentOf(rung.calls, 'a')]).toEqual([false, '+4520112233']);
  expect(withNumber(withNumber(rung, 'a', '+4599999999'), 'a', null)).toBe(rung);
  const late = withNumber(afterLoss(entered, 'a'), 'a', '+4520112233');
  expect([...late.callers.keys()]).toEqual(['+4520112233']);
  expect([...afterLoss(rung, 'a').callers.keys()]).toEqual(['+4520112233']);
});

it('remembers 50,000 calls by their numbers and 5,000 that told none, and a tenth more before the oldest go', () => {
  const named = numbers(55_001).reduce((lost, call) => withNumber(lost, `${call}`, `+45${call}`), nobodyLost);
  const numberOf = (call: number) => recentOf(named.calls, `${call}`);
  expect([recentCount(named.calls), numberOf(4_999), numberOf(5_000)]).toEqual([50_001, undefined, '+455000']);
  const hidden = numbers(5_501).reduce((lost, call) => withNumber(lost, `${call}`, null), nobodyLost);
  expect([hidden.unnamed.size, hidden.unnamed.has('500'), hidden.unnamed.has('501')]).toEqual([5_000, false, true]);
  expect(recentCount(hidden.calls)).toBe(0);
});

it('remembers 20,000 who were answered, and a tenth more before the oldest go', () => {
  const answered = numbers(22_001).reduce((lost, call) => {
    const after = { ...abandoned(`${call}`), class: 'answered' } as Passage;
    return withChanges(withNumber(lost, `${call}`, `+45${call}`), [{ before: null, after }], (id) => id);
  }, nobodyLost);
  expect([answered.answers.size, answered.answers.has('+452000'), answered.answers.has('+452001')]).toEqual([
    20_000,
    false,
    true,
  ]);
});

it('a line is taken by its call also when the call’s number is no longer remembered', () => {
  const lost = afterLoss(withNumber(nobodyLost, 'a', '+4520112233'), 'a');
  const later = numbers(55_001).reduce((known, call) => withNumber(known, `${call}`, `+45${call}`), lost);
  expect(recentOf(later.calls, 'a')).toBeUndefined();
  const act = { kind: 'take', by: 'Mette', at: 50_000 } as const;
  expect(withAct(later, 'a', act).callers.get('+4520112233')?.acts).toEqual([act]);
  expect(withAct(later, 'nobody’s', act)).toBe(later);
});
