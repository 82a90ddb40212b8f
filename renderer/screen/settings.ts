import { languages, type Language } from '../words/words.ts';
import { isKiosk } from './kiosk.ts';

export const themes = ['system', 'dark', 'light'] as const;
export type Theme = (typeof themes)[number];

/** From near to far: the words and small figures grow, and what has no room any more is left out. */
export const scales = [0.85, 1, 1.2, 1.4] as const;
export type Scale = (typeof scales)[number];

/** How the card of a figure names the agents behind it. */
export const nameStyles = ['full', 'initials', 'off'] as const;
export type NameStyle = (typeof nameStyles)[number];

/** What somebody chose on this very screen; kept in its browser, for the hub serves many screens. */
export interface ScreenSettings {
  /** `null`: the hub's. */
  readonly language: Language | null;
  readonly theme: Theme;
  readonly scale: Scale;
  readonly names: NameStyle;
  /** The ids of the queues that this screen shows, in its order; `null`: all, as configured. */
  readonly queues: readonly string[] | null;
  /** All queues together as a tile; `null`: where there is a place for it. */
  readonly total: boolean | null;
  /** A list of the agents beside the tiles. */
  readonly people: boolean;
  /** What agents called today, beside the tiles. */
  readonly outbound: boolean;
  /** Every second day the columns stand the other way round, so that nothing burns in. */
  readonly swap: boolean;
}

const asShipped: ScreenSettings = {
  language: null,
  theme: 'dark',
  scale: 1,
  names: 'full',
  queues: null,
  total: null,
  people: false,
  outbound: false,
  swap: false,
};
const storageKey = 'wallboard-screen';

const isLanguage = (value: unknown): value is Language => typeof value === 'string' && Object.hasOwn(languages, value);

const nearestScale = (value: number): Scale =>
  scales.reduce((best, scale) => (Math.abs(scale - value) < Math.abs(best - value) ? scale : best), 1);

/** Takes what is sound, from whatever was written or typed; the rest is as in `otherwise`. */
export function soundSettings(given: Readonly<Record<string, unknown>>, otherwise = asShipped): ScreenSettings {
  const scale = Number(given['scale'] ?? Number.NaN);
  return {
    language: isLanguage(given['language']) ? given['language'] : otherwise.language,
    theme: themes.find((theme) => theme === given['theme']) ?? otherwise.theme,
    scale: Number.isFinite(scale) && scale > 0 ? nearestScale(scale) : otherwise.scale,
    names: nameStyles.find((names) => names === given['names']) ?? otherwise.names,
    queues: queuesIn(given['queues'], otherwise.queues),
    total: given['total'] === null ? null : (switchIn(given['total']) ?? otherwise.total),
    people: switchIn(given['people']) ?? otherwise.people,
    outbound: switchIn(given['outbound']) ?? otherwise.outbound,
    swap: switchIn(given['swap']) ?? otherwise.swap,
  };
}

/** More queues than this no wall shows. */
const mostQueues = 100;

/** A list of ids, in an address with commas between them; empty: all. */
function queuesIn(given: unknown, otherwise: readonly string[] | null): readonly string[] | null {
  if (given === null) return null;
  const list: unknown = typeof given === 'string' ? given.split(',') : given;
  if (!Array.isArray(list)) return otherwise;
  const ids = list.filter((id): id is string => typeof id === 'string' && id !== '').slice(0, mostQueues);
  return ids.length === 0 ? null : [...new Set(ids)];
}

/** `?people`, `?people=1` and `true` are on. */
function switchIn(given: unknown): boolean | undefined {
  if (typeof given === 'boolean') return given;
  return typeof given === 'string' ? given !== '0' && given !== 'false' : undefined;
}

type Store = Pick<Storage, 'getItem' | 'setItem'>;

/**
 * What this screen's browser kept, overruled by the page's address: `?scale=1.2&theme=light&language=en`. Names are for
 * who sits before a screen: on a wall there are none unless its own address asks for them.
 */
export function readSettings(address: string, storage: Store): ScreenSettings {
  let kept: Record<string, unknown> = {};
  try {
    const parsed: unknown = JSON.parse(storage.getItem(storageKey) ?? '{}');
    if (typeof parsed === 'object' && parsed !== null) kept = { ...parsed };
  } catch {
    // Not ours or not readable: the board is shown as shipped.
  }
  const names: NameStyle = isKiosk(address) ? 'off' : 'full';
  return soundSettings(Object.fromEntries(new URL(address).searchParams), { ...soundSettings(kept), names });
}

export function keepSettings(settings: ScreenSettings, storage: Store): void {
  try {
    storage.setItem(storageKey, JSON.stringify(settings));
  } catch {
    // A browser that keeps nothing shows what was chosen until the page is left.
  }
}
