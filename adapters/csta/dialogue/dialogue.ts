import { NotUnderstood, Unreachable } from '#adapters/adapter';
import { rootName, understood } from '#adapters/csta-xml/elements';
import { answerWithin, ask, isIdle, nextOverdue, overdue, without } from '#adapters/csta-xml/requests';
import { endsSession } from '#adapters/csta-xml/session';
import type { Dialogue, DialogueContext, Message, Turn } from '#adapters/stream';
import type { Instant, Milliseconds } from '#core/time/instant';
import { second } from '#core/time/instant';
import { eventId } from '../framing.ts';
import { gapsTold } from '../gaps.ts';
import { systemStatusResponse } from '../messages.ts';
import type { CstaSettings } from '../settings.ts';
import { answered } from './answers.ts';
import { whatIsThere, withQuestions } from './questions.ts';
import { afterStatus } from './system.ts';
import type { About, Step, Talk } from './talk.ts';
import { beginning, withGap } from './talk.ts';
import * as words from '../sentences.ts';

type Context = DialogueContext<CstaSettings>;

/** After so long without a word the switch is asked for one: a connection that is gone looks like a quiet queue. */
const quiet: Milliseconds = 30 * second;

/** The one that took over asks for all at once: nothing of what it was told before was kept. */
const afterTakingOver: Milliseconds = second / 10;

/** How we talk to a switch that speaks CSTA. */
export const dialogue: Dialogue<CstaSettings, Talk> = {
  opened({ settings, now, takesOver = false }) {
    const talk = begun(beginning(now, takesOver), settings);
    return turn(talk, { talk }, { settings, now });
  },
  heard(before, message, context) {
    const talk = { ...before, heardAt: context.now };
    return turn(before, stepOf(talk, message, context), context);
  },
  woken(before, context) {
    return turn(before, woken(before, context), context);
  },
};

function begun(talk: Talk, settings: CstaSettings): Talk {
  switch (settings.session) {
    case 'application':
      return withQuestions(talk, [{ kind: 'session' }], settings);
    case 'register':
      // The switch speaks first.
      return { ...talk, stage: 'waiting' };
    case 'implicit':
      return withQuestions(talk, [{ kind: 'status' }], settings);
  }
}

/** A message that makes no sense is told by the reading of the journal; the talk goes on. */
function stepOf(talk: Talk, { id = eventId, text }: Message, { settings, now }: Context): Step {
  const name = rootName(text);
  try {
    if (endsSession(name)) return { talk, giveUp: new Unreachable(words.sessionEnded) };
    if (/^SystemStatus$/i.test(name)) return told(talk, id, text, settings);
    if (/Event$/i.test(name)) return { talk };
    return answered(talk, id, understood(text), settings, now);
  } catch (error) {
    if (error instanceof NotUnderstood) return { talk };
    throw error;
  }
}

/** The switch says how it is, and is answered at once. The first time it may be its way of beginning. */
function told(before: Talk, id: string, text: string, settings: CstaSettings): Step {
  const answer = id === eventId ? [] : [{ id, text: systemStatusResponse() }];
  const { talk, ...rest } = afterStatus(before, understood(text), settings);
  const begins = talk.stage === 'waiting';
  const next = begins ? withQuestions({ ...talk, stage: 'signingIn' }, [{ kind: 'register' }], settings) : talk;
  return { ...rest, talk: next, say: answer };
}

