import { EventEmitter } from 'node:events';
import { strict } from '../strict.ts';
import { mustBeReady } from '../machine.ts';
import { mustBeMenu, type StandInMenu } from './menu.ts';
import { picturesOf, type StandInImage } from './native-image.ts';

/** Windows cuts a tooltip after so many characters. */
const longestToolTip = 127;

interface StandInTray {
  readonly image: StandInImage;
  readonly toolTip: string;
  readonly menu: StandInMenu | null;
}

const all: StandInTray[] = [];

function createTray(picture: unknown) {
  mustBeReady('Tray');
  const state = { image: picturesOf(picture), toolTip: '', menu: null as StandInMenu | null };
  const events = new EventEmitter();
  let isDestroyed = false;
  const parts = {
    setImage: (next: unknown) => void (state.image = picturesOf(next)),
    setToolTip(text: string) {
      if (text.length > longestToolTip) throw new Error(`Windows shows no tooltip of ${text.length} characters.`);
      state.toolTip = text;
    },
    setContextMenu: (menu: unknown) => void (state.menu = menu === null ? null : mustBeMenu(menu)),
    popUpContextMenu: () => undefined,
    isDestroyed: () => isDestroyed,
    destroy() {
      isDestroyed = true;
      all.splice(all.indexOf(state), 1);
    },
  };
  all.push(state);
  return strict('Tray', Object.assign(events, parts));
}

/** Called with `new`, as Electron's own. */
export const Tray = strict('Tray', function Tray(picture: unknown) {
  const tray = createTray(picture);
  trays.push(tray);
  return tray;
});

const trays: EventEmitter[] = [];

/** For specs: each tray's look, and how it is clicked. */
export const seenTrays = () =>
  all.map(({ image, toolTip, menu }) => ({
    toolTip,
    sizes: [...image.pictures.keys()],
    picture: ([...image.pictures.values()][0] ?? Buffer.alloc(0)).toString('base64'),
    items: menu?.items ?? [],
  }));
export const clickTray = () => void trays.at(-1)?.emit('click', strict('event', {}));
