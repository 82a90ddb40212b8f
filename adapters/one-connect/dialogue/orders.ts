import { z } from 'zod';
import { NotUnderstood, Unreachable } from '#adapters/adapter';
import { deviceAt } from '#adapters/csta-xml/devices';
import { anywhere, textIn, truthIn } from '#adapters/csta-xml/elements';
import type { Refusal } from '#adapters/csta-xml/refusal';
import { withRequests } from '#adapters/csta-xml/requests';
import type { Order } from '#adapters/stream';
import type { XmlElement } from '#adapters/xml';
import type { Instant, Milliseconds } from '#core/time/instant';
import { second } from '#core/time/instant';
import { ownDevice, queueNumber, userNumber } from '../devices.ts';
import { makeCall, setDoNotDisturb, setMember } from '../messages.ts';
import type { Devices } from '../read/members.ts';
import { membersIn } from '../read/members.ts';
import { isOutbound } from '../read/phone-state.ts';
import type { OneConnectSettings } from '../settings.ts';
import { withQuestions } from './questions.ts';
import type { Step } from './step.ts';
import type { OpenOrder, Talk, Wish } from './talk.ts';
import type { Sentence } from '#core/said/sentence';
import * as words from '../sentences.ts';
import { localNumberLike, phoneNumber, quoted } from '#adapters/parameters';

/** For so long it is waited until the phone system shows that it was done. A phone must be picked up for a call. */
export const doneWithin: Milliseconds = 15 * second;

const localNumber = localNumberLike(/^\w{1,20}$/, '200');
const queueId = quoted.min(1).max(200);

export const memberParameters = z.strictObject({ queue: queueId, agent: localNumber, signedIn: z.boolean() });
export const restParameters = z.strictObject({ agent: localNumber, on: z.boolean() });
export const callParameters = z.strictObject({
  number: phoneNumber,
  device: localNumber,
});

/** Passes on what a person asked for. It is open until the phone system shows that it is so. */
export function ordered(talk: Talk, order: Order, settings: OneConnectSettings, now: Instant): Step {
  const id = `order-${order.id}`;
  switch (order.action) {
    case 'set-queue-member': {
      const { queue, agent, signedIn } = memberParameters.parse(order.parameters);
      const told = Object.entries(settings.queues).find(([known]) => known === queue)?.[1];
      if (told === undefined) return failed(talk, order.id, new NotUnderstood(words.noSuchQueue));
      const number = queueNumber(told);
      const members = talk.members.get(number) ?? [];
      const place = members.findIndex((member) => member.agent === agent);
      if (place < 0) return failed(talk, order.id, new NotUnderstood(words.noMember(agent)));
      const devices = signedIn ? devicesOf(members[place]?.devices) : none;
      const text = setMember(number, agent, devices, place + 1, id);
      return sent(talk, order.id, { kind: 'member', number, agent, signedIn }, text, now);
    }
    case 'set-do-not-disturb': {
      const { agent, on } = restParameters.parse(order.parameters);
      return sent(talk, order.id, { kind: 'rest', agent, on }, setDoNotDisturb(agent, on, id), now);
    }
    case 'make-call': {
      const { number, device } = callParameters.parse(order.parameters);
      const text = makeCall(device, number.replaceAll(/[ -]/g, ''), id);
      return sent(talk, order.id, { kind: 'call', agent: device }, text, now);
    }
    default:
      return failed(talk, order.id, new NotUnderstood(words.noSuchAction));
  }
}

const none: Devices = { sip: false, mobile: false, skype: false };

/** Those that he has on already, as a member who was only not active; where all are off, all of them. */
function devicesOf(devices: Devices = none): Devices {
  const { sip, mobile, skype } = devices;
  return sip || mobile || skype ? devices : { sip: true, mobile: true, skype: true };
}

function sent(talk: Talk, order: string, wish: Wish, text: string, now: Instant): Step {
  const request = { id: `order-${order}`, message: { text }, about: { kind: 'order', order } as const };
  return {
    talk: {
      ...talk,
      requests: withRequests(talk.requests, [request]),
      orders: [...talk.orders, { id: order, wish, until: now + doneWithin }],
    },
  };
}

function failed(talk: Talk, order: string, result: Error): Step {
  const orders = talk.orders.filter(({ id }) => id !== order);
  return { talk: { ...talk, orders }, done: [{ order, result }] };
}

/** Refused; or taken, and then it is asked whether it is so, in case that no event tells. */
export function afterOrderAnswer(
  talk: Talk,
  order: string,
  refusal: Refusal | undefined,
  settings: OneConnectSettings,
): Step {
  if (refusal !== undefined) return failed(talk, order, new NotUnderstood(words.notDone(refusal.sentence)));
  const wish = talk.orders.find(({ id }) => id === order)?.wish;
  switch (wish?.kind) {
    case 'member':
      return { talk: withQuestions(talk, [{ kind: 'members', number: wish.number }], settings) };
    case 'rest':
      return { talk: withQuestions(talk, [{ kind: 'rest', number: wish.agent }], settings) };
    case 'call':
    case undefined:
      return { talk };
  }
}

/** Those whose wish is seen to be done in this message. `number`: of whom, where it does not say so itself. */
export function confirmed(talk: Talk, root: XmlElement, number?: string): Step {
  const seen = talk.orders.filter(({ wish }) => isDone(wish, root, number));
  if (seen.length === 0) return { talk };
  const orders = talk.orders.filter((order) => !seen.includes(order));
  return { talk: { ...talk, orders }, done: seen.map(({ id, wish }) => ({ order: id, result: sentence(wish) })) };
}

function isDone(wish: Wish, root: XmlElement, number: string | undefined): boolean {
  const subject = ownDevice(textIn(anywhere(root, 'monitorCrossRefID')));
  switch (wish.kind) {
    case 'member': {
      const queue = subject?.number ?? textIn(anywhere(root, 'localNumber')) ?? number;
      if (queue !== wish.number) return false;
      return membersIn(root).some(({ agent, signedIn }) => agent === wish.agent && signedIn === wish.signedIn);
    }
    case 'rest': {
      const agent = userNumber(deviceAt(root, 'device')) ?? subject?.number ?? number;
      return agent === wish.agent && truthIn(anywhere(root, 'doNotDisturbOn')) === wish.on;
    }
    case 'call':
      return (
        /^(?:ServiceInitiated|Originated|Delivered|Established)Event$/i.test(root.name) &&
        subject?.kind === 'user' &&
        subject.number === wish.agent &&
        isOutbound(root)
      );
  }
}

function sentence(wish: Wish): Sentence {
  switch (wish.kind) {
    case 'member':
      return words.signedInNow(wish.agent, wish.number, wish.signedIn);
    case 'rest':
      return words.restingNow(wish.agent, wish.on);
    case 'call':
      return words.callingNow(wish.agent);
  }
}

/** Those that nothing confirmed in time. */
export function unconfirmed(talk: Talk, now: Instant): Step {
  const late = talk.orders.filter(({ until }) => until <= now);
  if (late.length === 0) return { talk };
  const result = new Unreachable(words.notShown);
  return {
    talk: { ...talk, orders: talk.orders.filter((order) => !late.includes(order)) },
    done: late.map(({ id }: OpenOrder) => ({ order: id, result })),
  };
}
