import { anywhere, textIn } from '#adapters/csta-xml/elements';
import { isForNow, refusalIn } from '#adapters/csta-xml/refusal';
import type { Refusal } from '#adapters/csta-xml/refusal';
import { without } from '#adapters/csta-xml/requests';
import { sessionAnswer } from '#adapters/csta-xml/session';
import { Busy, SignInRefused, Unreachable } from '#adapters/adapter';
import type { XmlElement } from '#adapters/xml';
import type { Instant } from '#core/time/instant';
import { membersIn } from '../read/members.ts';
import type { OneConnectSettings } from '../settings.ts';
import { afterOrderAnswer, confirmed } from './orders.ts';
import { numbersOf, ofQueue, ofUser, withQuestions } from './questions.ts';
import type { Step } from './step.ts';
import { isTold } from './step.ts';
import type { About, Talk } from './talk.ts';
import { agentsOf, withTrouble } from './talk.ts';
import type { Sentence } from '#core/said/sentence';
import * as words from '../sentences.ts';

/** What an answer changes. `text`: the message as it came. */
export function answered(talk: Talk, root: XmlElement, text: string, settings: OneConnectSettings, now: Instant): Step {
  const request = requestOf(talk, root);
  if (request === undefined) return { talk };
  const rest = { ...talk, requests: without(talk.requests, request.id) };
  const { about } = request;
  const refusal = refusalIn(root);
  switch (about.kind) {
    case 'session':
      return signedIn(rest, root, settings, now);
    case 'renewal':
      return renewed(rest, root, now);
    case 'probe':
      return { talk: rest, passOver: true };
    case 'trunk':
      return { talk: watchingTrunk(rest, refusal === undefined, settings) };
    case 'order':
      return afterOrderAnswer(rest, about.order, refusal, settings);
    case 'monitor':
    case 'queue':
    case 'members':
    case 'rest':
    case 'snapshot':
      return refusal === undefined
        ? isTold(told(rest, about, root, settings), about, text)
        : { talk: withTrouble(rest, nameOf(about), refused(about, refusal)) };
  }
}

/** By the `requestID` that it repeats. An error may come without: then it is of what was asked first. */
function requestOf(talk: Talk, root: XmlElement): { readonly id: string; readonly about: About } | undefined {
  const { open } = talk.requests;
  const id = textIn(anywhere(root, 'requestID'));
  if (id !== undefined) return open.get(id);
  const isAnswer = refusalIn(root) !== undefined || sessionAnswer(root) !== undefined;
  return isAnswer ? open.values().next().value : undefined;
}

function signedIn(talk: Talk, root: XmlElement, settings: OneConnectSettings, now: Instant): Step {
  const answer = sessionAnswer(root);
  if (answer === undefined) return { talk, giveUp: new Unreachable(words.otherAnswer) };
  if (answer.kind === 'refused') {
    const sentence = words.signInRefused(answer.refusal.sentence);
    return { talk, giveUp: isForNow(answer.refusal) ? new Busy(sentence) : new SignInRefused(sentence) };
  }
  const next = { ...talk, stage: 'watching', session: answer.session, renewAt: now + answer.renewAfter } as const;
  return { talk: withQuestions(next, [{ kind: 'trunk' }], settings), passOver: true };
}

/** Where it is not renewed, a second connection with a session of its own takes over before this one ends. */
function renewed(talk: Talk, root: XmlElement, now: Instant): Step {
  const answer = sessionAnswer(root);
  if (answer?.kind !== 'granted') return { talk, passOver: true, replace: true };
  return { talk: { ...talk, renewAt: now + answer.renewAfter }, passOver: true };
}

/** Where the trunk cannot be watched as a whole, its queues and their members are, one by one. */
export function watchingTrunk(talk: Talk, watchesTrunk: boolean, settings: OneConnectSettings): Talk {
  const next = { ...talk, watchesTrunk, stage: 'asking' } as const;
  return withQuestions(
    next,
    numbersOf(settings).flatMap((number) => ofQueue(next, number, settings)),
    settings,
  );
}

type Asked = Extract<About, { readonly kind: 'monitor' | 'queue' | 'members' | 'rest' | 'snapshot' }>;

function told(talk: Talk, about: Asked, root: XmlElement, settings: OneConnectSettings): Step {
  const known = withTrouble(talk, nameOf(about), undefined);
  switch (about.kind) {
    case 'monitor':
      return { talk: { ...known, watched: new Set([...known.watched, about.device]) } };
    case 'members':
      return confirmed(withMembers(known, about.number, root, settings), root, about.number);
    case 'rest':
      return confirmed(known, root, about.number);
    case 'queue':
    case 'snapshot':
      return { talk: known };
  }
}

/** All members of the queue; of those who were not there before it is asked what they do. */
function withMembers(talk: Talk, number: string, root: XmlElement, settings: OneConnectSettings): Talk {
  const before = new Set(agentsOf(talk));
  const next = { ...talk, members: new Map([...talk.members, [number, membersIn(root)]]) };
  return withNewMembers(next, before, settings);
}

export function withNewMembers(talk: Talk, before: ReadonlySet<string>, settings: OneConnectSettings): Talk {
  const added = agentsOf(talk).filter((agent) => !before.has(agent));
  return withQuestions(
    talk,
    added.flatMap((agent) => ofUser(talk, agent, settings)),
    settings,
  );
}

/** What a trouble is about. */
export function nameOf(about: Asked): string {
  return `${about.kind} ${'device' in about ? about.device : about.number}`;
}

/** A queue that does not list its calls is followed all the same: its statistics tell how many wait. */
function refused(about: Asked, { sentence }: Refusal): Sentence | undefined {
  if (about.kind === 'snapshot' && about.device.startsWith('q-')) return undefined;
  return words.unknownFor(subject(about), sentence);
}

/** What cannot be known, as a sentence begins. */
export function subject(about: Asked): Sentence {
  switch (about.kind) {
    case 'monitor':
      return words.notFollowed(about.device);
    case 'queue':
      return words.queueNotFound(about.number);
    case 'members':
      return words.membersNotTold(about.number);
    case 'rest':
      return words.restNotTold(about.number);
    case 'snapshot':
      return words.callsNotTold(about.device);
  }
}
