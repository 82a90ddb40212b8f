import { beforeEach, expect, test, vi } from 'vitest';
import { soundOwnSettings } from '#electron/settings/own-settings';
import { menuTemplate, type MenuActs } from '#electron/tray/menu';
import { anAlert, aView, noon } from './views.ts';

type MenuItemConstructorOptions = ReturnType<typeof menuTemplate>[number];

const acts = {
  open: vi.fn(),
  acknowledge: vi.fn(),
  mute: vi.fn(),
  showSources: vi.fn(),
  showThisPc: vi.fn(),
  test: vi.fn(),
  about: vi.fn(),
  quit: vi.fn(),
  change: vi.fn(),
} satisfies MenuActs;
const own = soundOwnSettings({});

beforeEach(() => vi.clearAllMocks());

function choose(items: readonly MenuItemConstructorOptions[], ...path: readonly string[]): void {
  const [label, ...rest] = path;
  const item = items.find((each) => each.label === label);
  if (item === undefined) throw new Error(`No ${label} among ${items.map((each) => each.label).join(', ')}`);
  if (rest.length > 0) return choose(item.submenu as MenuItemConstructorOptions[], ...rest);
  (item.click as () => void)();
}

test('all that the menu can do', () => {
  const view = aView({ alerts: [anAlert()] });
  const items = menuTemplate({ view, own, now: noon, acts });
  expect(items.map(({ label, type }) => label ?? type)).toEqual([
    'HallMonitor: 1 venter',
    '▲ SwitchPay: 6 venter',
    'separator',
    'Åbn tavlen',
    'Jeg tager den: SwitchPay',
    'Lydløs',
    'separator',
    'Vis striben',
    'Telefonsystemer',
    'Prøv alle alarmtegn',
    'Indstillinger',
    'Om Opkaldstavle',
    'separator',
    'Afslut',
  ]);
  choose(items, '▲ SwitchPay: 6 venter');
  choose(items, 'Jeg tager den: SwitchPay');
  choose(items, 'Lydløs', '1 time');
  choose(items, 'Vis striben');
  choose(items, 'Indstillinger', 'Alt om denne pc …');
  expect(acts.showThisPc).toHaveBeenCalledOnce();
  choose(items, 'Indstillinger', 'Lydstyrke', 'Ingen lyd');
  choose(items, 'Indstillinger', 'Vis på væg', 'På skærm nummer to');
  choose(items, 'Afslut');
  expect(acts.open).toHaveBeenCalledWith('switchpay');
  expect(acts.acknowledge).toHaveBeenCalledWith(view.alerts[0]);
  expect(acts.mute).toHaveBeenCalledWith('hour');
  expect(acts.change.mock.calls).toEqual([
    [{ strip: { show: true, x: null, y: null } }],
    [{ sound: { volume: 0, repeat: true } }],
    [{ kiosk: 'beside' }],
  ]);
  expect(acts.quit).toHaveBeenCalledOnce();
});

test('while it is muted, the menu gives the sound back; what is wrong is said', () => {
  const view = aView({ mutedUntil: noon + 3_600_000, lostSince: noon, toastFailed: true });
  const items = menuTemplate({ view, own, now: noon, acts });
  expect(items.slice(2, 4)).toEqual([
    { label: 'Ingen forbindelse siden 12.42', enabled: false },
    { label: 'Windows viste ikke sidste besked', enabled: false },
  ]);
  choose(items, 'Lyd igen (lydløs til 13.42)');
  expect(acts.mute).toHaveBeenCalledWith(null);
});

test('a hundred queues make no menu that leaves the screen', () => {
  const [queue] = aView().queues;
  if (queue === undefined) throw new Error('There is no queue.');
  const queues = Array.from({ length: 100 }, (_, index) => ({ ...queue, id: `q${index}` }));
  expect(menuTemplate({ view: aView({ queues }), own, now: noon, acts })).toHaveLength(12 + 11);
});
