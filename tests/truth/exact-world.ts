import type { Fact, LeaveReason } from '#core/said/facts';
import type { Instant, Milliseconds } from '#core/time/instant';
import type { CallClass } from './passage-truth.ts';
import type { Caller, Lived, Missed, Word } from './exact-snapshot.ts';
import { legOf, legsOf, queues, snapshot } from './exact-snapshot.ts';

const agents = ['201', '202', '203', '204'];
const ids = ['1', '2', '3', '4', '5'];

/**
 * A call centre that lives: whatever is done in it is told at once, once and in order, unless nobody listens. What it
 * remembers of it is written down as it happens, and shares no line with the book.
 */
export class ExactWorld {
  readonly told: Fact[] = [];
  readonly lives: Lived[] = [];
  readonly missed: Missed[] = [];
  now: Instant;
  #listens = true;
  /** A talk ended while nobody listened: when it did is told by nobody. */
  talkEndedUnheard = false;
  #lostAt: Instant = 0;
  readonly #callers = new Map<string, Caller>();
  /** Ids that a call of before the cut had, and where it waited: there nobody could tell another by that id from it. */
  #taken = new Map<string, string | undefined>();
  #toldLegs = new Set<string>();

  constructor(begins: Instant) {
    this.now = begins;
  }

  /** Whose phone is in use, and how: `201 talking`, sorted. */
  phones(): readonly string[] {
    return [...this.#callers.values()]
      .flatMap(({ talk, ringing }) => [
        ...(talk === undefined ? [] : [`${talk.agent} talking`]),
        ...[...ringing].map((agent) => `${agent} ringing`),
      ])
      .sort();
  }

  get listens(): boolean {
    return this.#listens;
  }

  /** Does one of the things that can be done now; which, and to whom, the numbers choose. */
  act(wait: Milliseconds, what: number, who: number, whom: number): void {
    this.now += wait;
    const deeds = [
      () => this.#enter(who, whom),
      () => this.#ring(who, whom),
      () => this.#answer(who, whom),
      () => this.#ringOut(who),
      () => this.#hangUp(who),
      () => this.#putDown(who),
      () => this.#sendToAgent(who, whom),
      () => this.#sendToQueue(who, whom),
      () => this.#overflow(who, whom),
      () => this.#ring(who, whom),
      () => this.#answer(who, whom),
      () => this.#direct(who, whom),
      () => (this.#listens ? this.#cut(who) : this.#listenAgain(whom)),
    ];
    deeds[what % deeds.length]?.();
  }

  /** Listens again, if nobody does. */
  settle(): void {
    if (!this.#listens) this.#listenAgain(0);
  }

  #say(word: Word): void {
    if (this.#listens) this.told.push({ ...word, source: 'pbx', at: this.now });
  }

  #pick<One>(all: readonly One[], number: number): One | undefined {
    return all[number % Math.max(1, all.length)];
  }

  #enter(who: number, whom: number): void {
    const free = ids.filter((id) => !this.#callers.has(id) && (this.#listens || !this.#taken.has(id)));
    const id = this.#pick(free, who);
    const queue = this.#pick(queues, whom);
    if (id === undefined || queue === undefined) return;
    const caller: Caller = { id, stay: undefined, talk: undefined, ringing: new Set() };
    this.#callers.set(id, caller);
    this.#wait(caller, queue);
  }

  /** Who comes back, unseen, to the queue that he was last seen in seems to have stayed there. */
  #canBeTold({ id }: Caller, queue: string): boolean {
    return this.#listens || this.#taken.get(id) !== queue;
  }

  #wait(caller: Caller, queue: string): void {
    const entry = this.now;
    const lived: Lived = {
      call: caller.id,
      queue,
      entry,
      class: 'waiting',
      until: undefined,
      talkedUntil: undefined,
      unseen: !this.#listens,
    };
    caller.stay = lived;
    this.lives.push(lived);
    this.#say({ kind: 'call-queued', call: caller.id, queue });
  }

  /** The stay is over; it counts as seen if its end was, and its beginning. */
  #leave(lived: Lived, kind: CallClass): void {
    lived.class = kind;
    lived.until = this.now;
    if (this.#listens) return;
    lived.unseen = true;
    if (kind === 'answered' || kind === 'abandoned') this.missed.push({ queue: lived.queue, kind, until: undefined });
  }

