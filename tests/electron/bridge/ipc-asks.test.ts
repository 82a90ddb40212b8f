import { expect, test, vi } from 'vitest';
import { checkedAsks, type Answers } from '#electron/bridge/ipc-asks';
import { isBoardAddress } from '#electron/page/board-address';

const answers = () =>
  ({
    picture: vi.fn(() => ({ at: '2026-11-18T09:14:38.000+01:00', queues: [] })),
    sources: vi.fn(() => ({
      at: '2026-11-18T09:14:38.000+01:00',
      since: null,
      sources: [],
      yesterday: [],
      notices: [],
    })),
    setup: vi.fn(() => ({ language: 'da', timeZone: 'Europe/Copenhagen', demo: false }) as const),
    trouble: vi.fn(() => null),
    actions: vi.fn(() => ({ actions: [], allowed: true })),
    perform: vi.fn(() => ({ done: 'The call flow "Ferie" is now active.' })),
  }) satisfies Answers;

test('a question without arguments is answered', () => {
  const asks = checkedAsks(answers());
  expect(asks.setup([])).toEqual({ language: 'da', timeZone: 'Europe/Copenhagen', demo: false });
  expect(asks.trouble([])).toBeNull();
});

test('an order is passed on', () => {
  const own = answers();
  const order = { source: 'api', action: 'set-call-flow', parameters: { flow: '6001', active: true } };
  expect(checkedAsks(own).perform([order])).toEqual({ done: 'The call flow "Ferie" is now active.' });
  expect(own.perform).toHaveBeenCalledExactlyOnceWith(order);
});

test.each([
  ['without parameters', { source: 'api', action: 'set-call-flow' }],
  ['with something more', { source: 'api', action: 'set-call-flow', parameters: {}, who: 'me' }],
  ['of another kind', { source: 1, action: 'set-call-flow', parameters: {} }],
])('an order %s is refused', (_, order) => {
  const own = answers();
  expect(() => checkedAsks(own).perform([order])).toThrow('"perform" was asked with arguments that it does not take.');
  expect(own.perform).not.toHaveBeenCalled();
});

test.each(['picture', 'sources', 'setup', 'trouble', 'actions', 'perform'] as const)(
  '%s is refused before it is answered',
  (name) => {
    const own = answers();
    const asks = checkedAsks(own);
    for (const args of [['text'], [undefined], [{}], [1, 2, 3]]) {
      expect(() => asks[name](args)).toThrow(`"${name}" was asked with arguments that it does not take.`);
    }
    expect(own[name]).not.toHaveBeenCalled();
  },
);

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
