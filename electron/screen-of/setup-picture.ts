import type { WebContents } from 'electron';
import { setTimeout as pause } from 'node:timers/promises';
import { desktop } from '#hub/asks/asker';
import { faultOf } from '#hub/machine/fault';
import type { Logger } from '#hub/machine/log';
import type { BoardSource } from '../hub/board-source.ts';
import type { BoardWindow } from '../window/setup-window.ts';

/** Enough to see what it shows; larger ones only take longer. Pixels. */
const width = 1_280;
const quality = 75;
/** A window that is drawn at all is drawn by then. Milliseconds. */
const patience = 4_000;

interface Options {
  readonly source: BoardSource;
  /** The one that a person would look at first comes first. */
  readonly boards: readonly BoardWindow[];
  readonly log: Logger;
}

/** Whoever is at the hub may see what this screen shows: the board's own page, and nothing else of this PC. */
export function setupPicture({ source, boards, log }: Options): void {
  async function send(order: string): Promise<void> {
    let image: string | null = null;
    for (const board of boards) {
      const contents = board.contents();
      if (contents !== undefined) image ??= await pictureOf(contents);
    }
    const answer = { order, image };
    await source.hub()?.asks.take('sendPicture', { asker: desktop, read: () => [answer] });
  }
  source.listen({
    snapshot: () => undefined,
    update: () => undefined,
    alerts: () => undefined,
    trouble: () => undefined,
    pictureWanted: ({ order }) =>
      void send(order).catch((error: unknown) => {
        log.warn({ fault: faultOf(error) }, 'A picture of this screen cannot be sent.');
      }),
  });
}

/** `null`: a window that nobody can see gives none. */
async function pictureOf(contents: WebContents): Promise<string | null> {
  const page = await Promise.race([contents.capturePage(), pause(patience, null)]);
  if (page === null || page.isEmpty()) return null;
  const small = page.getSize().width > width ? page.resize({ width }) : page;
  return small.toJPEG(quality).toString('base64');
}
