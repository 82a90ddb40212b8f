import type { SourceProblem } from '#core/board/queue';
import { describe, expect, test } from 'vitest';
import { stateSentence, summarySentence } from '../../../renderer/sources/state-sentence.ts';
import { languages } from '../../../renderer/words/words.ts';
import { aSource, at } from './sources.ts';

const { da, en } = languages;
const now = Date.parse(at);
const connected = { connection: { since: at } } as const;
const refusedAt = (lastAt: string) => ({
  why: 'rejected' as const,
  count: 2,
  lastAt,
  sentence: { da: 'Køen findes ikke.', en: 'There is no such queue.' },
});
const polled = { freshness: 'polled', everySeconds: 5 } as const;

describe('how a source fares, in one sentence', () => {
  test.each([
    ['that tells by itself', {}, 'Melder selv, når der sker noget.', 'Tells by itself when something happens.'],
    ['that is asked', polled, 'Svarer. Tavlen spørger hvert 5. sekund.', 'Answers. The board asks every 5 seconds.'],
    [
      'that still fetches its history',
      { ...polled, everySeconds: 300, backfill: { days: 30, of: 90 } },
      'Svarer. Tavlen spørger hvert 5. minut. Historik hentes endnu: 30 af 90 dage.',
      'Answers. The board asks every 5 minutes. Still fetching history: 30 of 90 days.',
    ],
    [
      'that has fetched all its history',
      { ...polled, everySeconds: 60, backfill: { days: 90, of: 90 } },
      'Svarer. Tavlen spørger hvert minut.',
      'Answers. The board asks every minute.',
    ],
    [
      'that is not heard yet',
      { state: 'waiting', lastInputAt: null },
      'Intet modtaget endnu. Tallene kommer med det første opkald.',
      'Nothing received yet. The figures come with the first call.',
    ],
    [
      'that calls and is turned away',
      { state: 'waiting', lastInputAt: at, turnedAway: [refusedAt(at)] },
      'Det, der er kommet, blev afvist. Hvorfor, og hvad der skal gøres, står nedenfor.',
      'What came was turned away. Why, and what to do, stands below.',
    ],
    [
      'that was turned away this morning, and is not heard yet',
      { state: 'waiting', lastInputAt: at, turnedAway: [refusedAt('2026-11-18T06:00:00+01:00')] },
      'Intet modtaget endnu. Tallene kommer med det første opkald.',
      'Nothing received yet. The figures come with the first call.',
    ],
    [
      'that is asked and not heard yet',
      { ...polled, everySeconds: 1, state: 'waiting', lastInputAt: null },
      'Intet modtaget endnu. Tavlen spørger hvert sekund.',
      'Nothing received yet. The board asks every second.',
    ],
    [
      'that is connected',
      connected,
      'Forbundet. Melder selv, når der sker noget.',
      'Connected. Tells by itself when something happens.',
    ],
    [
      'that is not connected yet',
      { ...connected, state: 'waiting' },
      'Forbinder. Tallene kommer, når telefonsystemet har oplyst, hvad der er i gang.',
      'Connecting. The figures come once the phone system has told what is going on.',
    ],
    [
      'whose connection is lost',
      { ...connected, state: 'stale' },
      'Forbindelsen er afbrudt. Tallene er gamle. Tavlen prøver igen af sig selv.',
      'The connection is lost. The figures are old. The board keeps trying by itself.',
    ],
    [
      'that is silent, with one full stop after the minutes',
      { state: 'stale', lastInputAt: '2026-11-18T09:10:00+01:00' },
      'Ingen data i 4 min. Tallene er gamle. Se efter, om telefonsystemet stadig kan nå tavlen.',
      'No data for 4 min. The figures are old. Check that the phone system can still reach the board.',
    ],
    [
      'that is asked and silent for hours',
      { ...polled, state: 'stale', lastInputAt: '2026-11-18T07:10:00+01:00' },
      'Ingen data i 2 timer. Tallene er gamle. Tavlen prøver igen af sig selv.',
      'No data for 2 h. The figures are old. The board keeps trying by itself.',
    ],
    [
      'that is silent and nobody knows since when',
      { state: 'stale', lastInputAt: null },
      'Ingen data. Tallene er gamle. Se efter, om telefonsystemet stadig kan nå tavlen.',
      'No data. The figures are old. Check that the phone system can still reach the board.',
    ],
  ] as const)('one %s', (_what, changes, danish, english) => {
    expect(stateSentence(aSource('a', changes), now, da)).toBe(danish);
    expect(stateSentence(aSource('a', changes), now, en)).toBe(english);
  });

  test.each([
    ['unreachable', /^Svarer ikke\./, /^Does not answer\./],
    ['busy', /^Har for travlt/, /^Is too busy/],
    ['sign-in-refused', /^Afviser tavlens adgang\. Ret /, /^Refuses .*settings\.$/],
    ['not-understood', /ikke forstår\..*support\.$/, /not understand\..*support\.$/],
    ['not-kept', /kan ikke gemme/, /cannot keep/],
    ['fault', /fejl i tavlen selv/, /fault in the board itself/],
    [null, /^Noget er galt\./, /^Something is wrong\./],
  ] as const satisfies readonly (readonly [SourceProblem | null, RegExp, RegExp])[])(
    'one that fails: %s',
    (problem, danish, english) => {
      const source = aSource('a', { state: 'failing', problem, lastError: 'It is so.' });
      expect(stateSentence(source, now, da)).toMatch(danish);
      expect(stateSentence(source, now, en)).toMatch(english);
    },
  );
});

describe('how all of them fare', () => {
  const fine = aSource('a');
  const stale = aSource('b', { state: 'stale' });
  const failing = aSource('c', { state: 'failing' });
  const waiting = aSource('d', { state: 'waiting' });
  const refused = aSource('e', { turnedAway: [refusedAt(at)] });
  test.each([
    [[], 'Ingen telefonsystemer er sat op.'],
    [[fine], 'Telefonsystemet er i orden.'],
    [[fine, fine], 'Alle 2 er i orden.'],
    [[failing], 'Telefonsystemet er ikke i orden.'],
    [[fine, stale, failing, waiting], '2 af 4 er ikke i orden.'],
    [[fine, waiting], 'Intet modtaget fra 1 af 2 endnu.'],
    [[refused], 'Noget fra telefonsystemet blev afvist.'],
    [[refused, fine, waiting], 'Noget fra 1 af 3 telefonsystemer blev afvist.'],
    [[refused, failing], '1 af 2 er ikke i orden.'],
  ])('%#', (sources, sentence) => {
    expect(summarySentence(sources, now, da)).toBe(sentence);
  });
});
