import { expect, test, vi } from 'vitest';
import { checkedAsks, type Answers } from '#electron/ipc-asks';
import { isBoardAddress } from '#electron/board-address';

const answers = () =>
  ({
    picture: vi.fn(() => ({ at: '2026-11-18T09:14:38.000+01:00', queues: [] })),
    sources: vi.fn(() => ({ at: '2026-11-18T09:14:38.000+01:00', sources: [], yesterday: [] })),
    setup: vi.fn(() => ({ language: 'da', timeZone: 'Europe/Copenhagen', demo: false }) as const),
    trouble: vi.fn(() => null),
  }) satisfies Answers;

test('a question without arguments is answered', () => {
  const asks = checkedAsks(answers());
  expect(asks.setup([])).toEqual({ language: 'da', timeZone: 'Europe/Copenhagen', demo: false });
  expect(asks.trouble([])).toBeNull();
});

test.each(['picture', 'sources', 'setup', 'trouble'] as const)('%s is refused before it is answered', (name) => {
  const own = answers();
  const asks = checkedAsks(own);
  for (const args of [['text'], [undefined], [{}], [1, 2, 3]]) {
    expect(() => asks[name](args)).toThrow(`"${name}" was asked with arguments that it does not take.`);
  }
  expect(own[name]).not.toHaveBeenCalled();
});

test.each([
  ['app://board/', true],
  ['app://board/index.html', true],
  ['app://boarding/', false],
  ['app://board.example.com/', false],
  ['app://user@board/', true],
  ['https://board/', false],
  ['file:///board/', false],
  ['data:text/html,app://board/', false],
  ['about:blank', false],
  ['', false],
])('%s is the board: %s', (address, expected) => {
  expect(isBoardAddress(address)).toBe(expected);
});
