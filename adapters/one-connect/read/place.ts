import type { Surroundings } from '#adapters/adapter';
import { textIn } from '#adapters/csta-xml/elements';
import { anywhere, at } from '#adapters/csta-xml/elements';
import type { XmlElement } from '#adapters/xml';
import type { Fact } from '#core/said/facts';
import type { Instant } from '#core/time/instant';
import type { OwnDevice } from '../devices.ts';
import { ownDevice, queueNumber } from '../devices.ts';
import type { OneConnectSettings } from '../settings.ts';
import type { Known } from './known.ts';

/** Where a message is read: when it came, and which number is which queue of the board. */
export interface Place {
  readonly at: Instant;
  readonly base: { readonly source: string; readonly at: Instant };
  /** The board's queue with this local number; absent where it is not followed. */
  queueOf(number: string): string | undefined;
}

/** What a message comes to. */
export interface Reading {
  readonly known: Known;
  readonly facts: readonly Fact[];
  /** Of whom it told: what each does is looked at anew. */
  readonly agents: readonly string[];
}

export function placeOf(at: Instant, settings: OneConnectSettings, { source, queues }: Surroundings): Place {
  const shown = Object.entries(settings.queues).filter(([id]) => queues.some((queue) => queue.id === id));
  const ids = new Map(shown.map(([id, number]) => [queueNumber(number), id]));
  return { at, base: { source, at }, queueOf: (number) => ids.get(number) };
}

export function nothingNew(known: Known): Reading {
  return { known, facts: [], agents: [] };
}

/** Whose event it is. */
export function subjectOf(root: XmlElement): OwnDevice | undefined {
  return ownDevice(textIn(at(root, 'monitorCrossRefID')));
}

/** Longer ids are none. */
const longestId = 200;

/** The id that a call keeps through all phones and queues; where it is not told, that of the connection. */
export function callIn(root: XmlElement): string | undefined {
  const id = textIn(anywhere(root, 'globalCallLinkageId')) ?? textIn(anywhere(root, 'callID'));
  return id === undefined || id.length > longestId ? undefined : id;
}
