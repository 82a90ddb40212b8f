import type { Sentence } from '../said/sentence.ts';

/** Of which hub elsewhere a desktop is a screen. */
export interface ScreenOf {
  /** `null`: it is its own hub. */
  readonly address: string | null;
  /** It was paired there, and has a token of its own. */
  readonly isPaired: boolean;
}

/** Whether a desktop became a screen of another hub, and if not, why. It starts anew at once where it did. */
export type Joined = { readonly address: string } | { readonly problem: Sentence };

/** The same of a desktop that is to be its own hub again. */
export type Left = { readonly left: true } | { readonly problem: Sentence };
