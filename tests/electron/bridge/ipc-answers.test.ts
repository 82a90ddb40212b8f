import { expect, test, vi } from 'vitest';
import { askNames } from '#core/asks/table';
import { createIpcAnswers } from '#electron/bridge/ipc-answers';
import { desktop } from '#hub/asks/asker';
import type { HubAsks } from '#hub/asks/asks';
import { Refused } from '#hub/asks/refused';

/** What the desktop itself answers. */
const ofTheDesktop: ReadonlySet<string> = new Set([
  'trouble',
  'deskAct',
  'screenOf',
  'pairWith',
  'hubsNearby',
  'leaveHub',
  'thisPc',
  'changeThisPc',
  'openFolder',
  'tryAlarms',
  'checkForUpdate',
  'installUpdate',
  'backup',
  'restoreBackup',
]);

/** A desktop whose hub answers like this; `undefined`: none runs. */
function aDesktop(take: ((...asked: Parameters<HubAsks['take']>) => unknown) | undefined) {
  const log = { error: vi.fn() };
  const trouble = { kind: 'port', lines: ['The port is taken.'] } as const;
  const hub = take && { asks: { take: async (...asked: Parameters<HubAsks['take']>) => take(...asked) } as HubAsks };
  const answers = createIpcAnswers({ host: { trouble: () => trouble, hub: () => hub }, log });
  return { answers, trouble, log };
}

test('each ask has its channel, and is answered by the hub that runs, as to whoever sits at the machine', async () => {
  const { answers } = aDesktop((name, { asker, read }) => ({ name, asker, said: read() }));
  expect(Object.keys(answers)).toEqual(askNames);
  for (const name of askNames) {
    if (ofTheDesktop.has(name)) continue;
    expect(await answers[name]([{ id: 'x' }])).toEqual({ answer: { name, asker: desktop, said: [{ id: 'x' }] } });
  }
});

test('while no hub runs only the trouble can be asked', async () => {
  const { answers, trouble, log } = aDesktop(undefined);
  expect(await answers.trouble([])).toEqual({ answer: trouble });
  for (const name of askNames) {
    if (ofTheDesktop.has(name)) continue;
    expect(await answers[name]([])).toEqual({ refused: 'The hub does not run now.' });
  }
  expect(log.error).not.toHaveBeenCalled();
});

test('the trouble takes no arguments either', async () => {
  const refused = '"trouble" was asked with arguments that it does not take.';
  expect(await aDesktop(undefined).answers.trouble(['x'])).toEqual({ refused });
});

test('a refusal is passed on as its sentence', async () => {
  const { answers, log } = aDesktop(() => {
    throw new Refused(404, 'There is no such action.');
  });
  expect(await answers.perform([])).toEqual({ refused: 'There is no such action.' });
  expect(log.error).not.toHaveBeenCalled();
});

test('a fault of ours is logged, and says nothing of what went wrong', async () => {
  const { answers, log } = aDesktop(() => {
    throw new RangeError('the number 26180339');
  });
  expect(await answers.picture([])).toEqual({ refused: 'The hub failed to answer; its log says more.' });
  expect(log.error).toHaveBeenCalledTimes(1);
  expect(JSON.stringify(log.error.mock.calls)).toContain('RangeError');
  expect(JSON.stringify(log.error.mock.calls)).not.toContain('26180339');
});

test('what somebody does on the strip is the desktop’s to do, hub or not, and is checked first', async () => {
  const onDeskAct = vi.fn();
  const host = { trouble: () => null, hub: () => undefined };
  const answers = createIpcAnswers({ host, onDeskAct, log: { error: vi.fn() } });
  const act = { act: 'acknowledge', queue: 'switchpay' };
  expect(await answers.deskAct([act])).toEqual({ answer: null });
  expect(await answers.deskAct([{ act: 'delete', queue: 'switchpay' }])).toEqual({
    refused: '"deskAct" was asked with arguments that it does not take. Look at: act.',
  });
  expect(onDeskAct.mock.calls).toEqual([[act]]);
});

test('what belongs to this PC is answered by itself, hub or not, and checked first', async () => {
  const report = { version: '1' } as never;
  const pc = {
    report: () => report,
    change: vi.fn(() => report),
    openFolder: vi.fn(),
    tryAlarms: vi.fn(),
    checkForUpdate: async () => report,
    installUpdate: vi.fn(async () => report),
  };
  const host = { trouble: () => null, hub: () => undefined };
  const answers = createIpcAnswers({ host, pc, log: { error: vi.fn() } });
  expect(await answers.thisPc([])).toEqual({ answer: report });
  expect(await answers.changeThisPc([{ pin: '4711', wall: { closed: 'clock' } }])).toEqual({ answer: report });
  for (const wrong of [
    { pin: '12' },
    { hub: 'http://10.0.4.10/' },
    { wall: { inches: 1 } },
    { kiosk: 'sometimes' },
    { updates: 'http://a.example' },
  ]) {
    expect(await answers.changeThisPc([wrong])).toEqual({
      refused: `"changeThisPc" was asked with arguments that it does not take.${'hub' in wrong ? '' : ` Look at: ${Object.keys(wrong)[0]}.`}`,
    });
  }
  expect(pc.change.mock.calls).toEqual([[{ pin: '4711', wall: { closed: 'clock' } }]]);
  expect(await answers.tryAlarms([])).toEqual({ answer: null });
  expect(pc.tryAlarms).toHaveBeenCalledOnce();
  expect(await answers.checkForUpdate([])).toEqual({ answer: report });
  expect(pc.installUpdate).not.toHaveBeenCalled();
  expect(await answers.installUpdate([])).toEqual({ answer: report });
});
