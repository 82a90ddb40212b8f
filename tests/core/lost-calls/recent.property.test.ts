import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nothingRecent, type Recent, recentCount, recentOf, withRecent } from '#core/lost-calls/recent';

const key = fc.integer({ min: 0, max: 60 }).map(String);

it('whatever comes, the newest are known as they were said last, and there are no more than a tenth more', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(key, fc.nat()), { maxLength: 200 }),
      fc.integer({ min: 10, max: 40 }),
      (said, least) => {
        let recent: Recent<number> = nothingRecent;
        const last = new Map<string, number>();
        for (const [name, value] of said) {
          const before = recentCount(recent);
          const older = recent;
          recent = withRecent(recent, name, value, least);
          expect(recentCount(older)).toBe(before);
          last.delete(name);
          last.set(name, value);
        }
        for (const [name, value] of last) expect([value, undefined]).toContain(recentOf(recent, name));
        // As many entries as are remembered at least: of what was said last, each is known.
        for (const [name] of said.slice(-least)) expect(recentOf(recent, name)).toBe(last.get(name));
        expect(recentCount(recent)).toBeLessThanOrEqual(Math.ceil(least / 10) * 11);
        expect(recentOf(recent, 'nobody')).toBeUndefined();
      },
    ),
    { numRuns: 500 },
  );
});

it('remembers what is nothing: not 0, not an empty text', () => {
  const recent = withRecent(withRecent<number | string>(nothingRecent, 'a', 0, 10), 'b', '', 10);
  expect([recentOf(recent, 'a'), recentOf(recent, 'b')]).toEqual([0, '']);
});
