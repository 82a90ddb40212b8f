import type { Request } from '#adapters/csta-xml/requests';
import { withRequests } from '#adapters/csta-xml/requests';
import { renewal } from '#adapters/csta-xml/session';
import { queueNumber, trunkOf } from '../devices.ts';
import {
  getDoNotDisturb,
  getMembers,
  getQueue,
  monitorStart,
  monitorTrunk,
  named,
  snapShot,
  startSession,
} from '../messages.ts';
import type { OneConnectSettings } from '../settings.ts';
import type { About, Talk } from './talk.ts';
import { agentsOf } from './talk.ts';

type Question = Exclude<About, { readonly kind: 'order' }>;

/** The name of a request, which the answer repeats: the reading of the journal knows it too. */
function nameOf(question: Question): string {
  switch (question.kind) {
    case 'session':
      return 'session';
    case 'trunk':
      return 'monitor';
    case 'renewal':
      return 'renewal';
    case 'probe':
      return 'alive';
    case 'monitor':
      return `monitor/${question.device}`;
    case 'snapshot':
      return `snapshot-${question.device}`;
    case 'queue':
      return `queue-${question.number}`;
    case 'members':
      return `members-${question.number}`;
    case 'rest':
      return `dnd-${question.number}`;
  }
}

function written(question: Question, id: string, talk: Talk, settings: OneConnectSettings): string {
  switch (question.kind) {
    case 'session':
      return startSession(settings, id);
    case 'trunk':
      return monitorTrunk(id);
    case 'renewal':
      return renewal(talk.session, [named(id)]);
    case 'probe':
      return getQueue(numbersOf(settings)[0] ?? '', id);
    case 'monitor':
      return monitorStart(question.device, id);
    case 'snapshot':
      return snapShot(question.device, id);
    case 'queue':
      return getQueue(question.number, id);
    case 'members':
      return getMembers(question.number, id);
    case 'rest':
      return getDoNotDisturb(question.number, id);
  }
}

/** With these questions to ask, in this order. One that is without an answer already is not asked twice. */
export function withQuestions(talk: Talk, questions: readonly Question[], settings: OneConnectSettings): Talk {
  const { open, waiting } = talk.requests;
  const names = new Set(
    [...open.values(), ...waiting].map(({ about }) => (about.kind === 'order' ? '' : nameOf(about))),
  );
  let { serial } = talk;
  const more: Request<About>[] = [];
  for (const question of questions) {
    const name = nameOf(question);
    if (names.has(name)) continue;
    names.add(name);
    const id = talk.serial === 0 ? name : `${name}/${(serial += 1)}`;
    more.push({ id, message: { text: written(question, id, talk, settings) }, about: question });
  }
  return { ...talk, serial, requests: withRequests(talk.requests, more) };
}

/** The local numbers of the queues that the board follows. */
export function numbersOf({ queues }: OneConnectSettings): readonly string[] {
  return Object.values(queues).map(queueNumber);
}

function queueDevice(number: string, { pbxDomain }: OneConnectSettings): string {
  return `q-${trunkOf(pbxDomain)}-${number}`;
}

function userDevice(number: string, { pbxDomain }: OneConnectSettings): string {
  return `u-${trunkOf(pbxDomain)}-${number}`;
}

/** What there is to ask of a queue at first. Its calls are asked for last, when it is known whom the users talk with. */
export function ofQueue(talk: Talk, number: string, settings: OneConnectSettings): readonly Question[] {
  return [...watching(talk, queueDevice(number, settings)), { kind: 'queue', number }, { kind: 'members', number }];
}

export function ofUser(talk: Talk, number: string, settings: OneConnectSettings): readonly Question[] {
  const device = userDevice(number, settings);
  return [...watching(talk, device), { kind: 'snapshot', device }, { kind: 'rest', number }];
}

export function ofLines(settings: OneConnectSettings): readonly Question[] {
  return numbersOf(settings).map((number) => ({ kind: 'snapshot', device: queueDevice(number, settings) }));
}

/** All that may have changed unseen: where an event was lost, the answer puts it right. */
export function ofRound(talk: Talk, settings: OneConnectSettings): readonly Question[] {
  return [
    ...numbersOf(settings).map((number) => ({ kind: 'members', number }) as const),
    ...agentsOf(talk).flatMap((agent) => ofUser(talk, agent, settings)),
    ...ofLines(settings),
  ];
}

function watching({ watchesTrunk, watched }: Talk, device: string): readonly Question[] {
  return watchesTrunk || watched.has(device) ? [] : [{ kind: 'monitor', device }];
}
