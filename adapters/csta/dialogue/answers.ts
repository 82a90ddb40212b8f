import { Busy, SignInRefused, Unreachable } from '#adapters/adapter';
import { anywhere, at, textIn } from '#adapters/csta-xml/elements';
import type { Refusal } from '#adapters/csta-xml/refusal';
import { isForNow, refusalIn } from '#adapters/csta-xml/refusal';
import { awaiting, without } from '#adapters/csta-xml/requests';
import { sessionAnswer } from '#adapters/csta-xml/session';
import type { XmlElement } from '#adapters/xml';
import type { Instant } from '#core/time/instant';
import { isWhole } from '../read/snapshots.ts';
import type { CstaSettings } from '../settings.ts';
import { toBeTold, withQuestions } from './questions.ts';
import { afterStatus } from './system.ts';
import type { Step, Talk } from './talk.ts';
import { withGap, withoutGap } from './talk.ts';
import * as words from '../sentences.ts';

/** What an answer changes. @param id the invoke id that it repeats */
export function answered(before: Talk, id: string, root: XmlElement, settings: CstaSettings, now: Instant): Step {
  if (root.name.toLowerCase() === 'snapshotdevicedata') return { talk: afterSegment(before, root) };
  const request = before.requests.open.get(id);
  if (request === undefined) return { talk: before };
  const talk = { ...before, requests: without(before.requests, id) };
  const refusal = refusalIn(root);
  const { about } = request;
  switch (about.kind) {
    case 'session':
      return signedIn(talk, root, settings, now);
    case 'register':
      return refusal === undefined ? watching(talk, settings) : notSignedIn(talk, refusal);
    case 'status':
      if (talk.stage === 'signingIn')
        return refusal === undefined ? watching(talk, settings) : notSignedIn(talk, refusal);
      return afterStatus(talk, root, settings);
    case 'renewal':
      return renewed(talk, root, now);
    case 'monitor':
      if (refusal === undefined) return { talk: { ...talk, watched: [...talk.watched, about.device] } };
      return { talk: withGap(talk, about.device, 'nothing', words.notFollowed(about.device, refusal.sentence)) };
    case 'snapshot':
      if (refusal === undefined) return { talk: afterSnapshot(talk, about.device, root, now) };
      return { talk: withGap(talk, about.device, 'from-now', words.notTold(about.device, refusal.sentence)) };
    case 'agent':
    case 'segments':
      // A switch without agent states refuses this: then they follow from the calls.
      return { talk };
  }
}

function signedIn(talk: Talk, root: XmlElement, settings: CstaSettings, now: Instant): Step {
  const answer = sessionAnswer(root);
  if (answer === undefined) return { talk, giveUp: new Unreachable(words.otherAnswer) };
  if (answer.kind === 'refused') return notSignedIn(talk, answer.refusal);
  return watching({ ...talk, session: answer.session, renewAt: now + answer.renewAfter }, settings);
}

function notSignedIn(talk: Talk, refusal: Refusal): Step {
  const sentence = words.sessionRefused(refusal.sentence);
  return { talk, giveUp: isForNow(refusal) ? new Busy(sentence) : new SignInRefused(sentence) };
}

function watching(talk: Talk, settings: CstaSettings): Step {
  return { talk: withQuestions({ ...talk, stage: 'watching' }, toBeTold(settings), settings), passOver: true };
}

/** Where it is not renewed, a second connection with a session of its own takes over before this one ends. */
function renewed(talk: Talk, root: XmlElement, now: Instant): Step {
  const answer = sessionAnswer(root);
  if (answer?.kind !== 'granted') return { talk, passOver: true, replace: true };
  return { talk: { ...talk, renewAt: now + answer.renewAfter }, passOver: true };
}

/** Where the list comes in parts, its last one is waited for as an answer is. */
function afterSnapshot(talk: Talk, device: string, root: XmlElement, now: Instant): Talk {
  if (isWhole(root)) return withoutGap(talk, device);
  const id = segmentId(root);
  const segments = { id, message: { text: '' }, about: { kind: 'segments', device } } as const;
  return { ...talk, requests: awaiting(talk.requests, segments, now) };
}

function afterSegment(talk: Talk, root: XmlElement): Talk {
  if (!isWhole(root)) return talk;
  const id = segmentId(root);
  const about = talk.requests.open.get(id)?.about;
  const listed = about?.kind === 'segments' ? withoutGap(talk, about.device) : talk;
  return { ...listed, requests: without(listed.requests, id) };
}

function segmentId(root: XmlElement): string {
  return `segments ${textIn(at(root, 'serviceCrossRefID') ?? anywhere(root, 'serviceCrossRefID')) ?? ''}`;
}
