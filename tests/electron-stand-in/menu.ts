import type { Menu as ElectronMenu } from 'electron';
import { strict } from './strict.ts';

export const Menu = strict('Menu', {
  setApplicationMenu(menu: ElectronMenu | null) {
    // There is no menu bar here, so none is all that can be shown.
    if (menu !== null) throw new Error('The Electron stand-in shows no menu.');
  },
} satisfies Pick<typeof ElectronMenu, 'setApplicationMenu'>);
