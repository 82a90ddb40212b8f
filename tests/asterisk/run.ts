import { setTimeout as pause } from 'node:timers/promises';
import { seededRandom } from '../fakes/random.ts';
import type { Checks } from './checks.ts';
import { newAgent } from './people/agent.ts';
import { newCrowd } from './people/crowd.ts';
import { supervise } from './people/supervisor.ts';
import type { Place } from './place.ts';
import { openPlace, queues } from './place.ts';
import { checkRecipe, checkRecipeWaiting } from './recipe.ts';
import { newSignal } from './sip/signal.ts';
import { checkTotals } from './totals.ts';
import { newWitness } from './truth/witness.ts';
import { wordsOf } from './truth/word.ts';
import type { Watch } from './watch.ts';
import { startWatch, waitUntilOld } from './watch.ts';

export interface RunOptions {
  readonly calls: number;
  readonly seconds: number;
  readonly seed: number;
}

/** One round of qualifying: until then Asterisk takes every telephone for gone. */
const untilTelephonesAreSeen = 11_000;

/** A day in minutes: many callers, and a connection that is cut, cut in a message, and frozen; then a restart and a crash. */
export async function run(
  root: string,
  options: RunOptions,
  checks: Checks,
  say: (line: string) => void,
): Promise<void> {
  const place = await openPlace(root, 2);
  try {
    say(`${await place.asterisk.version()} is up, and the hub at ${place.hub.board}.`);
    await pause(untilTelephonesAreSeen);
    await crowded(place, options, checks, say);
    await startedAgain(place, checks, say);
  } finally {
    await place.close();
  }
}

async function crowded(
  place: Place,
  { calls, seconds, seed }: RunOptions,
  checks: Checks,
  say: (line: string) => void,
): Promise<void> {
  const random = seededRandom(seed);
  const witness = newWitness();
  const [manager, asking] = [await place.signIn(witness.hear), await place.signIn()];
  const watch = startWatch(asking, place.looks, checks);
  await watch.resume();
  witness.listens(true);
  const crowd = newCrowd(place.trunk, random);
  const agents = place.agents.map((phone) => newAgent(phone, { random, callerOf: crowd.callerOf }));
  await Promise.all([
    crowd.call(calls, seconds),
    supervise(manager, agents, seconds),
    hurt(place, watch, witness, seconds, checks, say),
  ]);
  // The last talks end.
  await pause(3_000);
  await watch.end();
  say(
    `The board said what Asterisk said at the latest ${watch.slowest()} ms after it; ${watch.passedOver()} answers it passed over.`,
  );
  const words = wordsOf(await asking.ask('QueueStatus'), Date.now());
  checkTotals(place, witness, words, checks, say);
  await checkRecipe(place.recipe, place.asterisk.queueLog(), words, checks, say);
  for (const each of [manager, asking]) each.close();
}

type Witness = ReturnType<typeof newWitness>;

/** Three times the hub hears nothing for a while; each time the board must say that it is old, and find back to the truth. */
async function hurt(
  place: Place,
  watch: Watch,
  witness: Witness,
  seconds: number,
  checks: Checks,
  say: (line: string) => void,
): Promise<void> {
  const { proxy, looks } = place;
  const deaf = async (
    name: string,
    begin: () => Promise<void> | void,
    lasts: number,
    oldWithin: number,
  ): Promise<void> => {
    watch.pause();
    await begin();
    witness.listens(false);
    checks.equal(`${name}: the board says that it is old`, await waitUntilOld(looks, oldWithin), true);
    await pause(lasts);
    proxy.mend();
    await watch.resume();
    witness.listens(true);
    say(`${name}: heard again.`);
  };
  await pause(seconds * 250);
  await deaf('a connection that is cut', () => proxy.cut('now'), 4_000, 5_000);
  await pause(seconds * 150);
  await deaf('one that is cut in the middle of a message', () => proxy.cut('inMessage'), 6_000, 5_000);
  await pause(seconds * 150);
  await deaf('one that is frozen', () => proxy.freeze(), 1_000, 45_000);
}

/** Asterisk is stopped with callers in it, and dies with callers in it. */
async function startedAgain(place: Place, checks: Checks, say: (line: string) => void): Promise<void> {
  for (const how of ['clean', 'dead'] as const) {
    const name = how === 'clean' ? 'a restart' : 'a crash';
    const before = lostOf(place);
    const waiting = await Promise.all(
      ['4599200001', '4599200002'].map((number) => place.trunk.place('8001', { number, name: number })),
    );
    for (const phone of place.agents) phone.onCall = (call) => call.ring();
    await pause(2_000);
    const asking = await place.signIn();
    const words = wordsOf(await asking.ask('QueueStatus'), Date.now());
    asking.close();
    await checkRecipeWaiting(place.recipe, words, `before ${name}`, checks);
    await place.asterisk.stop(how);
    checks.equal(`${name}: the board says that it is old`, await waitUntilOld(place.looks, 10_000), true);
    await place.asterisk.start();
    for (const call of waiting) await call.hangUp();
    await pause(untilTelephonesAreSeen);
    const manager = await place.signIn();
    const watch = startWatch(manager, place.looks, checks);
    await watch.resume();
    await newSignal().within(10);
    await watch.end();
    checks.equal(`${name}: nobody hung up`, lostOf(place), before);
    manager.close();
    say(`${name}: heard again.`);
  }
}

function lostOf({ looks }: Place): readonly (number | null | undefined)[] {
  return queues.map((queue) => looks.now()?.queues.get(queue)?.lostToday);
}
