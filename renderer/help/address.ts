/** Where in the help: a page, and what of it. */
export interface HelpPlace {
  readonly name: string;
  readonly anchor: string | null;
}

const start = '#help/';

/** What the browser keeps beside the address while the help is open. */
interface HelpState {
  /** The address's end of what lies below: `#settings/alerts`. */
  readonly below: string;
  /** How many steps back it is. */
  readonly steps: number;
}

/** `#help/NAME#PARAGRAPH`; `null`: the help is not open. */
export function helpPlaceIn(hash: string): HelpPlace | null {
  if (!hash.startsWith(start)) return null;
  const [name = '', anchor] = readable(hash.slice(start.length)).split('#');
  return { name, anchor: anchor ?? null };
}

/** An address that somebody wrote by hand may have a percent sign that means none. */
function readable(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export const helpAddress = (place: string): string => `${start}${place}`;

/** The address's end as whoever knows nothing of the help is to see it: the help lies over what was there. */
export function hashBelowHelp(): string {
  return location.hash.startsWith(start) ? (stateNow()?.below ?? '') : location.hash;
}

/** `place`: `settings#where-settings-are-kept`. What is below stays as it is, with all that was typed in it. */
export function openHelp(place: string): void {
  const steps = (stateNow()?.steps ?? 0) + 1;
  history.pushState({ below: hashBelowHelp(), steps } satisfies HelpState, '', helpAddress(place));
  dispatchEvent(new HashChangeEvent('hashchange'));
}

/** Back to where one was, however far one has read; to the board, where the help was opened by its address. */
export function closeHelp(): void {
  const state = stateNow();
  if (state !== null) return history.go(-state.steps);
  history.pushState(null, '', location.pathname + location.search);
  dispatchEvent(new HashChangeEvent('hashchange'));
}

function stateNow(): HelpState | null {
  const state: unknown = history.state;
  const isOurs =
    location.hash.startsWith(start) &&
    typeof state === 'object' &&
    state !== null &&
    'below' in state &&
    'steps' in state;
  return isOurs ? (state as HelpState) : null;
}
