import { lookingAt } from '#adapters/mapping/seen/seen';
import { isObject, type JsonObject } from '#core/said/json';
import { inBoth } from '#core/said/sentence';
import type { MappedTrial } from '#core/settings/mapping';
import type { Configuration, SettingsProblem } from '#core/settings/settings';
import type { Trial, TrialAnswer, TrialOrder } from '#core/settings/trial';
import type { Instant } from '#core/time/instant';
import { toIso } from '#core/time/zone';
import type { Allowance } from '../actions/attempts.ts';
import { Refused } from '../asks/refused.ts';
import type { Config } from '../config/config.ts';
import { ConfigInvalid } from '../config/problems.ts';
import type { SettingsDesk } from '../settings/desk.ts';
import { mappedTrial } from '../tried/mapped/mapped-trial.ts';
import { shownOf } from '../tried/shown.ts';
import { tried, type Tried } from '../tried/tried.ts';
import type { Source } from '../sources/source.ts';
import { isDescribed } from './forms.ts';
import * as words from './sentences.ts';

/** So long a connection is listened to, where it does not say earlier that it told all. In seconds. */
const longestTrial = 10;

interface TryOptions {
  readonly settings: Pick<SettingsDesk, 'resolve'>;
  readonly allowance: Allowance;
  readonly now: () => Instant;
  readonly elapsed: () => number;
}

/** What is to be tried: the settings, or those that only look where the mapping is not finished. */
interface Wanted {
  readonly config: Config;
  readonly source: JsonObject;
  readonly unfinished: readonly SettingsProblem[];
}

/**
 * Tries one source of a configuration. One that is described is looked at also before its mapping is finished, and where the
 * mapping does not fit: what it has is what a mapping is made of.
 * @throws Refused
 */
export async function tryInOrder(order: TrialOrder, options: TryOptions): Promise<TrialAnswer> {
  const { settings, allowance, now, elapsed } = options;
  const wanted = wantedOf(order, settings);
  if ('problems' in wanted) return wanted;
  const { rules } = wanted.config;
  const source = sourceIn(wanted.config, order.source);
  if (!allowance.take()) throw new Refused(429, words.tooManyTrials, allowance.wait());
  const began = elapsed();
  const outcome = await tried(source, rules, { seconds: longestTrial, endsWhenLive: true });
  const mapped = isDescribed(source.adapter) ? await mappedOf(order, wanted, source, outcome, options) : null;
  const queues = outcome.picture.queues.filter((queue) => source.queues?.includes(queue.id) ?? true);
  const done: Trial = {
    at: toIso(now(), rules.timeZone),
    count: outcome.count,
    seconds: Math.round(elapsed() - began) / 1_000,
    last: outcome.last.map((each) => shownOf(each, rules.timeZone)),
    queues: wanted.unfinished.length === 0 ? queues : [],
    remarks: outcome.problems,
    failure: outcome.failure ?? null,
    mapped,
  };
  return { trial: done };
}

function wantedOf(
  order: TrialOrder,
  settings: TryOptions['settings'],
): Wanted | Extract<TrialAnswer, { problems: unknown }> {
  const { configuration } = order;
  const { place, source } = placeOf(order);
  try {
    return { config: settings.resolve(configuration), source, unfinished: [] };
  } catch (error) {
    const problems = problemsOf(error);
    if (!isDescribed(source['adapter'])) return { problems };
    try {
      const looking = lookingAt(source, anyQueue(configuration));
      return {
        config: settings.resolve(withSource(configuration, place, looking)),
        source: looking,
        unfinished: problems,
      };
    } catch (other) {
      // What else is wrong must be right before anything can be looked at; the mapping may wait.
      return { problems: problemsOf(other) };
    }
  }
}

/** What of the source was seen. Where a mapping did not fit, nothing was: then it is looked at without. */
async function mappedOf(
  order: TrialOrder,
  wanted: Wanted,
  source: Source,
  outcome: Tried,
  { settings, allowance, now }: TryOptions,
): Promise<MappedTrial> {
  const isWithMapping = wanted.unfinished.length === 0;
  const made = (seen: Parameters<typeof mappedTrial>[0]['seen'], isFitting: boolean): MappedTrial =>
    mappedTrial({
      seen,
      rules: wanted.config.rules,
      now: now(),
      unfinished: wanted.unfinished,
      isWithMapping: isFitting,
    });
  const first = made({ source, outcome, settings: wanted.source }, isWithMapping);
  // Who refused the sign-in is not asked once more: that is how accounts are locked.
  const mayLook = outcome.isSenseless || (outcome.failure !== undefined && source.adapter === 'files');
  if (!isWithMapping || first.total > 0 || !mayLook || !allowance.take()) return first;
  const looking = lookingAt(wanted.source, anyQueue(order.configuration));
  const config = settings.resolve(withSource(order.configuration, placeOf(order).place, looking));
  const other = sourceIn(config, order.source);
  const seen = await tried(other, config.rules, { seconds: longestTrial, endsWhenLive: true });
  return made({ source: other, outcome: seen, settings: looking }, false);
}

function problemsOf(error: unknown): readonly SettingsProblem[] {
  if (!(error instanceof ConfigInvalid)) throw error;
  return error.problems.map(({ path, message }) => ({ path, message: inBoth(message) }));
}

function sourceIn({ sources }: Config, id: string): Source {
  const source = sources.find((each) => each.id === id);
  if (source === undefined) throw new Refused(404, words.noSuchSource);
  if (source.input.way === 'webhooks' || source.input.way === 'script') throw new Refused(400, words.callsItself);
  return source;
}

function listOf(configuration: Configuration, name: string): readonly JsonObject[] {
  const list = configuration[name];
  return Array.isArray(list)
    ? (list as readonly unknown[]).filter((each): each is JsonObject => isObject(each as never))
    : [];
}

function placeOf({ configuration, source: id }: TrialOrder): { readonly place: number; readonly source: JsonObject } {
  const sources = listOf(configuration, 'sources');
  const place = sources.findIndex((each) => each['id'] === id);
  return { place, source: sources[place] ?? {} };
}

function anyQueue(configuration: Configuration): string {
  const id = listOf(configuration, 'queues')[0]?.['id'];
  return typeof id === 'string' ? id : '';
}

function withSource(configuration: Configuration, place: number, source: JsonObject): Configuration {
  return {
    ...configuration,
    sources: listOf(configuration, 'sources').map((each, index) => (index === place ? source : each)),
  };
}