/** Time has passed: an answer is overdue, or something is to be asked. */
function woken(before: Talk, { settings, now }: Context): Step {
  if (before.stage === 'waiting' && now - before.openedAt >= answerWithin) {
    return { talk: before, giveUp: new Unreachable(words.speaksNotFirst) };
  }
  let step: Step = { talk: before };
  for (const { id, about, askedAt } of overdue(before.requests, now)) {
    // The parts of a list were never asked for by themselves: a switch without any is not silent for that.
    const isAsked = about.kind !== 'segments';
    if (isAsked && before.heardAt <= askedAt) return { ...step, giveUp: new Unreachable(words.fallenSilent) };
    step = { ...step, ...unanswered({ ...step.talk, requests: without(step.talk.requests, id) }, about) };
  }
  let { talk } = step;
  if (talk.renewAt <= now) talk = withQuestions({ ...talk, renewAt: Infinity }, [{ kind: 'renewal' }], settings);
  if (talk.listAt <= now) talk = withQuestions({ ...talk, listAt: Infinity }, whatIsThere(talk, settings), settings);
  if (isQuiet(talk, now)) talk = withQuestions(talk, [{ kind: 'status' }], settings);
  return { ...step, talk };
}

function isQuiet(talk: Talk, now: Instant): boolean {
  return talk.stage === 'live' && now - talk.heardAt >= quiet && isIdle(talk.requests);
}

function unanswered(talk: Talk, about: About): Step {
  switch (about.kind) {
    case 'session':
    case 'register':
      return { talk, giveUp: new Unreachable(words.noSession) };
    case 'status':
      if (talk.stage !== 'signingIn') return { talk };
      return { talk, giveUp: new Unreachable(words.noStatus) };
    case 'renewal':
      return { talk, replace: true };
    case 'monitor':
      return {
        talk: withGap(talk, about.device, 'nothing', words.notFollowed(about.device, words.noAnswer)),
      };
    case 'snapshot':
    case 'segments':
      return {
        talk: withGap(talk, about.device, 'from-now', words.notTold(about.device, words.noAnswer)),
      };
    case 'agent':
      return { talk };
  }
}

/** Asks what may be asked now; once all is answered, the next stage begins. */
function turn(
  before: Talk,
  { talk: reached, say: atOnce = [], ...rest }: Step,
  { settings, now }: Pick<Context, 'settings' | 'now'>,
): Turn<Talk> {
  const talk = isBlind(reached) ? reached : onwards(reached, settings, now);
  const { requests, say } = ask(talk.requests, now);
  const state = { ...talk, requests };
  return {
    state,
    say: [...atOnce, ...say],
    wakeAt: wakeAt(state),
    ...(state.stage === 'live' && before.stage !== 'live' && { isLive: true }),
    ...((state.gaps !== before.gaps || isListedAgain(before, state)) && { journal: [gapsTold(state.gaps)] }),
    ...(state.troubles !== before.troubles && { problems: [...state.troubles.values()] }),
    ...(isBlind(state) && { giveUp: new Unreachable(words.nothingFollowed([...state.troubles.values()].at(-1))) }),
    ...rest,
  };
}

/** What this connection was told before it took over is in no journal. */
function isListedAgain(before: Talk, { listAt }: Talk): boolean {
  return before.listAt !== Infinity && listAt === Infinity;
}

/** Nothing at all can be followed: what is never told of would look like a day without calls. */
function isBlind({ stage, requests, watched, troubles }: Talk): boolean {
  return stage === 'watching' && isIdle(requests) && watched.length === 0 && troubles.size > 0;
}

function onwards(talk: Talk, settings: CstaSettings, now: Instant): Talk {
  if (!isIdle(talk.requests)) return talk;
  switch (talk.stage) {
    case 'watching':
      return onwards(
        withQuestions({ ...talk, stage: 'listing' }, whatIsThere(talk, settings), settings),
        settings,
        now,
      );
    case 'listing':
      return { ...talk, stage: 'live', listAt: talk.takesOver ? now + afterTakingOver : Infinity };
    case 'waiting':
    case 'signingIn':
    case 'live':
      return talk;
  }
}

function wakeAt({ stage, openedAt, requests, renewAt, listAt, heardAt }: Talk): Instant {
  const speaks = stage === 'waiting' ? openedAt + answerWithin : Infinity;
  const isAsked = !isIdle(requests);
  return Math.min(speaks, nextOverdue(requests), renewAt, listAt, isAsked ? Infinity : heardAt + quiet);
}
