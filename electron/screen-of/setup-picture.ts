import type { WebContents } from 'electron';
import { desktop } from '#hub/asks/asker';
import { faultOf } from '#hub/machine/fault';
import type { Logger } from '#hub/machine/log';
import type { BoardSource } from '../hub/board-source.ts';
import type { BoardWindow } from '../window/setup-window.ts';

/** Enough to see what it shows; larger ones only take longer. Pixels. */
const width = 1_280;
const quality = 75;

interface Options {
  readonly source: BoardSource;
  /** The one that a person would look at first comes first. */
  readonly boards: readonly BoardWindow[];
  readonly log: Logger;
}

/** Whoever is at the hub may see what this screen shows: the board's own page, and nothing else of this PC. */
export function setupPicture({ source, boards, log }: Options): void {
  async function send(order: string): Promise<void> {
    const contents = boards.map((board) => board.contents()).find((each) => each !== undefined);
    const image = contents === undefined ? null : await pictureOf(contents);
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

async function pictureOf(contents: WebContents): Promise<string> {
  const page = await contents.capturePage();
  const small = page.getSize().width > width ? page.resize({ width }) : page;
  return small.toJPEG(quality).toString('base64');
}
