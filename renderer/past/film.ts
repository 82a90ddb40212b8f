import type { PastDay } from '#core/board/past-day';
import type { Picture } from '#core/board/queue';
import { createStore } from 'zustand/vanilla';
import type { FilmClock } from './film-clock.ts';

/** Seconds of the day in one, and how far apart its pictures are then, in seconds. */
export const speeds = { 1: '1', 10: '5', 60: '15', 300: '60' } as const;
export type Speed = keyof typeof speeds;
export const speedNames: readonly Speed[] = [1, 10, 60, 300];

/** How often it is looked whether there is another picture to show. Milliseconds. */
const look = 200;

/** So many pictures before the last the next ones are fetched. */
const ahead = 20;

export interface FilmState {
  /** When the day begins, and until when it can be seen; `null`: not known yet. Milliseconds since 1970. */
  readonly begins: number | null;
  readonly ends: number | null;
  readonly at: number;
  readonly isPlaying: boolean;
  readonly speed: Speed;
  readonly isLoading: boolean;
  /** Why there is nothing to see. */
  readonly problem: string | null;
}

/** A day of the past as a film. */
export interface Film {
  readonly day: string;
  readonly store: ReturnType<typeof createFilmStore>;
  /** The picture that is shown. */
  picture(): Promise<Picture>;
  /** Is told each picture as it is shown. Returns how to be told no more. */
  onPicture(listener: (picture: Picture) => void): () => void;
  play(): void;
  pause(): void;
  /** Milliseconds since 1970. */
  seek(at: number): void;
  choose(speed: Speed): void;
}

const createFilmStore = () =>
  createStore<FilmState>()(() => ({
    begins: null,
    ends: null,
    at: 0,
    isPlaying: false,
    speed: 60,
    isLoading: true,
    problem: null,
  }));

type Ask = (question: { day: string; from?: string; every: (typeof speeds)[Speed] }) => Promise<PastDay>;

export function createFilm(day: string, clock: FilmClock, ask: Ask): Film {
  const store = createFilmStore();
  const listeners = new Set<(picture: Picture) => void>();
  const first = Promise.withResolvers<Picture>();
  let pictures: readonly Picture[] = [];
  let shown: Picture | undefined;
  /** Grows with each seeking: what was asked for before is of no use. */
  let turn = 0;
  let isAsking = false;

  const momentOf = ({ at }: Picture): number => Date.parse(at);

  function show(picture: Picture): void {
    if (picture === shown) return;
    shown = picture;
    first.resolve(picture);
    for (const listener of listeners) listener(picture);
  }

  /** Asks for what follows `from`; at the very first for the beginning of the day. */
  async function load(from: number | undefined): Promise<void> {
    const mine = turn;
    isAsking = true;
    store.setState({ isLoading: pictures.length === 0 });
    try {
      const every = speeds[store.getState().speed];
      const answer = await ask({ day, every, ...(from !== undefined && { from: new Date(from).toISOString() }) });
      if (mine !== turn) return;
      const [begins, ends] = [Date.parse(answer.begins), Date.parse(answer.ends)];
      const at = from ?? begins;
      if (pictures.length === 0) clock.seek(Math.min(at, ends));
      pictures = [...pictures, ...answer.pictures].slice(-4 * ahead);
      store.setState({ begins, ends, problem: null, isLoading: false });
      step();
    } catch (error) {
      if (mine === turn) fail(error);
    } finally {
      if (mine === turn) isAsking = false;
    }
  }

  function fail(error: unknown): void {
    clock.hold();
    store.setState({ isPlaying: false, isLoading: false, problem: error instanceof Error ? error.message : '' });
  }

  function step(): void {
    const { ends, isPlaying, speed } = store.getState();
    const last = pictures.at(-1);
    if (last === undefined || ends === null) return;
    const next = momentOf(last) + Number(speeds[speed]) * 1_000;
    const isAtEnd = next > ends;
    // Where the pictures do not come as fast as they are shown, the film waits for them.
    if (clock.now() > (isAtEnd ? ends : next)) clock.seek(isAtEnd ? ends : next);
    const now = clock.now();
    const picture = pictures.findLast((each) => momentOf(each) <= now);
    if (picture !== undefined) show(picture);
    store.setState({ at: now });
    if (isAtEnd && now >= ends) pause();
    const left = pictures.filter((each) => momentOf(each) > now).length;
    if (isPlaying && !isAtEnd && left < ahead && !isAsking) void load(next);
  }

  function startOver(at: number): void {
    turn += 1;
    pictures = [];
    store.setState({ at });
    void load(at);
  }

  function pause(): void {
    clock.hold();
    store.setState({ isPlaying: false });
  }

  setInterval(() => {
    if (store.getState().isPlaying) step();
  }, look);
  void load(undefined);

  return {
    day,
    store,
    picture: () => (shown === undefined ? first.promise : Promise.resolve(shown)),
    onPicture(listener) {
      listeners.add(listener);
      if (shown !== undefined) listener(shown);
      return () => listeners.delete(listener);
    },
    play() {
      const { ends, at, begins, speed } = store.getState();
      store.setState({ isPlaying: true });
      clock.run(speed);
      if (ends !== null && begins !== null && at >= ends) startOver(begins);
    },
    pause,
    seek(at) {
      const { begins, ends } = store.getState();
      if (begins === null || ends === null) return;
      const to = Math.min(Math.max(at, begins), ends);
      clock.seek(to);
      startOver(to);
    },
    choose(speed) {
      store.setState({ speed });
      if (store.getState().isPlaying) clock.run(speed);
      startOver(clock.now());
    },
  };
}
