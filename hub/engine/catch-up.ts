import { setTimeout as pause } from 'node:timers/promises';
import type { Instant } from '#core/time/instant';
import type { Journal, Numbered } from '../journal/journal.ts';
import type { LastInput } from '../journal/last-input.ts';
import { createSlices } from './slices.ts';
import { createTail } from './tail.ts';

/** How long after a journal that could not be read it is tried again. Milliseconds. */
const retryAfter = 250;

/** So few are read before anybody sees that they are. */
const fewInputs = 2_000;

export interface CatchUpOptions {
  readonly journal: Pick<Journal, 'read'>;
  /** Where the journal is to be read from: from an instant on, or after what is known already. Asked once. */
  readonly start: () => Promise<StartOfReading>;
  /** The number of the last input that was there at the beginning; absent where the journal could not say it. */
  readonly lastOfPast: number | undefined;
  /** Takes one of the past. */
  readonly replay: (input: Numbered) => void;
  /** All of the past is taken: what follows came in since the beginning. */
  readonly begin: () => void;
  /** Takes one that came in since. */
  readonly take: (input: Numbered) => void;
  /** A good deal more is read. */
  readonly progressed: () => void;
  /** The journal could not be read; it is tried again. */
  readonly failed: (error: unknown) => void;
}

export type StartOfReading = { readonly from: Instant } | { readonly after: number };

/** Reads what happened from the journal, while more comes in, until it has all of it: each input once and in order. */
export interface CatchUp {
  /** Told everything that is safely in the journal, from the beginning on and for ever. */
  committed(inputs: readonly Numbered[]): void;
  /** Resolves when everything is read and the rest is taken as it comes; or when it was stopped. Never fails. */
  run(): Promise<void>;
  /** Resolves when everything is read, or when it turns out that it takes a while. */
  readonly soon: Promise<void>;
  stop(): void;
  readonly isLive: boolean;
  /** How much of it is read, from 0 to 1. */
  readonly done: number;
  /** How many are taken so far. */
  readonly taken: number;
  /** The newest of them. */
  readonly newest: LastInput | undefined;
}

export function createCatchUp(options: CatchUpOptions): CatchUp {
  const { journal, start, replay, take, progressed, failed } = options;
  const soon = Promise.withResolvers<void>();
  const tail = createTail();
  const slices = createSlices();
  let { lastOfPast } = options;
  let [position, taken, shown] = [0, 0, 0];
  let first: number | undefined;
  let newest: LastInput | undefined;
  let [hasBegun, isLive, isStopped] = [false, false, false];

  async function run(): Promise<void> {
    const range = await start();
    if ('after' in range) position = range.after;
    while (!isStopped && !isLive) {
      const { dropped } = tail;
      try {
        // Where nothing was there at the beginning, what is at hand is all.
        if (lastOfPast !== 0 || dropped > 0) await readOn(position === 0 ? range : { after: position });
      } catch (error) {
        failed(error);
        soon.resolve();
        await pause(retryAfter);
        continue;
      }
      // Where it was read to its end and the tail has kept all since, nothing is missing between the two.
      if (tail.dropped === dropped || isReached()) await takeTail();
    }
    soon.resolve();
  }

  async function readOn(range: StartOfReading): Promise<void> {
    for await (const page of journal.read(range)) {
      first ??= page[0]?.seq;
      if ((lastOfPast ?? 0) - (first ?? 0) > fewInputs) soon.resolve();
      for (const each of page) {
        if (isStopped) return;
        hear(each);
        const rest = slices.rest();
        if (rest !== undefined) await rest;
      }
      tell();
      if (isReached()) return;
    }
  }

  function hear(numbered: Numbered): void {
    const { seq, input } = numbered;
    // What was on the disk before it was told may have been read already.
    if (seq <= position) return;
    if (hasBegun || seq > (lastOfPast ?? Infinity)) {
      begin();
      take(numbered);
    } else replay(numbered);
    position = seq;
    taken += 1;
    newest = { seq, at: input.at, source: input.source };
  }

  function begin(): void {
    if (!hasBegun) options.begin();
    hasBegun = true;
  }

  function isReached(): boolean {
    return tail.begins !== undefined && tail.begins <= position + 1;
  }

  /** Unless more comes than is taken: then the journal is read on. */
  async function takeTail(): Promise<void> {
    const { dropped } = tail;
    while (!isStopped && tail.dropped === dropped) {
      const next = tail.next();
      if (next === undefined) {
        begin();
        isLive = true;
        return;
      }
      hear(next);
      const rest = slices.rest();
      if (rest !== undefined) await rest;
    }
  }

  function done(): number {
    if (isLive) return 1;
    if (first === undefined || lastOfPast === undefined) return 0;
    return Math.min(1, (position - first + 1) / Math.max(1, lastOfPast - first + 1));
  }

  function tell(): void {
    const percent = Math.floor(done() * 100);
    if (percent === shown) return;
    shown = percent;
    progressed();
  }

  return {
    run,
    soon: soon.promise,
    committed(inputs) {
      lastOfPast ??= (inputs[0]?.seq ?? 1) - 1;
      if (isLive) for (const each of inputs) hear(each);
      else tail.add(inputs);
    },
    stop() {
      isStopped = true;
    },
    get isLive() {
      return isLive;
    },
    get done() {
      return Math.floor(done() * 100) / 100;
    },
    get taken() {
      return taken;
    },
    get newest() {
      return newest;
    },
  };
}
