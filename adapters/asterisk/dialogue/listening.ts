import { SignInRefused, Unreachable } from '#adapters/adapter';
import type { Turn } from '#adapters/stream';
import type { Instant } from '#core/time/instant';
import type { Fields } from '../message.ts';
import { countOf, textOf } from '../message.ts';
import { eventsRead } from '../read/read.ts';
import type { AsteriskSettings } from '../settings.ts';
import { heardOf, isDeafToQueues, overOf, problemsOf } from './rights.ts';
import type { State } from './state.ts';
import { doubtInterval, listInterval, secondListAfter, wakeAt } from './state.ts';
import * as words from '../sentences.ts';

/** Asks for the list of all queues. */
export function ask(state: State, now: Instant): Turn<State> {
  const requests = state.requests + 1;
  const id = `wallboard-${requests}`;
  const next = { ...state, requests, asked: { id, at: now }, told: { names: [], over: 0 } };
  return { state: next, wakeAt: wakeAt(next), say: [{ text: `Action: QueueStatus\r\nActionID: ${id}` }] };
}

/** A message while we are signed in. */
export function listen(state: State, fields: Fields, settings: AsteriskSettings, now: Instant): Turn<State> {
  const name = fields.get('event');
  if (name === undefined) return answered(state, fields);
  const heard = { ...state, heard: heardOf(state.heard, fields) };
  if (!eventsRead.has(name)) return { ...turn(heard), passOver: true };
  switch (name) {
    case 'QueueParams':
      return turn(queueListed(heard, fields, settings));
    case 'QueueStatusComplete':
      return isAsked(heard, fields) ? listComplete(heard, settings, now) : turn(heard);
    case 'QueueCallerJoin':
      return turn(counted(heard, fields, 1, settings, now));
    case 'QueueCallerLeave':
      return turn(counted(heard, fields, -1, settings, now));
    default:
      return turn(heard);
  }
}

function turn(state: State): Turn<State> {
  return { state, wakeAt: wakeAt(state) };
}

function isAsked({ asked }: State, fields: Fields): boolean {
  return asked !== null && (fields.get('actionid') ?? asked.id) === asked.id;
}

/** Only that a list begins is of use to whoever reads the journal. */
function answered(state: State, fields: Fields): Turn<State> {
  const isRefused = fields.get('response')?.toLowerCase() === 'error' && isAsked(state, fields);
  if (isRefused) return { ...turn(state), passOver: true, giveUp: refusal(fields.get('message')) };
  const begins = fields.get('eventlist')?.toLowerCase() === 'start';
  // What is neither an event nor an answer is kept: somebody may make sense of it.
  return { ...turn(state), passOver: fields.has('response') && !begins };
}

function refusal(why: string = ''): SignInRefused | Unreachable {
  if (/permission/i.test(why)) return new SignInRefused(words.mayNotList);
  return new Unreachable(words.noQueueStatus);
}

function queueListed(state: State, fields: Fields, settings: AsteriskSettings): State {
  const name = textOf(fields, 'queue');
  if (name === undefined) return state;
  const { names, over } = state.told;
  const next = { ...state, told: { names, over: over + overOf(fields) } };
  if (!isOurs(name, settings))
    return names.length < mostNames ? { ...next, told: { ...next.told, names: [...names, name] } } : next;
  const waiting = new Map(state.waiting).set(name.toLowerCase(), countOf(fields, 'calls') ?? 0);
  return { ...next, waiting, told: { ...next.told, names: [name, ...names] } };
}

/** Of queues that are not ours, so many are remembered for whoever looks for the right name. */
const mostNames = 50;

function isOurs(name: string, { queues }: AsteriskSettings): boolean {
  return Object.values(queues).some((ours) => ours.toLowerCase() === name.toLowerCase());
}

function listComplete(state: State, settings: AsteriskSettings, now: Instant): Turn<State> {
  const isFirst = state.listedAt === null;
  if (isDeafToQueues(state)) return { ...turn(state), giveUp: new SignInRefused(words.hearsNoQueues) };
  const next: State = {
    ...state,
    asked: null,
    listedAt: now,
    nextListAt: now + (isFirst ? secondListAfter : listInterval),
    overBefore: state.told.over,
    heard: { ...state.heard, queueEvents: 0 },
  };
  return { ...turn(next), isLive: true, problems: problemsOf(next, settings.queues) };
}

/** An event says how many wait after it. Where that does not fit, something went unheard: the list is asked for soon. */
function counted(state: State, fields: Fields, change: 1 | -1, settings: AsteriskSettings, now: Instant): State {
  const [name, count] = [textOf(fields, 'queue'), countOf(fields, 'count')];
  if (name === undefined || count === undefined || !isOurs(name, settings)) return state;
  const before = state.waiting.get(name.toLowerCase());
  const fits = before === undefined || before + change === count;
  const soon = Math.max(now, (state.listedAt ?? now) + doubtInterval);
  return {
    ...state,
    waiting: new Map(state.waiting).set(name.toLowerCase(), count),
    nextListAt: fits ? state.nextListAt : Math.min(state.nextListAt, soon),
  };
}
