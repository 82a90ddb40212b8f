import { app } from 'electron';
import type { NearbyHub } from '#core/screens/nearby';
import { faultOf } from '#hub/machine/fault';
import type { Logger } from '#hub/machine/log';
import type { BoardSource } from '../hub/board-source.ts';
import type { OwnSettingsFile } from '../settings/setup-own-settings.ts';
import { isOurHub, isWhereItWas } from './find-again.ts';
import { isOf, type Pass } from './join-hub.ts';
import { browseHubs } from './nearby.ts';
import { startAnew } from './setup-joining.ts';
import type { PassKeeper } from './setup-pass.ts';

/** A hub that is only started anew is back where it was by then. Milliseconds. */
const patience = 15_000;

interface Options {
  readonly source: BoardSource;
  readonly own: OwnSettingsFile;
  readonly pass: PassKeeper;
  /** The hub that is shown; `null`: this PC is its own. */
  readonly elsewhere: string | null;
  /** Where the hub is stands on the command line: whoever wrote that means it. */
  readonly isBySwitch: boolean;
  readonly log: Logger;
}

/** A hub that has another address now, or is on another machine, is looked for on the network, and followed where it proves who it is. */
export function setupFinding({ source, own, pass, elsewhere, isBySwitch, log }: Options): void {
  const given = pass.read();
  if (given === null || elsewhere === null || isBySwitch) return;
  if (!isOf(given, elsewhere)) return finish(given, elsewhere);
  if (given.hub !== null) follow(given, given.hub);

  /** The program may have ended between the two files that say where the hub is. Else somebody chose another hub by hand. */
  function finish({ before, address }: Pass, shown: string): void {
    if (before === null || originOf(before) !== originOf(shown)) return;
    own.change({ hub: address });
    startAnew(0);
  }

  function follow(ours: Pass, id: string): void {
    let waiting: NodeJS.Timeout | undefined;
    let stop: (() => void) | undefined;
    let isOver = false;
    app.once('will-quit', () => {
      isOver = true;
      rest();
    });

    function rest(): void {
      clearTimeout(waiting);
      stop?.();
      [waiting, stop] = [undefined, undefined];
    }

    const isLooking = (): boolean => stop !== undefined && !isOver;

    async function take({ address }: NearbyHub): Promise<void> {
      if (address === originOf(ours.address) || !(await isOurHub({ address }, ours)) || !isLooking()) return;
      // It may be back where it was, which is where somebody wanted it to be looked at.
      if ((await isWhereItWas(ours)) || !isLooking()) return;
      await pass.write({ ...ours, address: `${address}/`, before: ours.address });
      if (!isLooking()) return;
      rest();
      isOver = true;
      own.change({ hub: `${address}/` });
      log.info({ hub: new URL(address).host }, 'The hub was found again at another address.');
      startAnew(0);
    }

    function look(): void {
      stop ??= browseHubs(
        (hub) => {
          take(hub).catch((error: unknown) => {
            log.warn({ fault: faultOf(error) }, 'The hub was found again, and cannot be followed; it is tried again.');
          });
        },
        { id },
      );
    }

    source.onConnection(({ state }) => {
      if (state === 'open') return rest();
      if (state === 'lost' && !isOver) waiting ??= setTimeout(look, patience);
    });
  }
}

const originOf = (address: string): string => new URL(address).origin;
