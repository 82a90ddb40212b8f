import type { Instant } from '#core/time/instant';

/**
 * A reader of what a One-Connect sends that shares nothing with the fake that sends it: it looks for fields with patterns, and
 * keeps what the documentation's table says that they mean. For checking the fake only.
 */
export interface PageReader {
  readonly hears: (message: string, at: Instant) => void;
  readonly queue: (number: string) => {
    readonly waitingCalls: number;
    readonly maxCurrentWait: number;
    /** When the statistics came. */
    readonly at: Instant;
    readonly answered: number;
    readonly missed: number;
    readonly averageWait: number;
    readonly servicing: number;
    /** Linkage ids of the calls that no phone has answered yet. */
    readonly line: readonly string[];
    readonly ready: readonly string[];
    readonly busy: readonly string[];
    readonly other: readonly string[];
  };
}

export function pageReader(trunk: string): PageReader {
  const statistics = new Map<string, { readonly at: Instant; readonly told: string }>();
  const lines = new Map<string, Set<string>>();
  const members = new Map<string, Map<string, boolean>>();
  const undisturbed = new Set<string>();
  const calls = new Map<string, Set<string>>();

  const field = (message: string, name: string): string =>
    new RegExp(`<(?:\\w+:)?${name}>([^<]*)</`).exec(message)?.[1] ?? '';
  const callsOf = (device: string): Set<string> => setOf(calls, device);

  function hears(message: string, at: Instant): void {
    const name = /<(?:\w+:)?(\w+)/.exec(message.replace(/<\?.*?\?>/, ''))?.[1] ?? '';
    const on = field(message, 'monitorCrossRefID');
    const [linkage, call] = [field(message, 'globalCallLinkageId'), field(message, 'callID')];
    const isQueue = on.startsWith('q-');
    switch (name) {
      case 'QueueStatisticsEvent':
        // An agent's totals have the same names as the queue's.
        statistics.set(on, { at, told: message.replace(/<(?:\w+:)?agentList>.*<\/(?:\w+:)?agentList>/s, '') });
        break;
      case 'QueueMemberEvent':
        members.set(on, signedIn(message));
        break;
      case 'GetQueueMemberResponse':
        members.set(`q-${trunk}-${field(message, 'requestID').slice(-3)}`, signedIn(message));
        break;
      case 'DoNotDisturbEvent':
        if (field(message, 'doNotDisturbOn') === 'true') undisturbed.add(on);
        else undisturbed.delete(on);
        break;
      case 'DeliveredEvent':
        if (isQueue) setOf(lines, on).add(linkage);
        else callsOf(on).add(call);
        break;
      case 'EstablishedEvent':
        for (const line of lines.values()) line.delete(linkage);
        callsOf(on).add(call);
        break;
      case 'ConnectionClearedEvent':
        if (isQueue) lines.get(on)?.delete(linkage);
        else callsOf(on).delete(call);
        break;
      case 'DivertedEvent':
      case 'TransferedEvent':
        callsOf(on).delete(call);
        break;
      default:
    }
  }

  return {
    hears,
    queue(number) {
      const device = `q-${trunk}-${number}`;
      const { at, told } = statistics.get(device) ?? { at: Number.NaN, told: '' };
      const state = ([agent, isIn]: readonly [string, boolean]): string => {
        const user = `u-${trunk}-${agent}`;
        return callsOf(user).size > 0 ? 'busy' : !isIn || undisturbed.has(user) ? 'other' : 'ready';
      };
      const inState = (wanted: string): string[] =>
        [...(members.get(device) ?? [])].filter((member) => state(member) === wanted).map(([agent]) => agent);
      return {
        at,
        waitingCalls: Number(field(told, 'waitingCalls')),
        maxCurrentWait: Number(field(told, 'maxCurrentWait')),
        answered: Number(field(told, 'totalAnsweredCalls')),
        missed: Number(field(told, 'totalMissedCalls')),
        averageWait: Number(field(told, 'averageWaitTime')),
        servicing: Number(field(told, 'servicingCalls')),
        line: [...setOf(lines, device)],
        ready: inState('ready'),
        busy: inState('busy'),
        other: inState('other'),
      };
    },
  };
}

function setOf(sets: Map<string, Set<string>>, key: string): Set<string> {
  const known = sets.get(key) ?? new Set();
  sets.set(key, known);
  return known;
}

/** Each member of a list, and whether one of his devices is. */
function signedIn(message: string): Map<string, boolean> {
  const items = message.matchAll(/<(?:\w+:)?memberListItem>(.*?)<\/(?:\w+:)?memberListItem>/gs);
  return new Map(
    [...items].map(([, item = '']) => [
      />([^<]*)<\/(?:\w+:)?agentDN>/.exec(item)?.[1] ?? '',
      /active(?:Sip|Mobile|Skype)>true</.test(item),
    ]),
  );
}
