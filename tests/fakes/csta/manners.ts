import type { Random } from '../random.ts';
import type { Packets } from '../switches/wire/line.ts';
import type { XmlStyle } from '../switches/xml/writer.ts';

/** How a CSTA switch speaks and behaves, where switches differ, and what is wrong with it at the moment. May change any time. */
export interface Manners {
  readonly edition: 'ed2' | 'ed3' | 'ed4' | 'ed6';
  readonly namespaces: 'default' | 'prefixed' | 'none';
  /** The order of all fields is by chance; else that of the schema. */
  readonly shuffled: boolean;
  readonly connections: 'callIdFirst' | 'deviceIdFirst';
  /** Elements that nobody has heard of. */
  readonly extras: boolean;
  /** `201`, or `N<201>Anna;displayNumber=201;uid=...`. */
  readonly devices: 'bare' | 'annotated';
  readonly session: 'application' | 'register' | 'implicit';
  /** Sessions are never longer (`application`). */
  readonly sessionSeconds: number;
  readonly renewal: 'accepted' | 'refused';
  readonly sessionEnds: 'closed' | 'silent' | 'told';
  /** Hangs up on whoever has asked and answered nothing for so long; `null`: never. */
  readonly idleSeconds: number | null;
  /** Whether a call stays in its queue while a phone rings for it. */
  readonly remainsInQueue: boolean;
  /** A call waits in another group as well, which is nobody's queue. */
  readonly multipleQueuing: boolean;
  /** DeliveredEvent at the queue before its QueuedEvent. */
  readonly deliveredFirst: boolean;
  /** `reused`: an id comes again as soon as forty others have. */
  readonly callIds: 'unique' | 'reused';
  /** How a caller who hangs up is told: his connection is cleared, the call is cleared, or both. */
  readonly hangUps: 'connection' | 'call' | 'both';
  /** `withoutOld`: neither secondaryOldCall nor any oldConnection is told. */
  readonly transfers: 'whole' | 'withoutOld';
  readonly transferSpelling: 'TransferedEvent' | 'TransferredEvent';
  /** Some who hand over a call bring all together in a conference first. */
  readonly conferences: boolean;
  /** `none`: no Agent events, and GetAgentState is not supported. */
  readonly agentEvents: 'told' | 'none';
  /** What an agent's id is: that of his device, or one of its own. */
  readonly agentIds: 'device' | 'own';
  readonly snapshots: 'inResponse' | 'segmented';
  /** The invoke id of segments: that of events, or that of the request. */
  readonly segmentsUnder: 'event' | 'request';
  /** Devices, by number, of which nothing may be asked. */
  readonly refusedDevices: readonly string[];
  readonly refusal: 'operation' | 'security' | 'privateErrorCode';
  /** Requests, by name, that get no answer at all, and do nothing. */
  readonly unanswered: readonly string[];
  readonly halfOpen: boolean;
  readonly packets: Packets;
}

export const goodManners: Manners = {
  edition: 'ed3',
  namespaces: 'default',
  shuffled: false,
  connections: 'callIdFirst',
  extras: true,
  devices: 'bare',
  session: 'application',
  sessionSeconds: 120,
  renewal: 'accepted',
  sessionEnds: 'closed',
  idleSeconds: null,
  remainsInQueue: true,
  multipleQueuing: false,
  deliveredFirst: false,
  callIds: 'unique',
  hangUps: 'both',
  transfers: 'whole',
  transferSpelling: 'TransferedEvent',
  conferences: false,
  agentEvents: 'told',
  agentIds: 'device',
  snapshots: 'inResponse',
  segmentsUnder: 'event',
  refusedDevices: [],
  refusal: 'operation',
  unanswered: [],
  halfOpen: false,
  packets: 'whole',
};

const editions = {
  ed2: 'http://www.ecma.ch/standards/ecma-323/csta/ed2',
  ed3: 'http://www.ecma-international.org/standards/ecma-323/csta/ed3',
  ed4: 'http://www.ecma-international.org/standards/ecma-323/csta/ed4',
  ed6: 'http://www.ecma-international.org/standards/ecma-323/csta/ed6',
} as const;
const sessionNamespace = 'http://www.ecma-international.org/standards/ecma-354/appl_session';

export function styleOf(message: string, manners: Manners, random: Random): XmlStyle {
  const namespace = message.includes('ApplicationSession') ? sessionNamespace : editions[manners.edition];
  return {
    declaration: 'UTF-8',
    namespace: manners.namespaces === 'none' ? null : namespace,
    prefix: manners.namespaces === 'prefixed' ? 'csta' : '',
    shuffle: manners.shuffled ? random : null,
    indented: false,
  };
}
