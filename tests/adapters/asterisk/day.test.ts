import { describe, expect, it } from 'vitest';
import type { NumberName } from '#core/said/numbers';
import { removeMember } from '#tests/fakes/asterisk/members';
import { resetCounts } from '#tests/fakes/asterisk/status';
import { wholeDay } from './whole-day.ts';

const now = ['callsWaiting', 'agentsReady', 'agentsBusy'] as const;
const all = [
  ...now,
  'longestWaitSeconds',
  'answeredToday',
  'lostToday',
  'overflowedToday',
  'answerRate',
  'avgWaitSeconds',
  'longestWaitTodaySeconds',
  'avgTalkSeconds',
  'serviceLevel',
] as const satisfies readonly NumberName[];

function values(figures: ReturnType<ReturnType<typeof wholeDay>['figures']>, names: readonly (typeof all)[number][]) {
  return Object.fromEntries(names.map((name) => [name, figures[name].value]));
}

describe.each([3, 11])('a day of 500 calls, %i', (seed) => {
  it('is on the board as it is', () => {
    const day = wholeDay({ calls: 500, seed });
    let looks = 0;
    day.play((at) => {
      looks += 1;
      if (looks % 25 !== 0) return;
      for (const truth of day.truth(at)) {
        const expected = Object.fromEntries(all.map((name) => [name, truth[name]]));
        expect(values(day.figures(truth.id, at), all), new Date(at).toISOString()).toStrictEqual(expected);
      }
    });
    expect(looks).toBeGreaterThan(1_000);
  });

  it('is on the board as it is, each time that the connection was lost and is there again', () => {
    const day = wholeDay({ calls: 500, seed });
    let looks = 0;
    let cuts = 0;
    day.play((at) => {
      looks += 1;
      if (looks % 97 === 0) day.listen(false, at);
      if (looks % 97 !== 20 || looks < 97) return;
      cuts += 1;
      day.listen(true, at);
      for (const truth of day.truth(at)) {
        const figures = day.figures(truth.id, at);
        const expected = Object.fromEntries([...now, 'answeredToday' as const].map((name) => [name, truth[name]]));
        expect(values(figures, [...now, 'answeredToday']), new Date(at).toISOString()).toStrictEqual(expected);
        // Asterisk counts the time of a wait in whole seconds, as the day here goes.
        expect(figures.longestWaitSeconds.value).toBe(truth.longestWaitSeconds);
        const { value, atLeast } = figures.lostToday;
        expect(value).toBeLessThanOrEqual(truth.lostToday + truth.overflowedToday);
        if (atLeast) expect(value).toBeLessThanOrEqual(truth.lostToday);
      }
    });
    expect(cuts).toBeGreaterThan(10);
  });
});

it('a reset of the counts changes nothing while somebody listens', () => {
  const day = wholeDay({ calls: 300, seed: 7 });
  let looks = 0;
  day.play((at) => {
    looks += 1;
    if (looks % 100 === 50) resetCounts(day.house);
    if (looks % 25 !== 0) return;
    for (const truth of day.truth(at)) {
      const names = ['answeredToday', 'lostToday', 'overflowedToday'] as const;
      expect(values(day.figures(truth.id, at), names)).toStrictEqual(
        Object.fromEntries(names.map((name) => [name, truth[name]])),
      );
    }
  });
  expect(looks).toBeGreaterThan(500);
});

it('counts that were reset while nobody listened make the answered ones "at least"', () => {
  const day = wholeDay({ calls: 300, seed: 7 });
  let looks = 0;
  day.play((at) => {
    looks += 1;
    if (looks === 700) {
      day.listen(false, at);
      resetCounts(day.house);
      day.listen(true, at);
    }
    if (looks !== 701) return;
    for (const { id, answeredToday } of day.truth(at)) {
      expect(day.figures(id, at).answeredToday).toMatchObject({ value: answeredToday, atLeast: true });
    }
  });
  expect(looks).toBeGreaterThan(701);
});

it('who is taken out of his queue in a talk is no member there, and the talk is over when it is', () => {
  const day = wholeDay({ calls: 300, seed: 7 });
  let removed = '';
  day.play((at) => {
    const [talk] = day.house.talks.values();
    if (removed !== '' || talk === undefined) return;
    removed = talk.device;
    const before = day.figures(talk.queue, at);
    for (const { text } of removeMember(day.house, talk.queue, talk.device)) day.hear(text, at);
    const after = day.figures(talk.queue, at);
    const members = ({ agentsReady, agentsBusy, agentsOther }: typeof after): number =>
      (agentsReady.value ?? 0) + (agentsBusy.value ?? 0) + (agentsOther.value ?? 0);
    expect(members(after)).toBe(members(before) - 1);
    expect(after.answeredToday).toStrictEqual(before.answeredToday);
  });
  expect(removed).not.toBe('');
});
