import type { Milliseconds } from '#core/time/instant';
import type { Random } from '../random.ts';
import type { Packets } from '../switches/wire/line.ts';
import type { XmlStyle } from '../switches/xml/writer.ts';

/**
 * How a One-Connect speaks and behaves, where its documentation leaves it open, and what is wrong with it at the moment. May
 * change at any time.
 */
export interface Manners {
  /** What the XML declaration claims; the bytes are UTF-8 in any case. `null`: none. */
  readonly declaration: 'utf-16' | 'utf-8' | null;
  /** `documented`: on everything but QueueStatisticsEvent. `prefixed`: as a prefix of every element. */
  readonly namespaces: 'documented' | 'none' | 'prefixed';
  /** The order of fields is by chance. */
  readonly shuffled: boolean;
  readonly indented: boolean;
  /** How a device is named where it is not a connection's: `u-12345678-200` or `200`. */
  readonly devices: 'full' | 'local';
  readonly snapshots: 'calls' | 'empty';
  /** When the queue's own connection of an answered call is cleared. */
  readonly queueLegEnds: 'withCall' | 'atAnswer';
  readonly averageWaitOf: 'answered' | 'all';
  /** QueueStatisticsEvent: at each change; made then and sent so much later; never. */
  readonly statistics: 'live' | { readonly lateBy: Milliseconds } | 'never';
  /** One of each queue right after its monitor began, too. */
  readonly statisticsAtMonitor: boolean;
  /** Whom a QueueMemberEvent lists: all members or only the changed one. */
  readonly memberEvents: 'all' | 'changed';
  /** Since when the totals run: midnight, or the switch's start. */
  readonly totalsFrom: 'midnight' | 'start';
  /** Which spelling of the sign-in's prefix is understood. */
  readonly vendorPrefix: 'either' | 'declared' | 'bare';
  readonly wrongPassword: 'refused' | 'closed';
  /** Sessions are never longer, whatever is requested. */
  readonly sessionSeconds: number;
  /** ResetApplicationSessionTimer. `refused`: a NegResponse; `error`: CSTAErrorCode. */
  readonly renewal: 'accepted' | 'refused' | 'error';
  /** Whether who is signed in may sign in once more. */
  readonly secondSession: 'anywhere' | 'otherConnection' | 'refused';
  /** What happens to a connection whose last session ends. `told`: ApplicationSessionTerminated, and it stays. */
  readonly sessionEnds: 'closed' | 'silent' | 'told';
  /** What a person orders is answered well in any case. */
  readonly orders: 'done' | 'ignored';
  readonly monitorTrunk: 'accepted' | 'refused';
  /** Requests, by name, that get no answer at all, and do nothing. */
  readonly unanswered: readonly string[];
  /** Whoever signs in. `refused` and `closed`: the right password, too. */
  readonly signIns: 'welcome' | 'refused' | 'closed';
  /** Whether a refusal says which request it is about. */
  readonly errorsCarryId: boolean;
  /** Requests that come together are answered in any order. */
  readonly answers: 'inOrder' | 'shuffled';
  /** Devices, by full name, of which nothing may be asked: `u-12345678-200`. */
  readonly refusedDevices: readonly string[];
  /** Half-open: every connection, and every new one, is there and says nothing any more. */
  readonly halfOpen: boolean;
  readonly packets: Packets;
}

export const goodManners: Manners = {
  declaration: 'utf-16',
  namespaces: 'documented',
  shuffled: true,
  indented: false,
  devices: 'full',
  snapshots: 'calls',
  queueLegEnds: 'withCall',
  averageWaitOf: 'answered',
  statistics: 'live',
  statisticsAtMonitor: true,
  memberEvents: 'all',
  totalsFrom: 'midnight',
  vendorPrefix: 'either',
  wrongPassword: 'refused',
  sessionSeconds: 120,
  renewal: 'accepted',
  secondSession: 'anywhere',
  sessionEnds: 'closed',
  orders: 'done',
  monitorTrunk: 'accepted',
  unanswered: [],
  signIns: 'welcome',
  errorsCarryId: true,
  answers: 'inOrder',
  refusedDevices: [],
  halfOpen: false,
  packets: 'whole',
};

const namespace = 'http://www.ecma.ch/standards/ecma-323/csta/ed6';

export function styleOf(message: string, manners: Manners, random: Random): XmlStyle {
  const bare =
    manners.namespaces === 'none' || (manners.namespaces === 'documented' && message === 'QueueStatisticsEvent');
  return {
    declaration: manners.declaration,
    namespace: bare ? null : namespace,
    prefix: manners.namespaces === 'prefixed' ? 'csta' : '',
    shuffle: manners.shuffled ? random : null,
    indented: manners.indented,
  };
}
