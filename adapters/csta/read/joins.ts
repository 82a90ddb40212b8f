import { connectionIn, deviceAt } from '#adapters/csta-xml/devices';
import { allAnywhere, at, textIn } from '#adapters/csta-xml/elements';
import { valueAt, withoutKey, withValues } from '#adapters/csta-xml/records';
import { NotUnderstood } from '#adapters/adapter';
import type { XmlElement } from '#adapters/xml';
import { callOf, left, offPhones, queued, withCall } from './calls.ts';
import type { Call, Known } from './known.ts';
import { noCall } from './known.ts';
import { wasSentOn } from './overtaken.ts';
import type { Place, Reading } from './place.ts';
import { both, nothingNew } from './place.ts';
import { callMissing } from '../sentences.ts';

/**
 * Two calls of an agent become one, with an id of its own, and he leaves it. Where the switch does not name the second one it
 * is the one he has with whom he sends the caller to.
 */
export function transferred(known: Known, root: XmlElement, place: Place): Reading {
  const agent = place.agentOf(deviceAt(root, 'transferringDevice'));
  const target = deviceAt(root, 'transferredToDevice');
  const named = oldCalls(root, 'transferredConnections');
  const isOneStep = /singlesteptransfer/i.test(textIn(at(root, 'cause')) ?? '');
  const second = agent === undefined || isOneStep ? [] : unnamed(known, named, agent, place.agentOf(target));
  const joined = join(known, [...named, ...second], newCall(root, 'transferredConnections') ?? named[0]);
  if (joined.id === undefined) return joined.reading;
  const { id } = joined;
  const without = both(joined.reading, (next) =>
    agent === undefined ? nothingNew(next) : offPhones(next, id, [agent], place, true),
  );
  const queue = place.queueOf(target);
  if (queue !== undefined && agent !== undefined && wasSentOn(joined.reading.known, id, agent, place)) {
    return both(without, (next) => queued(next, id, queue, place));
  }
  if (target === undefined || place.agentOf(target) !== undefined || queue !== undefined) return without;
  // It is with somebody whom we do not follow: it is over for us, and its id may come again.
  return both(without, (next) => forgotten(next, id, place));
}

/** Two calls of an agent become one, and all are in it. */
export function conferenced(known: Known, root: XmlElement): Reading {
  const named = oldCalls(root, 'conferenceConnections');
  return join(known, named, newCall(root, 'conferenceConnections') ?? named[0]).reading;
}

/** @throws NotUnderstood where it names no call */
function oldCalls(root: XmlElement, list: string): readonly string[] {
  const items = allAnywhere(at(root, list) ?? root, 'oldConnection');
  const named = [at(root, 'primaryOldCall'), at(root, 'secondaryOldCall'), ...items];
  const ids = named.flatMap((each) => connectionIn(each)?.call ?? []);
  if (ids.length === 0) throw new NotUnderstood(callMissing(root.name, 'primaryOldCall'));
  return [...new Set(ids)];
}

function newCall(root: XmlElement, list: string): string | undefined {
  const [first] = allAnywhere(at(root, list) ?? root, 'newConnection', 1);
  return connectionIn(first)?.call;
}

/** With a colleague it is his other call with that one; with somebody outside his only call besides that is of no queue. */
function unnamed(known: Known, named: readonly string[], agent: string, target: string | undefined): readonly string[] {
  if (named.filter((id) => valueAt(known.calls, id) !== undefined).length > 1) return [];
  const others = Object.entries(known.calls).flatMap(([id, { phones }]) => {
    const own = valueAt(phones, agent);
    if (named.includes(id) || own?.state !== 'talking') return [];
    if (target !== undefined) return valueAt(phones, target) === undefined ? [] : [id];
    return Object.keys(phones).length === 1 && own.leg === null ? [id] : [];
  });
  return others.length === 1 ? others : [];
}

/** The old calls under the new id, with all who wait and all phones. */
function join(
  known: Known,
  old: readonly string[],
  id: string | undefined,
): { readonly reading: Reading; readonly id: string | undefined } {
  const calls = old.flatMap((each) => valueAt(known.calls, each) ?? []);
  if (calls.length === 0 || id === undefined) return { reading: nothingNew(known), id: undefined };
  const existing = old.includes(id) ? [] : [callOf(known, id)];
  const one = [...existing, ...calls].reduce(together, noCall);
  const without = old.reduce((all, each) => ({ ...all, calls: withoutKey(all.calls, each) }), known);
  const agents = Object.keys(one.phones);
  return { reading: { known: withCall(without, id, one), facts: [], agents }, id };
}

/** Who is in both waits since the first of them, and talks where he talks in one. */
function together(one: Call, other: Call): Call {
  const stays = Object.entries(other.stays).filter(
    ([queue, stay]) => stay.entry < (valueAt(one.stays, queue)?.entry ?? Infinity),
  );
  const phones = Object.entries(other.phones).map(([agent, phone]) => {
    const before = valueAt(one.phones, agent);
    const state = before?.state === 'talking' ? before.state : phone.state;
    return [agent, { ...phone, state, leg: before?.leg ?? phone.leg }] as const;
  });
  return { stays: withValues(one.stays, stays), phones: withValues(one.phones, phones) };
}

function forgotten(known: Known, id: string, place: Place): Reading {
  const { stays, phones } = callOf(known, id);
  const out = Object.keys(stays).reduce(
    (all, queue) => both(all, (next) => left(next, id, queue, 'overflow', place)),
    nothingNew(known),
  );
  return both(out, (next) => offPhones(next, id, Object.keys(phones), place));
}
