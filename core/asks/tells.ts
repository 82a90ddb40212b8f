import type { AlertsReport } from '../alerts/alert.ts';
import type { BoardTrouble, BroughtForward, Chime, Connectivity, LeavingWall, StripView } from '../board/bridge.ts';
import type { Picture } from '../board/queue.ts';
import type { ScreenSelf } from '../screens/screen.ts';
import { type Of, of } from './ask.ts';

/**
 * `hub`: each hub, over its stream too. `hubToScreen`: a hub, to one of its paired screens. `desktop`: only the one that hosts a hub in itself. `bridge`: the near end, which
 * hears the silence.
 */
type Teller = 'hub' | 'hubToScreen' | 'desktop' | 'bridge';

/** Everything that a board is told without asking, each once. The name is that of the event and of the channel. */
const tells = {
  /** All queues: at the start, and after the connection was lost. */
  snapshot: { payload: of<Picture>(), by: 'hub' },
  /** The queues that changed, and only those. */
  update: { payload: of<Picture>(), by: 'hub' },
  /** The alerts that are open, at each change. How it stands at the start, the ask of the same name says. */
  alerts: { payload: of<AlertsReport>(), by: 'hub' },
  /** This screen is to blink for so many seconds, to be found in a room; 0: no longer. */
  blink: { payload: of<{ readonly seconds: number }>(), by: 'hubToScreen' },
  /** Somebody at the hub wants a picture of what this screen shows: to be sent under this order. */
  pictureWanted: { payload: of<{ readonly order: string }>(), by: 'hubToScreen' },
  /** What is set for this screen has changed. */
  screen: { payload: of<ScreenSelf>(), by: 'hubToScreen' },
  /** Whether the hub can be heard at all. */
  connection: { payload: of<Connectivity>(), by: 'bridge' },
  /** The hub cannot run; `null` when it can again. */
  trouble: { payload: of<BoardTrouble | null>(), by: 'desktop' },
  /** A desktop that is a screen of a hub elsewhere: whether that one can be heard. */
  hubConnection: { payload: of<Connectivity>(), by: 'desktop' },
  /** Somebody wants to leave the wall, and is asked for its number; `null`: no more. */
  leavingWall: { payload: of<LeavingWall | null>(), by: 'desktop' },
  /** A sound to be made now. */
  chime: { payload: of<Chime>(), by: 'desktop' },
  /** What the small strip shows, at each change. */
  strip: { payload: of<StripView>(), by: 'desktop' },
  /** Somebody clicked on a toast, or chose in the tray's menu, and wants to see this. */
  bringForward: { payload: of<BroughtForward>(), by: 'desktop' },
} satisfies { readonly [name: string]: { readonly payload: Of<unknown>; readonly by: Teller } };

type Table = typeof tells;
export type TellName = keyof Table;

export type Tells = {
  readonly [Name in TellName]: Table[Name]['payload'] extends Of<infer Payload> ? Payload : never;
};

/** The names of what these tell. */
export type ToldBy<Who extends Teller> = {
  readonly [Name in TellName]: Table[Name]['by'] extends Who ? Name : never;
}[TellName];

/** Told one thing of those. */
export type Tell<Name extends TellName = TellName> = <One extends Name>(name: One, payload: Tells[One]) => void;

export const tellNames = Object.keys(tells) as readonly TellName[];

export function toldBy<Who extends Teller>(...who: readonly Who[]): readonly ToldBy<Who>[] {
  const among: readonly Teller[] = who;
  return tellNames.filter((name): name is ToldBy<Who> => among.includes(tells[name].by));
}
