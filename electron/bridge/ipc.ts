import type { IpcMainInvokeEvent } from 'electron';
import { ipcMain } from 'electron';
import { askNames } from '#core/asks/table';
import type { Tell, ToldBy } from '#core/asks/tells';
import type { Logger } from '#hub/machine/log';
import { isBoardAddress } from '../page/board-address.ts';
import type { HubHost } from '../hub/hub-host.ts';
import type { BoardWindow } from '../window/setup-window.ts';
import { createIpcAnswers } from './ipc-answers.ts';

interface Options {
  readonly host: HubHost;
  readonly board: BoardWindow;
  readonly log: Logger;
}

/** The only file that knows `ipcMain`. The name of an ask, and of what is told, is the name of its channel. */
export function setupIpc({ host, board, log }: Options): void {
  const answers = createIpcAnswers({ host, log });
  for (const channel of askNames) {
    ipcMain.handle(channel, (event, ...args: unknown[]) => {
      if (isFromBoard(event, board)) return answers[channel](args);
      log.warn({ channel }, 'A page that is not the board asked.');
      throw new Error('Only the board may ask this.');
    });
  }
  // electron-store answers every page that asks where the settings lie; ours asks nothing of it.
  ipcMain.removeAllListeners('electron-store-get-data');

  const tell: Tell<ToldBy<'hub' | 'desktop'>> = (name, payload) => board.contents()?.send(name, payload);
  host.listen({
    snapshot: (picture) => tell('snapshot', picture),
    update: (picture) => tell('update', picture),
    alerts: (report) => tell('alerts', report),
    trouble: (trouble) => tell('trouble', trouble),
  });
}

/** The board's own window, its outermost frame, and the board's own page in it. */
function isFromBoard(event: IpcMainInvokeEvent, board: BoardWindow): boolean {
  const frame = event.senderFrame;
  if (frame === null || event.sender !== board.contents()) return false;
  return frame.parent === null && isBoardAddress(frame.url);
}
