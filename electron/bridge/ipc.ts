import type { IpcMainInvokeEvent } from 'electron';
import { ipcMain } from 'electron';
import type { Asks, Tells } from '#core/board/bridge';
import type { Logger } from '#hub/machine/log';
import { isBoardAddress } from '../page/board-address.ts';
import type { HubHost } from '../hub/hub-host.ts';
import { checkedAsks, type Answers } from './ipc-asks.ts';
import type { BoardWindow } from '../window/setup-window.ts';

interface Options {
  readonly host: HubHost;
  readonly board: BoardWindow;
  readonly log: Logger;
}

/** What the main process tells by itself. The connection is the preload script's to judge: it hears the silence. */
type Told = Omit<Tells, 'connection'>;

/** The only file that knows `ipcMain`. The name of a method is the name of its channel. */
export function setupIpc({ host, board, log }: Options): void {
  const answers: Answers = {
    picture: () => running(host).feed.picture(),
    sources: () => running(host).feed.sources(),
    setup: () => running(host).setup,
    trouble: () => host.trouble(),
    // Whoever sits at this machine's own window needs no token.
    actions: () => ({ ...running(host).actions.report(), allowed: true }),
    perform: (order) => running(host).actions.perform(order),
  };
  for (const [channel, answer] of Object.entries(checkedAsks(answers)) as [
    keyof Asks,
    (args: unknown[]) => unknown,
  ][]) {
    ipcMain.handle(channel, (event, ...args: unknown[]) => {
      if (isFromBoard(event, board)) return answer(args);
      log.warn({ channel }, 'A page that is not the board asked.');
      throw new Error('Only the board may ask this.');
    });
  }
  // electron-store answers every page that asks where the settings lie; ours asks nothing of it.
  ipcMain.removeAllListeners('electron-store-get-data');

  function tell<Name extends keyof Told>(name: Name, payload: Told[Name]): void {
    board.contents()?.send(name, payload);
  }
  host.listen({
    snapshot: (picture) => tell('snapshot', picture),
    update: (picture) => tell('update', picture),
    trouble: (trouble) => tell('trouble', trouble),
  });
}

/** The board's own window, its outermost frame, and the board's own page in it. */
function isFromBoard(event: IpcMainInvokeEvent, board: BoardWindow): boolean {
  const frame = event.senderFrame;
  if (frame === null || event.sender !== board.contents()) return false;
  return frame.parent === null && isBoardAddress(frame.url);
}

function running(host: HubHost) {
  const hub = host.hub();
  if (hub === undefined) throw new Error('The hub does not run now.');
  return hub;
}
