import { createHmac, randomBytes } from 'node:crypto';
import type {
  Configuration,
  SettingsAnswer,
  SettingsChange,
  SettingsProblem,
  SettingsReport,
} from '#core/settings/settings';
import type { JsonValue } from '#core/said/input';
import { inBoth, type Sentence } from '#core/said/sentence';
import { minute } from '#core/time/instant';
import { Refused } from '../asks/refused.ts';
import type { Config } from '../config/config.ts';
import { pathText } from '../config/problems.ts';
import { ConfigInvalid } from '../config/problems.ts';
import { isObject } from '../config/queue-names.ts';
import type { Clock } from '../intake/clock.ts';
import { faultOf } from '../machine/fault.ts';
import type { Logger } from '../machine/log.ts';
import { ListenFailed } from '../ports/listen.ts';
import { type Secrets, secretsApart } from './apart.ts';
import { changedPlaces } from './changed-places.ts';
import { type SecretKeeper, SecretsUnkept, type SettingsHome } from './home.ts';
import { secretPlaces } from './secret-places.ts';
import { secretReference } from '../config/environment.ts';
import * as words from './sentences.ts';

/** For so long a change can be taken back. */
const undoFor = minute;

/** Where the settings of a hub are seen and changed. */
export interface SettingsDesk {
  /** @throws Refused where they cannot be read at all: somebody broke the file */
  report(): SettingsReport;
  /** Checks them as a whole, uses them and keeps them: all of it or nothing. */
  change(change: SettingsChange): Promise<SettingsAnswer>;
  undo(change: Pick<SettingsChange, 'revision'>): Promise<SettingsAnswer>;
  /**
   * What a configuration that somebody has in mind would be, with the secrets that are kept here.
   * @throws ConfigInvalid
   */
  resolve(configuration: Configuration): Config;
}

export interface SettingsDeskOptions {
  readonly home: SettingsHome;
  readonly secrets: SecretKeeper;
  /** The configuration that settings make. @throws ConfigInvalid */
  readonly configOf: (configuration: JsonValue, secrets: Secrets) => Config;
  /** Lets the hub go on under it; `demo`: it is that of the demo. @throws ListenFailed and others; nothing is changed then */
  readonly goOn: (config: Config, demo: boolean) => Promise<void>;
  readonly clock: Pick<Clock, 'now' | 'elapsed'>;
  readonly log: Pick<Logger, 'info' | 'error'>;
}

/** Settings with their secrets, as they are used or were. */
interface Whole {
  readonly configuration: JsonValue;
  readonly secrets: Secrets;
}

