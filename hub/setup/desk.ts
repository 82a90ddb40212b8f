import { networkInterfaces } from 'node:os';
import type { SourceForms } from '#core/settings/form';
import type { Arrival, TrialAnswer, TrialOrder, WebhookAddress, WebhookReport } from '#core/settings/trial';
import type { Input } from '#core/said/input';
import { toIso } from '#core/time/zone';
import { adapters } from '#adapters/index';
import type { WebhookWay } from '#adapters/adapter';
import { createAllowance } from '../actions/attempts.ts';
import { Refused } from '../asks/refused.ts';
import type { TurnedAwayBook } from '../base/turned-away.ts';
import type { Config } from '../config/config.ts';
import { isLoopback } from '../config/schema.ts';
import type { SteadyClock } from '../intake/clock.ts';
import type { SettingsDesk } from '../settings/desk.ts';
import type { Source } from '../sources/source.ts';
import { createArrivals } from './arrivals.ts';
import { sourceForms } from './forms.ts';
import * as words from './sentences.ts';
import { tryInOrder } from './trial.ts';

/** A trial signs in at a phone system: too many wrong ones may lock it. */
const trialsPerMinute = 12;

/** What a set-up asks of the hub. */
export interface SetupDesk {
  forms(): SourceForms;
  /** @throws Refused */
  try(order: TrialOrder): Promise<TrialAnswer>;
  /** @throws Refused */
  webhooks(source: string): WebhookReport;
  /** Inputs that are in the journal now. */
  taken(inputs: readonly Input[]): void;
  /** Lets go of those in which a number stands. */
  forget(number: RegExp): void;
  /** Somebody says that what was wrong with what that source sends is put right. @throws Refused */
  mended(source: string): void;
}

export interface SetupDeskOptions {
  readonly config: () => Config;
  readonly settings: SettingsDesk | undefined;
  /** Where phone systems call, as this machine reaches it. */
  readonly webhooksAddress: () => string;
  readonly turnedAway: Pick<TurnedAwayBook, 'of' | 'clear'>;
  readonly clock: SteadyClock;
}

export function createSetupDesk(options: SetupDeskOptions): SetupDesk {
  const { config, settings, webhooksAddress, turnedAway, clock } = options;
  const elapsed = (): number => clock.elapsed();
  const arrivals = createArrivals();
  const allowance = createAllowance(trialsPerMinute, elapsed);
  let isTrying = false;

  return {
    forms: sourceForms,
    async try(order) {
      if (isTrying) throw new Refused(409, words.oneAtATime);
      if (settings === undefined) throw new Refused(404, words.unseen);
      isTrying = true;
      try {
        return await tryInOrder(order, { settings, allowance, now: clock.now, elapsed });
      } finally {
        isTrying = false;
      }
    },
    webhooks(id) {
      const { rules, webhooks } = config();
      const source = sourceOf(id);
      if (source.input.way !== 'webhooks') throw new Refused(400, words.isAsked);
      const base = webhooksAddress();
      const port = new URL(base).port;
      const protocol = new URL(base).protocol;
      const isOpen = !isLoopback(webhooks.host);
      const heard = (path: string): string | null => arrivals.heardAt(source, path, rules.timeZone);
      return {
        at: toIso(clock.now(), rules.timeZone),
        base,
        common: `/hooks/${encodeURIComponent(id)}/${source.input.secrets[0] ?? ''}/`,
        addresses: addressesOf(source.adapter, rules.queues, heard),
        arrivals: newestFirst([...arrivals.of(source, rules.timeZone), ...neverLetIn(id, rules.timeZone)]),
        ways: ownAddresses().map((host) => `${protocol}//${host}:${port}`),
        isOpen,
      };
    },
    taken: arrivals.take,
    forget: arrivals.forget,
    mended(id) {
      turnedAway.clear([sourceOf(id).id]);
    },
  };

  function sourceOf(id: string): Source {
    const source = config().sources.find((each) => each.id === id);
    if (source === undefined) throw new Refused(404, words.noSuchSource);
    return source;
  }

  /** What showed a wrong secret or could not be read is in no journal; whoever sets up the phone system must know of it all the same. */
  function neverLetIn(id: string, timeZone: string): readonly Arrival[] {
    return turnedAway
      .of(id, timeZone)
      .filter(({ why }) => why === 'secret' || why === 'unreadable')
      .map(({ lastAt, sentence }) => ({ at: lastAt, path: '…', problem: sentence }));
  }
}

const newestFirst = (arrivals: readonly Arrival[]): readonly Arrival[] =>
  arrivals.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));

/** Each address that the phone system's pages have a field for; of those that are of a queue one for each. */
function addressesOf(
  adapterId: string,
  queues: Config['rules']['queues'],
  heard: (path: string) => string | null,
): readonly WebhookAddress[] {
  const input = adapters.find(({ id }) => id === adapterId)?.input as WebhookWay<unknown> | undefined;
  return (input?.fields ?? []).flatMap(({ path, field, query = '' }): readonly WebhookAddress[] => {
    if (!path.includes('QUEUE')) return [{ path, field, queue: null, rest: `${path}${query}`, heardAt: heard(path) }];
    return queues.map(({ id }) => {
      const own = path.replace('QUEUE', id);
      return {
        path: own,
        field,
        queue: id,
        rest: `${path.replace('QUEUE', encodeURIComponent(id))}${query}`,
        heardAt: heard(own),
      };
    });
  });
}

/** Those of this machine that others in the house may reach: of IPv4, which people can read aloud. */
function ownAddresses(): readonly string[] {
  const all = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  return all
    .filter(({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'))
    .map(({ address }) => address);
}
