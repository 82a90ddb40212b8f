import type { BoardSetup, BoardTrouble, Connectivity } from '#core/board/bridge';
import type { DayComparison, HubNotice, Picture, SourcesReport, SourceStatus } from '#core/board/queue';
import type { ScreenSelf } from '#core/screens/screen';
import { createStore } from 'zustand/vanilla';
import type { Asked } from './card/asked.ts';
import { emptyMirror, withSnapshot, withUpdate, type Mirror } from './mirror.ts';
import { isSame } from './same.ts';
import { soundSettings, type ScreenSettings } from './screen/settings.ts';

/** All that the screen shows: a mirror of what the hub told, and how this screen wants to see it. */
export interface BoardState extends Mirror {
  /** False until the first picture: an empty board and one not heard of yet are two things. */
  readonly isHeard: boolean;
  readonly connection: Connectivity;
  /** While the connection is lost: the hub's time when it was last heard, at which all figures stand still. */
  readonly frozenAt: number | null;
  /** While the hub reads today back: how much of it it has, from 0 to 1. */
  readonly catchingUp: number | null;
  readonly sources: readonly SourceStatus[];
  readonly yesterday: readonly DayComparison[];
  readonly notices: readonly HubNotice[];
  /** Where the board began to listen in the middle of today: since when. ISO 8601. */
  readonly listensSince: string | null;
  readonly setup: BoardSetup | null;
  readonly needsToken: boolean;
  /** Why there is no hub at all. */
  readonly trouble: BoardTrouble | null;
  readonly settings: ScreenSettings;
  /** What the hub knows of this screen; `null`: it is none of its paired screens. */
  readonly self: ScreenSelf | null;
  /** The figure that somebody wants to know more of. */
  readonly asked: Asked | null;
  /** Somebody looks at the phone systems one by one. */
  readonly isShowingSources: boolean;
  /** Somebody chooses what this screen shows. */
  readonly isChoosing: boolean;
}

export interface BoardActions {
  snapshot(picture: Picture): void;
  update(picture: Picture): void;
  connect(connection: Connectivity, frozenAt: number | null): void;
  hearSources(report: SourcesReport): void;
  hearSetup(setup: BoardSetup): void;
  needToken(needsToken: boolean): void;
  hearTrouble(trouble: BoardTrouble | null): void;
  hearSelf(self: ScreenSelf | null): void;
  choose(settings: Partial<ScreenSettings>): void;
  ask(asked: Asked | null): void;
  showSources(isShowing: boolean): void;
  showChoice(isChoosing: boolean): void;
}

export type BoardStore = ReturnType<typeof createBoardStore>;

/** The board's one store. */
export function createBoardStore(settings: ScreenSettings = soundSettings({})) {
  return createStore<BoardState & BoardActions>()((set) => ({
    ...emptyMirror,
    isHeard: false,
    connection: { state: 'connecting' },
    frozenAt: null,
    catchingUp: null,
    sources: [],
    yesterday: [],
    notices: [],
    listensSince: null,
    setup: null,
    needsToken: false,
    trouble: null,
    settings,
    self: null,
    asked: null,
    isShowingSources: false,
    isChoosing: false,
    snapshot: (picture) =>
      set((state) => ({
        ...withSnapshot(state, picture),
        isHeard: true,
        catchingUp: picture.catchingUp?.done ?? null,
      })),
    update: (picture) =>
      set((state) => ({ ...withUpdate(state, picture), catchingUp: picture.catchingUp?.done ?? null })),
    connect: (connection, frozenAt) =>
      set((state) => ({ connection: isSame(state.connection, connection) ? state.connection : connection, frozenAt })),
    hearSources: ({ at, since, sources, yesterday, notices }) =>
      set((state) => ({
        sources: isSame(state.sources, sources) ? state.sources : sources,
        yesterday: isSame(state.yesterday, yesterday) ? state.yesterday : yesterday,
        notices: isSame(state.notices, notices) ? state.notices : notices,
        // Both are written in the board's zone: the same day begins with the same letters.
        listensSince: since?.slice(0, 10) === at.slice(0, 10) ? since : null,
      })),
    hearSetup: (setup) => set((state) => (isSame(state.setup, setup) ? state : { setup })),
    needToken: (needsToken) => set({ needsToken }),
    hearTrouble: (trouble) => set((state) => (isSame(state.trouble, trouble) ? state : { trouble })),
    hearSelf: (self) => set((state) => (isSame(state.self, self) ? state : { self })),
    choose: (chosen) => set((state) => ({ settings: { ...state.settings, ...chosen } })),
    ask: (asked) => set({ asked }),
    // What was asked of a figure is put away: the screen of the sources would only cover it.
    showSources: (isShowingSources) => set({ isShowingSources, isChoosing: false, asked: null }),
    showChoice: (isChoosing) => set({ isChoosing, asked: null }),
  }));
}
