import type { UpdatesReport, UpdatesState } from '#core/pc/updates';
import { faultOf } from '#hub/machine/fault';
import type { Logger } from '#hub/machine/log';
import type { OwnSettingsFile } from '../settings/setup-own-settings.ts';
import { notFetched, notLooked, whyOf } from './sentences.ts';

/** A newer version that somebody can have. */
export interface Newer {
  readonly version: string;
  readonly notes: string;
}

/** Where newer versions of the program come from. */
export interface Updater {
  /** The newest one, if it is newer than this one. Rejects where that cannot be known. */
  check(): Promise<Newer | null>;
  /** Gets what `check` found, and holds it against its checksum. Rejects where it is not that. */
  fetch(): Promise<void>;
  /** Ends the program, and starts it again as what was fetched. */
  install(): void;
}

/** Looks for newer versions of the program, where somebody has said where. Nothing is fetched or installed unasked. */
export interface Updates {
  report(): UpdatesReport;
  check(): Promise<UpdatesReport>;
  /** Gets the one that was found and installs it: the program ends then. */
  install(): Promise<UpdatesReport>;
}

interface Options {
  readonly own: Pick<OwnSettingsFile, 'read' | 'onChange'>;
  readonly updaterAt: (address: string) => Updater;
  readonly canInstall: () => boolean;
  readonly log: Pick<Logger, 'info' | 'warn'>;
}

/** The start of the program is busy enough. Milliseconds. */
const firstLook = 60_000;
const lookEvery = 24 * 60 * 60_000;
/** An answer that takes longer does not come. */
const longestLook = 60_000;

export function createUpdates({ own, updaterAt, canInstall, log }: Options): Updates {
  let address = own.read().updates;
  let updater = address === null ? null : updaterAt(address);
  let state: UpdatesState = { kind: 'notLooked' };
  let timer: NodeJS.Timeout | undefined;

  const now = () => new Date().toISOString();
  const report = (): UpdatesReport => ({ address, state, canInstall: canInstall() });

  function lookAfter(milliseconds: number): void {
    clearTimeout(timer);
    if (updater !== null) timer = setTimeout(() => void look(), milliseconds).unref();
  }

  async function look(): Promise<void> {
    const asked = updater;
    if (asked === null) return;
    const next = await within(longestLook, asked.check()).then(
      (newer): UpdatesState =>
        newer === null ? { kind: 'newest', at: now() } : { kind: 'newer', at: now(), ...newer },
      (error: unknown): UpdatesState => {
        log.warn({ fault: faultOf(error) }, 'Whether there is a newer version cannot be known.');
        return { kind: 'failed', at: now(), problem: notLooked(whyOf(error)) };
      },
    );
    // Meanwhile another address was set, and it is about that.
    if (asked !== updater) return;
    if (next.kind === 'newer') log.info({ version: next.version }, 'There is a newer version.');
    state = next;
    lookAfter(lookEvery);
  }

  own.onChange(({ updates }) => {
    if (updates === address) return;
    address = updates;
    updater = updates === null ? null : updaterAt(updates);
    state = { kind: 'notLooked' };
    if (updater === null) clearTimeout(timer);
    else void look();
  });
  lookAfter(firstLook);

  return {
    report,
    async check() {
      await look();
      return report();
    },
    async install() {
      const asked = updater;
      if (asked === null || state.kind !== 'newer' || !canInstall()) return report();
      const { version } = state;
      try {
        await asked.fetch();
        log.info({ version }, 'A newer version takes the place of this one.');
        asked.install();
      } catch (error) {
        log.warn({ version, fault: faultOf(error) }, 'The newer version cannot be had.');
        state = { kind: 'failed', at: now(), problem: notFetched(version, whyOf(error)) };
      }
      return report();
    },
  };
}

/** Rejects where it takes longer. */
function within<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>();
  const overdue = setTimeout(() => reject(Object.assign(new Error('No answer.'), { code: 'TIMEOUT' })), milliseconds);
  return Promise.race([work, promise]).finally(() => clearTimeout(overdue));
}
