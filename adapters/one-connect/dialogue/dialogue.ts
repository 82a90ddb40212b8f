import type { Dialogue, DialogueContext, Turn } from '#adapters/stream';
import { NotUnderstood, Unreachable } from '#adapters/adapter';
import { rootName, understood } from '#adapters/csta-xml/elements';
import { ask, isIdle, nextOverdue, overdue, without } from '#adapters/csta-xml/requests';
import { endsSession } from '#adapters/csta-xml/session';
import type { Milliseconds } from '#core/time/instant';
import { minute, second } from '#core/time/instant';
import type { OneConnectSettings } from '../settings.ts';
import { answered, nameOf, subject, watchingTrunk } from './answers.ts';
import { happened } from './events.ts';
import { ordered, unconfirmed } from './orders.ts';
import { ofLines, ofRound, withQuestions } from './questions.ts';
import type { Step } from './step.ts';
import type { About, Talk } from './talk.ts';
import { beginning, withTrouble } from './talk.ts';
import * as words from '../sentences.ts';

type Context = DialogueContext<OneConnectSettings>;

/** After so long without a word it is asked for one: a connection that is gone looks like a quiet queue. */
const quiet: Milliseconds = 30 * second;

/** How often all is asked for again, so that a lost event is put right. */
const round: Milliseconds = minute;

/** The one that took over asks for all at once: nothing of what it was told before was kept. */
const afterTakingOver: Milliseconds = second / 10;

/** How we talk to One-Connect. */
export const dialogue: Dialogue<OneConnectSettings, Talk> = {
  opened({ settings, now, takesOver = false }) {
    const talk = withQuestions(beginning(now, takesOver), [{ kind: 'session' }], settings);
    return turn(talk, { talk }, { settings, now });
  },
  heard(before, { text }, context) {
    const talk = { ...before, heardAt: context.now };
    return turn(before, stepOf(talk, text, context), context);
  },
  woken(before, context) {
    return turn(before, woken(before, context), context);
  },
  asked(before, order, context) {
    return turn(before, ordered(before, order, context.settings, context.now), context);
  },
};

/** A message that makes no sense is told by the reading of the journal; the talk goes on. */
function stepOf(talk: Talk, text: string, { settings, now }: Context): Step {
  const name = rootName(text);
  try {
    if (/Event$/i.test(name) || endsSession(name)) return happened(talk, name, text, settings);
    return answered(talk, understood(text), text, settings, now);
  } catch (error) {
    if (error instanceof NotUnderstood) return { talk };
    throw error;
  }
}

/** Time has passed: an answer is overdue, an order was not seen to be done, or something is to be asked. */
function woken(before: Talk, { settings, now }: Context): Step {
  let step = unconfirmed(before, now);
  for (const { id, about, askedAt } of overdue(before.requests, now)) {
    if (before.heardAt <= askedAt) return { ...step, giveUp: new Unreachable(words.fallenSilent) };
    const talk = { ...step.talk, requests: without(step.talk.requests, id) };
    step = { ...step, ...unanswered(talk, about, settings) };
  }
  let { talk } = step;
  if (talk.renewAt <= now) talk = withQuestions({ ...talk, renewAt: Infinity }, [{ kind: 'renewal' }], settings);
  if (talk.roundAt <= now) talk = withQuestions({ ...talk, roundAt: now + round }, ofRound(talk, settings), settings);
  if (now - talk.heardAt >= quiet) talk = withQuestions(talk, [{ kind: 'probe' }], settings);
  return { ...step, talk };
}

function unanswered(talk: Talk, about: About, settings: OneConnectSettings): Step {
  switch (about.kind) {
    case 'session':
      return { talk, giveUp: new Unreachable(words.signInUnanswered) };
    case 'trunk':
      return { talk: watchingTrunk(talk, false, settings) };
    case 'renewal':
      return { talk, replace: true };
    case 'probe':
    case 'order':
      return { talk };
    case 'monitor':
    case 'queue':
    case 'members':
    case 'rest':
    case 'snapshot':
      return { talk: withTrouble(talk, nameOf(about), words.unknownFor(subject(about), words.noAnswer)) };
  }
}

/** Asks what may be asked now; once all is answered, the next stage begins. */
function turn(
  before: Talk,
  { talk: reached, ...rest }: Step,
  { settings, now }: Pick<Context, 'settings' | 'now'>,
): Turn<Talk> {
  const talk = onwards(reached, settings, now);
  const { requests, say } = ask(talk.requests, now);
  const state = { ...talk, requests };
  return {
    state,
    say,
    wakeAt: wakeAt(state),
    ...(state.stage === 'live' && before.stage !== 'live' && { isLive: true }),
    ...(state.troubles !== before.troubles && { problems: [...state.troubles.values()] }),
    ...rest,
  };
}

function onwards(talk: Talk, settings: OneConnectSettings, now: number): Talk {
  if (!isIdle(talk.requests)) return talk;
  switch (talk.stage) {
    case 'asking':
      return withQuestions({ ...talk, stage: 'listing' }, ofLines(settings), settings);
    case 'listing':
      return { ...talk, stage: 'live', serial: 1, roundAt: now + (talk.takesOver ? afterTakingOver : round) };
    case 'signingIn':
    case 'watching':
    case 'live':
      return talk;
  }
}

function wakeAt({ requests, renewAt, roundAt, heardAt, orders }: Talk): number {
  const probed = [...requests.open.values()].some(({ about }) => about.kind === 'probe');
  return Math.min(
    nextOverdue(requests),
    renewAt,
    roundAt,
    probed ? Infinity : heardAt + quiet,
    ...orders.map(({ until }) => until),
  );
}
