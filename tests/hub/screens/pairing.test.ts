import { expect, it } from 'vitest';
import { createPairing } from '#hub/screens/pairing';

const minute = 60_000;

function aPairing() {
  let at = Date.parse('2026-11-18T09:00:00Z');
  const pairing = createPairing({ now: () => at, elapsed: () => at });
  const code = () => pairing.report('UTC')?.code ?? '';
  const wrong = () => String((Number(code()) + 1) % 1_000_000).padStart(6, '0');
  const attempt = (shown: string) => pairing.try(shown, { address: '10.0.0.5', name: 'TV' });
  return { pairing, code, wrong, attempt, pass: (milliseconds: number) => void (at += milliseconds) };
}

it('a code is good for five minutes, and not a moment longer', () => {
  for (const [passed, outcome] of [
    [5 * minute - 1, 'right'],
    [5 * minute, 'wrong'],
  ] as const) {
    const { pairing, code, attempt, pass } = aPairing();
    pairing.open();
    const shown = code();
    pass(passed);
    expect(attempt(shown)).toBe(outcome);
  }
});

it('it is good after four wrong ones, and not after five', () => {
  for (const [tries, outcome] of [
    [4, 'right'],
    [5, 'wrong'],
  ] as const) {
    const { pairing, code, wrong, attempt } = aPairing();
    pairing.open();
    const shown = code();
    for (let count = 0; count < tries; count += 1) attempt(wrong());
    expect(attempt(shown)).toBe(outcome);
  }
});

it('twenty codes a minute are looked at, whoever shows them; then not even the right one', () => {
  const { pairing, code, attempt, pass } = aPairing();
  for (let count = 0; count < 19; count += 1) expect(attempt('000000')).toBe('wrong');
  pairing.open();
  expect(attempt(`${code().slice(0, 3)} ${code().slice(3)}`)).toBe('right');
  pairing.open();
  pass(1_000);
  expect(attempt(code())).toEqual({ wait: minute - 1_000 });
  pass(minute - 1_000);
  expect(attempt(code())).toBe('right');
});

it('a new code takes the place of the one before, with tries of its own', () => {
  const { pairing, code, wrong, attempt } = aPairing();
  pairing.open();
  const first = code();
  attempt(wrong());
  pairing.open();
  expect(pairing.report('UTC')).toMatchObject({ triesLeft: 5, tried: null });
  if (code() !== first) expect(attempt(first)).toBe('wrong');
});
