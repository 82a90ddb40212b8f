import type { MenuItemConstructorOptions } from 'electron';
import { strict } from '../strict.ts';

export interface StandInItem {
  readonly label: string;
  readonly type: string;
  readonly enabled: boolean;
  readonly checked: boolean;
  readonly submenu: readonly StandInItem[];
  click(): void;
}

const known = new Set(['label', 'sublabel', 'type', 'enabled', 'checked', 'submenu', 'click', 'id', 'accelerator']);

function item(options: MenuItemConstructorOptions): StandInItem {
  for (const name of Object.keys(options)) {
    if (!known.has(name)) throw new Error(`The Electron stand-in has no menu item's ${name}.`);
  }
  const { label = '', enabled = true, checked = false, submenu = [] } = options;
  const type = options.type ?? (options.submenu === undefined ? 'normal' : 'submenu');
  if (!Array.isArray(submenu)) throw new Error('The Electron stand-in takes submenus as lists.');
  if (label === '' && type !== 'separator') throw new Error('A menu item has a label, or is a separator.');
  return {
    label,
    type,
    enabled,
    checked,
    submenu: submenu.map(item),
    click: () => (options.click as (() => void) | undefined)?.(),
  };
}

export interface StandInMenu {
  readonly items: readonly StandInItem[];
}

const menus = new WeakSet<object>();

export const Menu = strict('Menu', {
  setApplicationMenu(menu: StandInMenu | null) {
    // There is no menu bar here, so none is all that can be shown.
    if (menu !== null) throw new Error('The Electron stand-in shows no menu bar.');
  },
  buildFromTemplate(template: readonly MenuItemConstructorOptions[]): StandInMenu {
    const menu = strict('menu', { items: template.map(item) });
    menus.add(menu);
    return menu;
  },
});

export function mustBeMenu(value: unknown): StandInMenu {
  if (typeof value !== 'object' || value === null || !menus.has(value)) throw new Error('This is no menu.');
  return value as StandInMenu;
}