  #idle(): readonly string[] {
    const busy = new Set(this.phones().map((phone) => phone.split(' ')[0]));
    return agents.filter((agent) => !busy.has(agent));
  }

  #waiting(): readonly Caller[] {
    return [...this.#callers.values()].filter(({ stay }) => stay !== undefined);
  }

  #talking(): readonly Caller[] {
    return [...this.#callers.values()].filter(({ talk }) => talk !== undefined);
  }

  #ring(who: number, whom: number): void {
    const caller = this.#pick(this.#waiting(), who);
    const agent = this.#pick(this.#idle(), whom);
    if (caller === undefined || agent === undefined) return;
    caller.ringing.add(agent);
    this.#say({ kind: 'leg-ringing', ...legOf(caller, agent), agent });
  }

  #ringOut(who: number): void {
    const caller = this.#pick(
      this.#waiting().filter(({ ringing }) => ringing.size > 0),
      who,
    );
    const agent = this.#pick([...(caller?.ringing ?? [])], who);
    if (caller === undefined || agent === undefined) return;
    caller.ringing.delete(agent);
    this.#say({ kind: 'leg-ended', id: legOf(caller, agent).leg, transferred: false });
  }

  /** By whoever rings for him, or by an agent whose phone was not told to ring; the queue may say first that it let go. */
  #answer(who: number, whom: number): void {
    const caller = this.#pick(this.#waiting(), who);
    if (caller?.stay === undefined) return;
    const agent = this.#pick([...caller.ringing], whom) ?? this.#pick(this.#idle(), whom);
    if (agent === undefined) return;
    const { stay } = caller;
    if (whom % 3 === 0) this.#say({ kind: 'call-left', call: caller.id, queue: stay.queue, reason: 'key' });
    // Agent and caller may still be in the talk out of which he was sent here.
    this.#talkOver(caller);
    this.#leave(stay, 'answered');
    caller.stay = undefined;
    caller.ringing.clear();
    caller.talk = { lived: stay, agent };
    this.#say({ kind: 'leg-answered', ...legOf(caller, agent), agent });
  }

  #talked(lived: Lived): void {
    if (this.#listens) lived.talkedUntil = this.now;
    else this.talkEndedUnheard = true;
  }

  #talkOver(caller: Caller, transferred: boolean = false): void {
    const { talk } = caller;
    if (talk === undefined) return;
    if (talk.lived !== undefined) this.#talked(talk.lived);
    caller.talk = undefined;
    this.#say({ kind: 'leg-ended', id: legOf(caller, talk.agent).leg, transferred });
  }

  /** The caller, whatever he is in. His id is free. */
  #hangUp(who: number): void {
    const caller = this.#pick([...this.#callers.values()], who);
    if (caller === undefined) return;
    if (caller.stay !== undefined) this.#leave(caller.stay, 'abandoned');
    if (caller.talk?.lived !== undefined) this.#talked(caller.talk.lived);
    this.#callers.delete(caller.id);
    this.#say({ kind: 'leg-ended', id: caller.id, transferred: false });
  }

  #putDown(who: number): void {
    const caller = this.#pick(
      this.#talking().filter(({ stay }) => stay === undefined),
      who,
    );
    if (caller === undefined) return;
    this.#talkOver(caller);
    this.#callers.delete(caller.id);
  }

  #sendToAgent(who: number, whom: number): void {
    const caller = this.#pick(
      this.#talking().filter(({ stay }) => stay === undefined),
      who,
    );
    const agent = this.#pick(this.#idle(), whom);
    if (caller?.talk === undefined || agent === undefined) return;
    this.#talkOver(caller, true);
    caller.talk = { lived: undefined, agent };
    this.#say({ kind: 'leg-answered', ...legOf(caller, agent), agent });
  }

  /** Into any queue, also the one that he came from; the talk may be told to be over before or after he enters. */
  #sendToQueue(who: number, whom: number): void {
    const caller = this.#pick(
      this.#talking().filter(({ stay }) => stay === undefined),
      who,
    );
    const queue = this.#pick(queues, whom);
    if (caller === undefined || queue === undefined || !this.#canBeTold(caller, queue)) return;
    if (who % 3 === 0) this.#talkOver(caller, true);
    this.#wait(caller, queue);
    if (who % 3 === 1) this.#talkOver(caller, true);
  }

  #overflow(who: number, whom: number): void {
    const caller = this.#pick(
      this.#waiting().filter(({ talk }) => talk === undefined),
      who,
    );
    const reason = this.#pick<LeaveReason>(['overflow', 'timeout', 'key'], whom);
    if (caller?.stay === undefined || reason === undefined) return;
    const { stay } = caller;
    for (const agent of caller.ringing) {
      this.#say({ kind: 'leg-ended', id: legOf(caller, agent).leg, transferred: false });
    }
    caller.ringing.clear();
    this.#leave(stay, 'overflowed');
    caller.stay = undefined;
    const next = queues.find((queue) => queue !== stay.queue && this.#canBeTold(caller, queue));
    // Entering the next queue says by itself that he left this one.
    if (next === undefined || whom % 2 === 0) {
      this.#say({ kind: 'call-left', call: caller.id, queue: stay.queue, reason });
      this.#callers.delete(caller.id);
    } else this.#wait(caller, next);
  }

  /** A call to an agent's own number, by an id that queue calls have too. */
  #direct(who: number, whom: number): void {
    const free = ids.filter(
      (id) =>
        !this.#callers.has(id) && !this.lives.some(({ call, class: kind }) => call === id && kind === 'overflowed'),
    );
    const id = this.#pick(free, who);
    const agent = this.#pick(this.#idle(), whom);
    if (id === undefined || agent === undefined || !this.#listens) return;
    const caller: Caller = { id, stay: undefined, talk: { lived: undefined, agent }, ringing: new Set() };
    this.#callers.set(id, caller);
    this.#say({ kind: 'leg-answered', ...legOf(caller, agent), agent });
  }

  #cut(who: number): void {
    if (who % 2 === 0) return;
    this.#listens = false;
    this.#lostAt = this.now;
    this.#taken = new Map([...this.#callers.values()].map(({ id, stay }) => [id, stay?.queue]));
    this.#toldLegs = new Set([...this.#callers.values()].flatMap(legsOf));
  }

  /** Who is there now is told, and what the counters say of the meantime. `whom`: since when they wait may not be known. */
  #listenAgain(whom: number): void {
    this.#listens = true;
    const callers = [...this.#callers.values()];
    const { now } = this;
    const since = whom % 2 === 0 ? 'told' : 'unknown';
    const cut = { from: this.#lostAt, legs: this.#toldLegs, missed: this.missed };
    for (const word of snapshot(callers, cut, now, since)) this.#say(word);
  }
}
