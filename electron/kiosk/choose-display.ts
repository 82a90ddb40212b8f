import type { DisplayFacts } from '../window/window-place.ts';

/** What a wall's display is known again by. */
export interface RememberedDisplay {
  readonly id: number;
  readonly label: string;
  readonly width: number;
  readonly height: number;
}

interface Wish {
  /** An id, a label, or a size as in `1920x1080`; `null`: none was named. */
  readonly named: string | null;
  /** The one that the wall was on. */
  readonly last: RememberedDisplay | null;
  /** The first display stays a desktop: the wall never takes it. */
  readonly besideDesktop: boolean;
}

/**
 * The wall's display: the named one; else the one it was on, by its id, else by label and size, since Windows may give
 * another id to a television that was off; else the largest. `undefined` where the only one left is a person's desktop.
 */
export function chooseDisplay(
  displays: readonly [primary: DisplayFacts, ...others: DisplayFacts[]],
  { named, last, besideDesktop }: Wish,
): DisplayFacts | undefined {
  const [, ...others] = displays;
  const free = besideDesktop ? others : displays;
  return (
    (named === null ? undefined : displays.find((each) => isCalled(each, named))) ??
    (last === null
      ? undefined
      : (free.find(({ id }) => id === last.id) ?? free.find((each) => looksLike(each, last)))) ??
    largest(free)
  );
}

/** Whether a name in the settings is this display's: its id, its label, or its size. */
export function isCalled({ id, label, bounds }: DisplayFacts, name: string): boolean {
  const wanted = name.trim().toLowerCase();
  return (
    String(id) === wanted ||
    (label.trim() !== '' && label.trim().toLowerCase() === wanted) ||
    `${bounds.width}x${bounds.height}` === wanted.replace('×', 'x').replaceAll(' ', '')
  );
}

function looksLike({ label, bounds }: DisplayFacts, last: RememberedDisplay): boolean {
  return label !== '' && label === last.label && bounds.width === last.width && bounds.height === last.height;
}

function largest(displays: readonly DisplayFacts[]): DisplayFacts | undefined {
  const area = ({ bounds }: DisplayFacts) => bounds.width * bounds.height;
  return displays.reduce<DisplayFacts | undefined>(
    (best, next) => (best === undefined || area(next) > area(best) ? next : best),
    undefined,
  );
}
