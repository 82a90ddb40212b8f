import { describe, expect, test } from 'vitest';
import { nameList, numberList } from '../../../renderer/sources/number-list.ts';
import { languages } from '../../../renderer/words/words.ts';

const { da, en } = languages;

describe('numbers by name', () => {
  test("in the board's order, whatever order they come in", () => {
    expect(numberList(['lostToday', 'callsWaiting'], da)).toBe('venter nu og mistede');
    expect(numberList(['lostToday', 'callsWaiting'], en)).toBe('waiting now and lost');
  });

  test('all agents are one word; one of them says whose it is', () => {
    expect(numberList(['agentsReady', 'agentsBusy', 'agentsOther', 'lostToday'], da)).toBe('medarbejdere og mistede');
    expect(numberList(['agentsOther'], da)).toBe('pause m.m. (medarbejdere)');
  });
});

test.each([
  [['A'], 'A'],
  [['A', 'B', 'C'], 'A, B og C'],
  [['A', 'B', 'C', 'D', 'E'], 'A, B og 3 til'],
])('%j is told as %s', (names, text) => {
  expect(nameList(names, 3, da)).toBe(text);
});
