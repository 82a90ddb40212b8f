import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { ipcMain } from 'electron';
import { askNames } from '#core/asks/table';
import type { Tell, ToldBy } from '#core/asks/tells';
import type { Connectivity, DeskAct } from '#core/board/bridge';
import type { Picture } from '#core/board/queue';
import type { Logger } from '#hub/machine/log';
import { isBoardAddress } from '../page/board-address.ts';
import type { BoardSource } from '../hub/board-source.ts';
import type { BoardWindow } from '../window/setup-window.ts';
import type { Joining } from '../screen-of/setup-joining.ts';
import type { Moving } from '../moving/setup-moving.ts';
import type { PcDesk } from '../settings/pc-desk.ts';
import { createIpcAnswers } from './ipc-answers.ts';
import { createPicturePace, takenChannel, type PicturePace } from './picture-pace.ts';

interface Options {
  readonly source: BoardSource;
  readonly boards: readonly BoardWindow[];
  readonly onDeskAct: (act: DeskAct) => void;
  readonly joining: Joining;
  readonly pc: PcDesk;
  readonly moving: Moving | undefined;
  readonly log: Logger;
}

/** The only file that knows `ipcMain`. The name of an ask, and of what is told, is the name of its channel. */
export function setupIpc({ source, boards, onDeskAct, joining, pc, moving, log }: Options): void {
  const answers = createIpcAnswers({ host: source, onDeskAct, joining, pc, moving, log });
  for (const channel of askNames) {
    ipcMain.handle(channel, (event, ...args: unknown[]) => {
      if (isFromBoard(event, boards)) return answers[channel](args);
      log.warn({ channel }, 'A page that is not the board asked.');
      throw new Error('Only the board may ask this.');
    });
  }
  // electron-store answers every page that asks where the settings lie; ours asks nothing of it.
  ipcMain.removeAllListeners('electron-store-get-data');

  const tell: Tell<ToldBy<'hub' | 'hubToScreen' | 'desktop'>> = (name, payload) => {
    for (const board of boards) for (const page of board.pages()) page.send(name, payload);
  };
  const paces = new WeakMap<WebContents, PicturePace>();
  const paceOf = (page: WebContents): PicturePace => {
    const known = paces.get(page);
    if (known !== undefined) return known;
    const pace = createPicturePace((kind, picture) => page.send(kind, picture));
    page.on('ipc-message', (_event, channel) => {
      if (channel === takenChannel || channel === 'alive') pace.taken();
    });
    paces.set(page, pace);
    return pace;
  };
  const show = (kind: 'snapshot' | 'update', picture: Picture): void => {
    for (const board of boards) for (const page of board.pages()) paceOf(page).tell(kind, picture);
  };
  source.listen({
    snapshot: (picture) => show('snapshot', picture),
    update: (picture) => show('update', picture),
    alerts: (report) => tell('alerts', report),
    trouble: (trouble) => tell('trouble', trouble),
    blink: (order) => tell('blink', order),
    screen: (self) => tell('screen', self),
  });
  source.onConnection((connection) => tell('hubConnection', connection));
  for (const board of boards) {
    board.onNew(({ webContents }) => {
      // A page that is new knows nothing yet of a hub that has been gone for long: it hears it with its own first word.
      webContents.on('ipc-message', (_event, channel) => {
        const connection: Connectivity | null = source.connection();
        if (channel === 'alive' && connection !== null) webContents.send('hubConnection', connection);
      });
    });
  }
}

/** A window of ours, its outermost frame, and the board's own page in it. */
function isFromBoard(event: IpcMainInvokeEvent, boards: readonly BoardWindow[]): boolean {
  const frame = event.senderFrame;
  const isOurs = boards.some((board) => board.pages().includes(event.sender));
  return frame !== null && isOurs && frame.parent === null && isBoardAddress(frame.url);
}
