import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LostLine } from '#core/lost-calls/line';
import { formatCaptureLine } from '#hub/journal/captures/capture';
import { createConfig } from '#hub/config/config';
import type { Ledger } from '#hub/books/ledger';
import { createLedger } from '#hub/books/ledger';
import { twoQueues } from '#tests/support/configurations';
import { patient } from '#tests/support/patient';
import { replayed } from '#tests/support/replays';
import { lostDay } from '#tests/truth/lost-truth';

const day = '2026-11-18';
const midnight = Date.parse(`${day}T00:00:00+01:00`);
const evening = midnight + 20 * 3_600_000;

const configuration = (): Record<string, unknown> => {
  const queues = twoQueues()['queues'] as readonly object[];
  return twoQueues({ countryCode: '+45', queues: queues.map((queue) => ({ ...queue, order: 'other' })) });
};

function ledger(): Ledger {
  const { rules, sources, lostCalls } = createConfig(configuration(), { environment: {} });
  return createLedger({ rules, sources, lostCalls });
}

const withoutId = ({ id: _id, ...line }: LostLine): Omit<LostLine, 'id'> => line;
const sorted = (lines: readonly object[]) =>
  lines.map((line) => JSON.stringify(Object.entries(line).toSorted(([a], [b]) => a.localeCompare(b)))).toSorted();

it('the list of a day with 200 lost callers is the truth, computed apart', patient, () => {
  const property = fc.property(fc.nat(), (seed) => {
    const truth = lostDay(seed, 200, midnight);
    const books = ledger();
    for (const input of truth.inputs) books.take(input);
    expect(sorted(books.lost.lines(day, evening).map(withoutId))).toEqual(sorted(truth.lines));
    const { queues } = books.picture(evening);
    expect(queues.map(({ lostOpenToday }) => lostOpenToday)).toEqual(['support', 'sales'].map(truth.openOf));
  });
  fc.assert(property, { numRuns: 12 });
});

it('is the same after a start from what was written down, once the journal was read for who was lost', patient, () => {
  // Doubles would nearly all be next to nothing.
  const share = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);
  const property = fc.property(fc.nat(), share, share, (seed, began, read) => {
    const { inputs } = lostDay(seed, 40, midnight);
    const [whole, earlier, restored] = [ledger(), ledger(), ledger()];
    const cut = Math.floor(inputs.length * began);
    const known = cut + Math.floor((inputs.length - cut) * read);
    for (const input of inputs) whole.take(input);
    for (const input of inputs.slice(0, cut)) earlier.take(input);
    restored.restore(earlier.kept());
    expect(restored.lost.isWhole).toBe(false);
    // Calls go on while the journal is being read.
    for (const input of inputs.slice(cut, known)) restored.take(input);
    expect(restored.picture(evening).queues[0]?.lostOpenToday).toBeNull();
    restored.lost.precede(earlier.lost.known());
    expect(restored.lost.isWhole).toBe(true);
    for (const input of inputs.slice(known)) restored.take(input);
    expect(restored.lost.lines(day, evening)).toEqual(whole.lost.lines(day, evening));
  });
  fc.assert(property, { numRuns: 60 });
});

it('replay tells how many are open, and no number', patient, async () => {
  const truth = lostDay(5, 60, midnight);
  const capture = truth.inputs.map((input) => `${formatCaptureLine(input, 'Europe/Copenhagen')}\n`).join('');
  const [picture] = await replayed(configuration(), capture, ['2026-11-18T20:00:00+01:00']);
  expect(picture?.queues.map(({ lostOpenToday }) => lostOpenToday)).toEqual(['support', 'sales'].map(truth.openOf));
  for (const { caller } of truth.lines)
    if (caller !== null) expect(JSON.stringify(picture)).not.toContain(caller.slice(3));
});

it('who entered without a number is known by the one that the phone which rang for him showed', () => {
  const books = ledger();
  const say = (seconds: number, path: string, query: Readonly<Record<string, string>>) =>
    books.take({
      kind: 'webhook',
      at: midnight + seconds * 1_000,
      source: 'pbx',
      request: { method: 'GET', path, query },
    });
  say(0, 'queue/support/enter', { uniquecallid: 'a', callerid: '' });
  say(2, 'incoming', { UniqueCallId: 'a', EmployeeLocalNumber: '203', ANumber: '20112233' });
  say(30, 'ended', { UniqueCallId: 'a' });
  expect(books.lost.lines(day, evening)).toMatchObject([{ caller: '+4520112233', state: 'open', times: 1 }]);
});
