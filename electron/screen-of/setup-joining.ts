import { app } from 'electron';
import type { ArgumentsOf } from '#core/asks/table';
import type { NearbyHub } from '#core/screens/nearby';
import type { Joined, Left, ScreenOf } from '#core/screens/joined';
import { faultOf } from '#hub/machine/fault';
import type { Logger } from '#hub/machine/log';
import type { OwnSettingsFile } from '../settings/setup-own-settings.ts';
import { isOf, joinHub, NotJoined, type Pass } from './join-hub.ts';
import { hubsWithin } from './nearby.ts';
import * as words from './sentences.ts';
import type { PassKeeper } from './setup-pass.ts';

/** How this desktop becomes a screen of another hub, and its own again. */
export interface Joining {
  report(): ScreenOf;
  pairWith(order: ArgumentsOf<'pairWith'>[0]): Promise<Joined>;
  leaveHub(): Left;
  nearby(): Promise<readonly NearbyHub[]>;
}

interface Options {
  readonly own: OwnSettingsFile;
  readonly pass: PassKeeper;
  /** The hub elsewhere that is shown now; `null`: this PC is its own. */
  readonly elsewhere: string | null;
  readonly log: Logger;
}

/** The page says what has happened before the program goes. Milliseconds. */
const readFor = 1_500;

/** Who is on the network answers within a second, mostly. Milliseconds. */
const listenFor = 2_000;

export function setupJoining({ own, pass, elsewhere, log }: Options): Joining {
  async function keep(given: Pass): Promise<void> {
    try {
      await pass.write(given);
    } catch (error) {
      log.error({ fault: faultOf(error) }, 'What the hub gave this screen cannot be kept.');
      throw new NotJoined(words.notKept, error);
    }
  }

  return {
    report: () => ({
      address: elsewhere === null ? null : new URL(elsewhere).host,
      isPaired: elsewhere !== null && isOf(pass.read(), elsewhere),
    }),
    nearby: () => hubsWithin(listenFor),
    async pairWith(order) {
      try {
        const given = await joinHub(order);
        await keep(given);
        own.change({ hub: given.address });
        const { host } = new URL(given.address);
        log.info({ hub: host }, 'This PC is a screen of another hub from now on.');
        startAnew();
        return { address: host };
      } catch (error) {
        if (!(error instanceof NotJoined)) throw error;
        return { problem: error.sentence };
      }
    },
    leaveHub() {
      pass.forget();
      own.change({ hub: null });
      log.info('This PC is its own hub from now on.');
      startAnew();
      return { left: true };
    },
  };
}

/** As a screen the program is another one from its first line on: no hub, no journal, no ports. */
export function startAnew(after: number = readFor): void {
  setTimeout(() => {
    // Whoever pairs by hand means that hub, whatever the first start was told.
    app.relaunch({ args: process.argv.slice(1).filter((argument) => !argument.startsWith('--hub=')) });
    app.quit();
  }, after);
}
