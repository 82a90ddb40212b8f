import { NotUnderstood, SignInRefused, Unreachable } from '#adapters/adapter';
import type { Dialogue, Turn } from '#adapters/stream';
import type { Instant } from '#core/time/instant';
import { isGreetingText } from '../framing.ts';
import type { Fields } from '../message.ts';
import { fieldsOf } from '../message.ts';
import type { AsteriskSettings } from '../settings.ts';
import { ask, listen } from './listening.ts';
import type { State } from './state.ts';
import { begin, listPatience, pongPatience, quiet, signInPatience, wakeAt } from './state.ts';
import * as words from '../sentences.ts';

/**
 * Our side of the talk: it greets, we sign in with events on, and ask for the list of all queues; when that is complete we
 * know all there is. From then on we listen, ask whether it is there when it is quiet, and ask for the list again now and
 * then.
 */
export const dialogue: Dialogue<AsteriskSettings, State> = {
  opened: ({ now }) => ({ state: begin(now), wakeAt: now + signInPatience }),
  heard(before, { text }, { settings, now }) {
    const state: State = { ...before, heardAt: now, pingedAt: null };
    switch (state.stage) {
      case 'greeting':
        return greeted(state, text, settings, now);
      case 'signing in':
        return signedIn(state, fieldsOf(text), now);
      case 'signed in':
        return listen(state, fieldsOf(text), settings, now);
    }
  },
  woken(state, { now }) {
    if (state.stage !== 'signed in') return now < wakeAt(state) ? wait(state) : { state, giveUp: unanswered(state) };
    const { asked, pingedAt, nextListAt, heardAt } = state;
    if (asked !== null && now >= asked.at + listPatience) {
      return { state, giveUp: new Unreachable(words.listNotEnded) };
    }
    if (pingedAt !== null && now >= pingedAt + pongPatience) {
      return { state, giveUp: new Unreachable(words.fallenSilent) };
    }
    if (asked === null && now >= nextListAt) return ask(state, now);
    if (pingedAt === null && now >= heardAt + quiet) return ping(state, now);
    return wait(state);
  },
};

function wait(state: State): Turn<State> {
  return { state, wakeAt: wakeAt(state) };
}

/** The password goes only to one that greets as Asterisk does. */
function greeted(state: State, text: string, { user, password }: AsteriskSettings, now: Instant): Turn<State> {
  if (!isGreetingText(text)) {
    return { state, passOver: true, giveUp: new NotUnderstood(words.noManager) };
  }
  const lines = ['Action: Login', 'ActionID: wallboard-login', `Username: ${user}`, `Secret: ${password}`];
  const next: State = { ...state, stage: 'signing in', since: now };
  // Whatever else the user may hear, we need no more.
  return { ...wait(next), passOver: true, say: [{ text: [...lines, 'Events: agent,call'].join('\r\n') }] };
}

function signedIn(state: State, fields: Fields, now: Instant): Turn<State> {
  switch (fields.get('response')?.toLowerCase()) {
    case 'success':
      return { ...ask({ ...state, stage: 'signed in' }, now), passOver: true };
    case undefined:
      return { ...wait(state), passOver: true };
    default:
      return { state, passOver: true, giveUp: new SignInRefused(words.signInRefused) };
  }
}

function unanswered({ stage }: State): Unreachable {
  return new Unreachable(stage === 'greeting' ? words.noGreeting : words.signInUnanswered);
}

function ping(state: State, now: Instant): Turn<State> {
  const next: State = { ...state, pingedAt: now };
  return { ...wait(next), say: [{ text: 'Action: Ping\r\nActionID: wallboard-ping' }] };
}
