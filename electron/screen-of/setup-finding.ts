import type { Logger } from '#hub/machine/log';
import type { BoardSource } from '../hub/board-source.ts';
import type { OwnSettingsFile } from '../settings/setup-own-settings.ts';
import { isOurHub } from './find-again.ts';
import { browseHubs } from './nearby.ts';
import { startAnew } from './setup-joining.ts';
import type { PassKeeper } from './setup-pass.ts';

/** A hub that is only started anew is back where it was by then. Milliseconds. */
const patience = 15_000;

interface Options {
  readonly source: BoardSource;
  readonly own: OwnSettingsFile;
  readonly pass: PassKeeper;
  /** Where the hub is stands on the command line: whoever wrote that means it. */
  readonly isBySwitch: boolean;
  readonly log: Logger;
}

/** A hub that has another address now, or is on another machine, is looked for on the network, and followed where it proves who it is. */
export function setupFinding({ source, own, pass, isBySwitch, log }: Options): void {
  const given = pass.read();
  if (given === null || given.hub === null || isBySwitch) return;
  let waiting: NodeJS.Timeout | undefined;
  let stop: (() => void) | undefined;

  function rest(): void {
    clearTimeout(waiting);
    stop?.();
    [waiting, stop] = [undefined, undefined];
  }

  function look(): void {
    stop = browseHubs((hub) => {
      if (given === null || hub.id !== given.hub || hub.address === new URL(given.address).origin) return;
      void isOurHub(hub, given).then(async (isOurs) => {
        if (!isOurs || stop === undefined) return;
        rest();
        const address = `${hub.address}/`;
        await pass.write({ ...given, address });
        own.change({ hub: address });
        log.info({ hub: new URL(address).host }, 'The hub was found again at another address.');
        startAnew(0);
      });
    });
  }

  source.onConnection(({ state }) => {
    if (state === 'open') return rest();
    if (state === 'lost') waiting ??= setTimeout(look, patience);
  });
}
