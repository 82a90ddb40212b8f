import type { Config } from './config/config.ts';
import type { ProgramFacts } from './diagnostics/desk.ts';
import type { Clock } from './intake/clock.ts';
import type { Logger } from './machine/log.ts';
import type { SettingsDesk } from './settings/desk.ts';

/** What a hub is made from. */
export interface HubOptions {
  readonly config: Config;
  /** Where the journal lives; absent: a folder of its own that goes when the hub closes. */
  readonly dataFolder?: string | undefined;
  /** Where what belongs to the hub and not to its calls is kept, as its screens; absent: with the journal. */
  readonly homeFolder?: string | undefined;
  /** Where the built page lies. */
  readonly pageFolder: string;
  readonly log: Logger;
  /** The program around it, for whoever mends something. */
  readonly program?: ProgramFacts | undefined;
  /** Where its settings are seen and changed; absent: nobody may. */
  readonly settings?: SettingsDesk | undefined;
  /** Lets who knows it change what only holders of the token may, while the board has no token. */
  readonly setUpKey?: string | undefined;
  readonly clock?: Clock;
  /** For tests of slow disks: as in JournalOptions. */
  readonly flushDelay?: Int32Array;
}
