// @vitest-environment happy-dom
import { numberNames } from '#core/said/numbers';
import { act, createElement, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Bridge } from '#core/asks/bridge';
import type { Queue } from '#core/board/queue';
import { boardStore, hubClock } from '../../../renderer/board-state.ts';
import { Board } from '../../../renderer/board/board.tsx';
import { BridgeContext } from '../../../renderer/bridge.ts';
import { aPicture, aQueue } from '../queues.ts';

const rendered: string[] = [];
// A part of every tile stands aside for one that only keeps count.
vi.mock('../../../renderer/board/agent-figures.tsx', () => ({
  AgentFigures: ({ queue }: { readonly queue: Queue }): ReactNode => {
    rendered.push(queue.id);
    return null;
  },
}));
vi.mock('../../../renderer/screen/motion.ts', () => ({ isStill: () => true }));

let figures = 0;
// Each figure asks once for its remark as it renders.
vi.mock('../../../renderer/card/remark.ts', () => ({
  useRemark: () => {
    figures += 1;
  },
}));

/** A hub that is asked and has not answered yet. */
const silent = new Proxy({} as Bridge, {
  get: (_bridge, name) => (name === 'on' ? () => () => undefined : () => new Promise(() => undefined)),
});

const ids = Array.from({ length: 12 }, (_, index) => `q${index}`);
let root: Root;

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.useFakeTimers({ now: Date.parse('2026-11-18T08:14:38Z') });
  hubClock.hear(Date.now());
  const place = document.body.appendChild(document.createElement('div'));
  boardStore.getState().hearSetup({ language: 'da', timeZone: 'Europe/Copenhagen', demo: false });
  const since = '2026-11-18T09:14:20.000+01:00';
  boardStore.getState().snapshot(aPicture(ids.map((id) => aQueue(id, { callsWaiting: 1, waitingSince: [since] }))));
  root = createRoot(place);
  act(() => root.render(createElement(BridgeContext, { value: silent }, createElement(Board))));
  rendered.length = 0;
  figures = 0;
});

afterEach(() => {
  act(() => root.unmount());
  vi.useRealTimers();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

test('a queue that changed renders, and no other', () => {
  act(() => boardStore.getState().update(aPicture([aQueue('q3', { callsWaiting: 2 })])));
  expect(rendered).toEqual(['q3']);
});

test('of a queue in which one figure changed, that figure renders, though all were heard of later', () => {
  const before = boardStore.getState().queues.get('q3') ?? aQueue('q3');
  const told = { ...before.provenance.lostToday, asOf: '2026-11-18T09:14:50.000+01:00' };
  const provenance = Object.fromEntries(numberNames.map((name) => [name, told])) as Queue['provenance'];
  const later = { ...before, longestWaitSeconds: 30, answeredToday: 128, provenance };
  act(() => boardStore.getState().update(aPicture([JSON.parse(JSON.stringify(later)) as Queue])));
  expect(document.body.textContent).toContain('128');
  expect(figures).toBe(1);
});

test('what says the same as before renders nothing', () => {
  const { queues } = boardStore.getState();
  const repeated = JSON.parse(JSON.stringify([...queues.values()])) as Queue[];
  act(() => boardStore.getState().update(aPicture(repeated)));
  act(() => boardStore.getState().snapshot(aPicture(repeated)));
  expect(rendered).toEqual([]);
});

test('the seconds tick, and nothing renders', () => {
  const wait = () => document.querySelector('[data-testid="longestWait"]')?.textContent;
  const before = wait();
  act(() => void vi.advanceTimersByTime(5_000));
  expect(wait()).not.toBe(before);
  expect(rendered).toEqual([]);
});

test('the sources told anew, a figure asked and the question put away render no tile', () => {
  act(() =>
    boardStore
      .getState()
      .hearSources({ at: '2026-11-18T09:14:38.000+01:00', since: null, sources: [], yesterday: [], notices: [] }),
  );
  const place = { left: 0, top: 0, right: 0, bottom: 0 };
  act(() => boardStore.getState().ask({ queue: 'q1', name: 'answerRate', place }));
  expect(document.querySelector('.card')).not.toBeNull();
  act(() => boardStore.getState().ask(null));
  expect(rendered).toEqual([]);
});

test('no element is made by a second or by a caller who takes the place of another', () => {
  const elements = () => document.querySelectorAll('*').length;
  const before = elements();
  act(() => void vi.advanceTimersByTime(60_000));
  for (let caller = 0; caller < 20; caller += 1) {
    const waitingSince = [new Date(Date.now() - 1_000 + caller).toISOString()];
    act(() => boardStore.getState().update(aPicture([aQueue('q5', { callsWaiting: 1, waitingSince })])));
  }
  expect(elements()).toBeLessThanOrEqual(before + 1);
});
