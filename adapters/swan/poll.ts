import type { PollContext, Surroundings } from '#adapters/adapter';
import { NotUnderstood, PhoneSystemError, Unreachable } from '#adapters/adapter';
import type { AgentPresence } from '#core/said/facts';
import type { JsonValue } from '#core/said/input';
import type { Sentence } from '#core/said/sentence';
import { hour, minute } from '#core/time/instant';
import { readResult, resultOf } from './envelope.ts';
import { remembered, type SwanMemory } from './memory.ts';
import { askForCalls, askForQueues, askForResume, askForUsers } from './questions.ts';
import { checkQueues, membersOf } from './queues-status.ts';
import { callsAbout, membersWithoutState, notConfigured, onlyWaiting, queuesAbout } from './sentences.ts';
import { resumeAbout, usersAbout, wordsAround } from './sentences.ts';
import type { SwanSettings } from './settings.ts';
import { resumeFacts } from './user-resume.ts';
import { statesOf } from './users.ts';

type Context = PollContext<SwanSettings>;

/**
 * Asks for the queues and the users, one after the other. One that is no answer ends the poll: half of the numbers would be
 * old unseen. Then, of a few who talk, since when.
 */
export async function poll(context: Context): Promise<JsonValue> {
  const { settings, surroundings, tell } = context;
  checkConfigured(settings, surroundings);
  const memory = remembered(context.memory);
  const queues = await askQueues(context, memory);
  const { users, states } = await askUsers(context, queues);
  const after =
    'refusal' in queues ? await onlyWhoWaits(context, memory, queues, states) : { ...memory, refusal: null };
  const problems = 'refusal' in queues ? [] : queues.problems(states);
  const hasWordsAround = users.hasWordsAround || ('hasWordsAround' in queues && queues.hasWordsAround);
  tell?.([
    ...(after.refusal === null ? [] : [onlyWaiting(after.refusal)]),
    ...(hasWordsAround ? [wordsAround] : []),
    ...problems,
  ]);
  return { ...after, ...(await askSinceWhen(context, after, states)) };
}

/** Where SWAN tells of neither, what it said first is the reason. */
async function askUsers({ settings, ask }: Context, queues: Told | Refused) {
  try {
    const users = readResult(await ask(askForUsers(settings)), usersAbout);
    return { users, states: statesOf(users.result) };
  } catch (error) {
    throw 'refusal' in queues ? queues.error : error;
  }
}

interface Told {
  readonly hasWordsAround: boolean;
  /** What of it could not be read, once it is known what each user does. */
  problems(states: ReadonlyMap<string, AgentPresence>): readonly Sentence[];
}

/** SWAN does not tell of the queues. `error`: to be thrown where it does not tell how many wait either. */
interface Refused {
  readonly refusal: Sentence;
  readonly error: Error;
}

/** How often a request that was refused is tried again. */
const refusalLasts = 5 * minute;

async function askQueues({ settings, now, ask }: Context, memory: SwanMemory): Promise<Told | Refused> {
  if (memory.refusal !== null && now < memory.refusedUntil) {
    return { refusal: memory.refusal, error: new Unreachable(memory.refusal) };
  }
  // Where it was refused before, one more refusal is no news to be kept.
  const answer = await ask({ ...askForQueues(settings), confidential: memory.refusal !== null });
  try {
    const { result, hasWordsAround } = readResult(answer, queuesAbout);
    const unread = checkQueues(result, settings);
    return { hasWordsAround, problems: (states) => [...unread, ...strangers(membersOf(result, settings), states)] };
  } catch (error) {
    if (!(error instanceof PhoneSystemError) || !isOfThisRequest(error, answer.status)) throw error;
    return { refusal: error.sentence, error };
  }
}

/**
 * Whether it is this request that SWAN refuses: that we may not, that there is none such, or an error with its reason. Who
 * refuses that may tell less to who asks for less.
 */
function isOfThisRequest(error: PhoneSystemError, status: number): boolean {
  return status === 200 ? error instanceof Unreachable : [403, 404, 405].includes(status);
}

/** @throws what queues-status was refused with, where user-resume does not help either */
async function onlyWhoWaits(
  { settings, surroundings, now, ask }: Context,
  memory: SwanMemory,
  { refusal, error }: Refused,
  states: ReadonlyMap<string, AgentPresence>,
): Promise<SwanMemory> {
  const [extension] = states.keys();
  if (extension === undefined) throw error;
  const answer = await ask(askForResume(settings, extension));
  try {
    resumeFacts(resultOf(answer, resumeAbout), settings, surroundings, now);
  } catch {
    throw error;
  }
  const refusedUntil = now < memory.refusedUntil ? memory.refusedUntil : now + refusalLasts;
  return { ...memory, refusal, refusedUntil };
}

/** Members of a queue of whom blf-users says nothing: what they do is not known. */
function strangers(
  members: ReadonlyMap<string, readonly string[]>,
  states: ReadonlyMap<string, AgentPresence>,
): readonly Sentence[] {
  return [...members].flatMap(([queue, agents]) => {
    const unknown = agents.filter((agent) => !states.has(agent));
    return unknown.length === 0 ? [] : [membersWithoutState(queue, unknown)];
  });
}

/** Of so many who talk it is asked in a poll since when, and of each again after so long: he may be in his next call. */
const mostAsked = 4;
const askedAgain = minute;
/** A SWAN that does not tell is not asked for a while. */
const silence = hour;

/** Whoever has begun to talk first, then whom it was asked of longest ago. What does not come ends no poll. */
async function askSinceWhen(
  { settings, now, ask }: Context,
  { talkers, noCallsUntil }: SwanMemory,
  states: ReadonlyMap<string, AgentPresence>,
): Promise<Pick<SwanMemory, 'talkers' | 'noCallsUntil'>> {
  if (now < noCallsUntil) return { talkers: {}, noCallsUntil };
  const talking = [...states].flatMap(([extension, presence]) => (presence === 'talking' ? [extension] : []));
  const askedAt = (extension: string): number => talkers[extension] ?? -Infinity;
  const due = talking.filter((extension) => now - askedAt(extension) >= askedAgain);
  const next = due.toSorted((one, other) => askedAt(one) - askedAt(other)).slice(0, mostAsked);
  try {
    for (const extension of next) resultOf(await ask(askForCalls(settings, extension)), callsAbout);
  } catch {
    return { talkers: {}, noCallsUntil: now + silence };
  }
  const known = talking.filter((extension) => extension in talkers || next.includes(extension));
  const asked = known.map((extension) => [extension, next.includes(extension) ? now : askedAt(extension)] as const);
  return { talkers: Object.fromEntries(asked), noCallsUntil };
}

/** @throws NotUnderstood where the settings name a queue that the board does not have */
function checkConfigured({ queues }: SwanSettings, surroundings: Surroundings): void {
  const configured = surroundings.queues.map(({ id }) => id);
  const unknown = Object.keys(queues).filter((queue) => !configured.includes(queue));
  if (unknown.length > 0) throw new NotUnderstood(notConfigured(unknown, configured));
}
