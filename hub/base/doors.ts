import type { BoardServer } from '../board/server.ts';
import type { Config } from '../config/config.ts';
import type { PortMove } from '../ports/http-server.ts';
import { checkCertificates } from '../ports/tls.ts';
import type { WebhookListener } from '../sources/webhooks/listener.ts';
import type { WebhookSource } from '../sources/webhooks/authentication.ts';

/** Where a running hub can be reached. */
export interface HubAddresses {
  readonly board: string;
  readonly webhooks: string;
}

/** The hub's two ports, that stay open whatever else becomes new. */
export interface Doors {
  /** @throws ConfigInvalid, ListenFailed */
  open(config: Config): Promise<HubAddresses>;
  /**
   * Opens what is to be opened for this configuration, and closes nothing.
   * @throws ConfigInvalid, ListenFailed; all is as it was then
   */
  move(config: Config): Promise<DoorsMove>;
  close(): Promise<void>;
}

/** Both ports ready for another configuration, until one of the two is called. */
export interface DoorsMove {
  readonly addresses: HubAddresses;
  /** From this call on only those may come in whom the new configuration lets in. Resolves when the old doors are closed. */
  keep(): Promise<void>;
  undo(): Promise<void>;
}

export function createDoors(board: BoardServer, webhooks: WebhookListener): Doors {
  return {
    async open(config) {
      await checkCertificates(config);
      const { url: webhooksUrl } = await webhooks.start();
      const { url: boardUrl } = await board.start();
      return { board: boardUrl, webhooks: webhooksUrl };
    },
    async move(config) {
      await checkCertificates(config);
      const ofWebhooks = await webhooks.move(config.webhooks);
      const ofBoard = await orUndo(board.move(config.board), ofWebhooks);
      return {
        addresses: { board: ofBoard.url, webhooks: ofWebhooks.url },
        async keep() {
          webhooks.admit(callersOf(config));
          await Promise.all([ofBoard.keep(), ofWebhooks.keep()]);
        },
        async undo() {
          await Promise.all([ofBoard.undo(), ofWebhooks.undo()]);
        },
      };
    },
    async close() {
      await Promise.all([board.close(), webhooks.close()]);
    },
  };
}

async function orUndo(move: Promise<PortMove>, other: PortMove): Promise<PortMove> {
  try {
    return await move;
  } catch (error) {
    await other.undo();
    throw error;
  }
}

/** The sources that call by themselves. */
export function callersOf({ sources }: Config): readonly WebhookSource[] {
  return sources.flatMap(({ id, input }) =>
    input.way === 'webhooks' ? [{ id, secrets: input.secrets, limits: input.limits }] : [],
  );
}
