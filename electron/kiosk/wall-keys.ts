/** What Electron tells of a key before the page has it. */
export interface KeyPress {
  readonly type: string;
  readonly key: string;
  readonly control: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
  readonly isAutoRepeat: boolean;
}

/** `wait`: a number is being typed. `leave`: the wall's full screen ends. */
export type WallKeyResult =
  | { readonly does: 'nothing' }
  | { readonly does: 'wait'; readonly digits: number; readonly wrong: boolean }
  | { readonly does: 'forget' }
  | { readonly does: 'leave' };

/** So long somebody may think about the next digit. Milliseconds. */
const patience = 10_000;
/** After so many wrong numbers none is taken for a while. */
const mostWrong = 5;
const lockedFor = 60_000;

const nothing: WallKeyResult = { does: 'nothing' };

/**
 * Ctrl+Alt+Shift+K: three fingers of one hand and one of the other, which no elbow, cloth or cat comes by. Where a number
 * is set it is typed after it, Enter at the end.
 */
function isChord({ key, control, alt, shift, meta }: KeyPress): boolean {
  return control && alt && shift && !meta && key.toLowerCase() === 'k';
}

/** Every key of a wall goes through here, and none reaches its page. `now`: milliseconds of a clock that is never set. */
export function createWallKeys({ pin, now }: { readonly pin: () => string | null; readonly now: () => number }) {
  let typed: string | null = null;
  let lastAt = 0;
  let wrong = 0;
  let lockedUntil = 0;

  function enter(): WallKeyResult {
    const isRight = typed === pin();
    if (isRight) {
      typed = null;
      wrong = 0;
      return { does: 'leave' };
    }
    typed = '';
    wrong += 1;
    if (wrong < mostWrong) return { does: 'wait', digits: 0, wrong: true };
    wrong = 0;
    typed = null;
    lockedUntil = now() + lockedFor;
    return { does: 'forget' };
  }

  function take(press: KeyPress): WallKeyResult {
    if (press.type !== 'keyDown' || press.isAutoRepeat) return nothing;
    const at = now();
    const isLate = typed !== null && at - lastAt > patience;
    if (isLate) typed = null;
    lastAt = at;
    if (isChord(press)) {
      if (at < lockedUntil) return nothing;
      if (pin() === null) return { does: 'leave' };
      typed = '';
      return { does: 'wait', digits: 0, wrong: false };
    }
    if (typed === null) return isLate ? { does: 'forget' } : nothing;
    if (press.key === 'Enter') return enter();
    if (press.key === 'Escape') {
      typed = null;
      return { does: 'forget' };
    }
    if (press.key === 'Backspace') typed = typed.slice(0, -1);
    else if (/^\d$/.test(press.key) && !press.control && !press.alt && !press.meta)
      typed = (typed + press.key).slice(0, 12);
    return { does: 'wait', digits: typed.length, wrong: false };
  }

  return {
    take,
    isTyping: () => typed !== null,
    /** Nobody typed on: asked for now and then. */
    isForgotten(): boolean {
      if (typed === null || now() - lastAt <= patience) return false;
      typed = null;
      return true;
    },
  };
}
