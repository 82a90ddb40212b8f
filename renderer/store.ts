import type { BoardSetup, Connection } from '#core/bridge';
import type { Picture, SourceStatus } from '#core/queue';
import { createStore } from 'zustand/vanilla';
import { emptyMirror, withSnapshot, withUpdate, type Mirror } from './mirror.ts';
import { isSame } from './same.ts';

/** All that the screen shows: a mirror of what the hub told, and nothing of its own making. */
export interface BoardState extends Mirror {
  /** False until the first picture: an empty board and one not heard of yet are two things. */
  readonly isHeard: boolean;
  readonly connection: Connection;
  /** While the connection is lost: the hub's time when it was last heard, at which all figures stand still. */
  readonly frozenAt: number | null;
  readonly sources: readonly SourceStatus[];
  readonly setup: BoardSetup | null;
  readonly needsToken: boolean;
}

export interface BoardActions {
  snapshot(picture: Picture): void;
  update(picture: Picture): void;
  connect(connection: Connection, frozenAt: number | null): void;
  hearSources(sources: readonly SourceStatus[]): void;
  hearSetup(setup: BoardSetup): void;
  needToken(needsToken: boolean): void;
}

export type BoardStore = ReturnType<typeof createBoardStore>;

/** The board's one store. */
export function createBoardStore() {
  return createStore<BoardState & BoardActions>()((set) => ({
    ...emptyMirror,
    isHeard: false,
    connection: { state: 'connecting' },
    frozenAt: null,
    sources: [],
    setup: null,
    needsToken: false,
    snapshot: (picture) => set((state) => ({ ...withSnapshot(state, picture), isHeard: true })),
    update: (picture) => set((state) => withUpdate(state, picture)),
    connect: (connection, frozenAt) =>
      set((state) => ({ connection: isSame(state.connection, connection) ? state.connection : connection, frozenAt })),
    hearSources: (sources) => set((state) => (isSame(state.sources, sources) ? state : { sources })),
    hearSetup: (setup) => set((state) => (isSame(state.setup, setup) ? state : { setup })),
    needToken: (needsToken) => set({ needsToken }),
  }));
}