export function createSettingsDesk(options: SettingsDeskOptions): SettingsDesk {
  const { home, secrets: keeper, configOf, goOn, clock, log } = options;
  /** Tells two settings apart and nothing of what is in them. */
  const key = randomBytes(32);
  let before: { readonly whole: Whole; readonly elapsed: number; readonly at: number } | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  function now(): Whole {
    // Somebody may have written a secret into the file: it is shown to nobody, and goes where it belongs with the next change.
    return secretsApart(home.read(), keeper.read());
  }

  function readable(): Whole {
    try {
      return now();
    } catch (error) {
      if (!(error instanceof ConfigInvalid)) throw error;
      throw new Refused(409, words.brokenFile(error.lines));
    }
  }

  const revisionOf = (whole: Whole): string =>
    createHmac('sha256', key)
      .update(JSON.stringify([whole.configuration, whole.secrets]))
      .digest('base64url');

  function canUndo(): boolean {
    return before !== undefined && clock.elapsed() - before.elapsed < undoFor;
  }

  function report(): SettingsReport {
    const whole = readable();
    const { configuration } = whole;
    return {
      configuration: isObject(configuration) ? (configuration as Configuration) : {},
      revision: revisionOf(whole),
      demo: home.playsDemo(configuration),
      secrets: placesIn(whole),
      fixed: home.fixed(),
      undo: before !== undefined && canUndo() ? { until: new Date(before.at + undoFor).toISOString() } : null,
    };
  }

  /** One change after the other: each is based on what the one before left. */
  function inTurn(work: () => Promise<SettingsAnswer>): Promise<SettingsAnswer> {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  }

  async function change({ revision, configuration }: SettingsChange): Promise<SettingsAnswer> {
    const old = readable();
    const refusal = refusalOf(old, revision);
    if (refusal !== undefined) return refusal;
    const next = secretsApart(configuration, old.secrets, old.configuration);
    return await put(old, next, () => {
      before = { whole: old, elapsed: clock.elapsed(), at: clock.now() };
    });
  }

  async function undo({ revision }: Pick<SettingsChange, 'revision'>): Promise<SettingsAnswer> {
    const old = readable();
    const refusal = refusalOf(old, revision);
    if (refusal !== undefined) return refusal;
    if (before === undefined || !canUndo()) return refused(words.tooLate);
    return await put(old, before.whole, () => {
      before = undefined;
    });
  }

  function refusalOf(old: Whole, revision: string): SettingsAnswer | undefined {
    const fixed = home.fixed();
    if (fixed !== null) return refused(fixed);
    return revision === revisionOf(old) ? undefined : refused(words.changedMeanwhile);
  }

  async function put(old: Whole, next: Whole, done: () => void): Promise<SettingsAnswer> {
    try {
      const config = configOf(next.configuration, next.secrets);
      // All that either needs is kept until it is known which of them stays.
      await keeper.write({ ...old.secrets, ...next.secrets });
      await used(config, next, old);
      await keeper.write(next.secrets);
    } catch (error) {
      return { problems: problemsOf(error) };
    }
    done();
    log.info({ places: changedPlaces(old.configuration, next.configuration) }, 'The settings were changed.');
    return { settings: report() };
  }

  async function used(config: Config, next: Whole, old: Whole): Promise<void> {
    try {
      await goOn(config, home.playsDemo(next.configuration));
    } catch (error) {
      await keeper.write(old.secrets);
      throw error;
    }
    try {
      await home.write(next.configuration);
    } catch (error) {
      await back(old);
      throw error;
    }
  }

  /** What cannot be kept is as if nobody had wanted it. */
  async function back(old: Whole): Promise<void> {
    try {
      await goOn(configOf(old.configuration, old.secrets), home.playsDemo(old.configuration));
      await keeper.write(old.secrets);
    } catch (fault) {
      log.error(
        { fault: faultOf(fault) },
        'After a change that failed, the settings before it could not be used again.',
      );
    }
  }

  function problemsOf(error: unknown): readonly SettingsProblem[] {
    if (error instanceof ConfigInvalid) {
      return error.problems.map(({ path, message }) => ({ path, message: inBoth(message) }));
    }
    if (error instanceof ListenFailed) return [{ path: '', message: inBoth(error.message) }];
    if (error instanceof SecretsUnkept) return [{ path: '', message: error.sentence }];
    log.error({ fault: faultOf(error) }, 'The settings could not be changed.');
    return [{ path: '', message: words.notKept }];
  }

  return {
    report,
    change: (wanted) => inTurn(() => change(wanted)),
    undo: (wanted) => inTurn(() => undo(wanted)),
    resolve(configuration) {
      const old = now();
      const next = secretsApart(configuration, old.secrets, old.configuration);
      return configOf(next.configuration, next.secrets);
    },
  };
}

function refused(message: Sentence): SettingsAnswer {
  return { problems: [{ path: '', message }] };
}

function placesIn({ configuration, secrets }: Whole): SettingsReport['secrets'] {
  return secretPlaces(configuration).map(({ path, value }) => {
    const name = secretReference(value);
    if (name === undefined) return { path: pathText(path), from: 'environment', isThere: isSet(value) };
    return { path: pathText(path), from: 'hub', isThere: secrets[name] !== undefined };
  });
}

/** Of `${env:NAME}` */
function isSet(reference: string): boolean {
  const name = /^\$\{env:([^}]+)\}$/.exec(reference)?.[1] ?? '';
  return (process.env[name] ?? '') !== '';
}
