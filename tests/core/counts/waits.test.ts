import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PassageChange } from '#core/calls/changes';
import type { Passage } from '#core/calls/passage';
import type { Waits } from '#core/counts/waits';
import { noWaits, waitsAfter } from '#core/counts/waits';
import { after, ten } from '../../support/facts.ts';

type Class = Passage['class'];

function passage(kind: Class, seconds: number, atLeast: boolean = false): Passage {
  const until = kind === 'waiting' ? undefined : after(seconds);
  const rest = { call: '1.1', queue: 'support', entry: ten, ringing: false, patienceFrom: ten, inferred: false };
  return { ...rest, class: kind, until, atLeast, talkedUntil: undefined };
}

const come = (one: Passage): PassageChange => ({ before: null, after: one });
const gone = (one: Passage): PassageChange => ({ before: one, after: null });
const of = (...changes: readonly PassageChange[]): Waits => changes.reduce(waitsAfter, noWaits);

const passages = fc
  .record({
    kind: fc.constantFrom<Class>('waiting', 'answered', 'abandoned', 'shortAbandoned', 'overflowed'),
    seconds: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ min: 0, max: 4_000, noNaN: true })),
    atLeast: fc.boolean(),
  })
  .map(({ kind, seconds, atLeast }) => passage(kind, seconds, atLeast));

it('are nobody’s before the first answered or lost call, which may have waited for no time at all', () => {
  expect(of(come(passage('waiting', 0)), come(passage('overflowed', 90))).longest).toBeNull();
  expect(of(come(passage('answered', 0))).longest).toBe(0);
});

it('have the longest of the answered and the lost, as the board rounds it', () => {
  expect(
    of(come(passage('answered', 20)), come(passage('abandoned', 61.5)), come(passage('answered', 61))).longest,
  ).toBe(62);
});

it('take the longest back when it is put right: the one before it is the longest again', () => {
  const [short, long] = [passage('answered', 20), passage('abandoned', 600)];
  expect(of(come(short), come(long), { before: long, after: passage('answered', 45) }).longest).toBe(45);
  expect(of(come(short), come(long), gone(long)).longest).toBe(20);
  expect(of(come(long), come(long), gone(long)).longest).toBe(600);
});

it('stay as they are when only a talk ends', () => {
  const answered = passage('answered', 20);
  const waits = of(come(answered));
  expect(waitsAfter(waits, { before: answered, after: { ...answered, talkedUntil: after(80) } })).toBe(waits);
});

it('are at every moment those of the calls that are there, whatever is put right', () => {
  const deeds = fc.array(fc.record({ one: passages, at: fc.nat(20), removes: fc.boolean() }), { maxLength: 60 });
  fc.assert(
    fc.property(deeds, (all) => {
      let [waits, there] = [noWaits, [] as readonly Passage[]];
      for (const { one, at, removes } of all) {
        const before = there[at] ?? null;
        const after = removes ? null : one;
        waits = waitsAfter(waits, { before, after });
        there = [
          ...there.filter((_other, index) => index !== at || before === null),
          ...(after === null ? [] : [after]),
        ];
        const over = there.filter(({ class: kind }) => kind === 'answered' || kind === 'abandoned');
        const lengths = over.map(({ entry, until = entry }) => Math.round((until - entry) / 1_000));
        expect(waits.longest).toBe(lengths.length === 0 ? null : Math.max(...lengths));
        expect(waits.atLeast).toBe(over.filter(({ atLeast }) => atLeast).length);
        expect(waits.calls.size).toBe(new Set(lengths).size);
      }
    }),
  );
});
