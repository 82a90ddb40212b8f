import type { Sentence } from '../said/sentence.ts';

/** What is known of newer versions of the program. Times are ISO instants. */
export type UpdatesState =
  | { readonly kind: 'notLooked' }
  | { readonly kind: 'newest'; readonly at: string }
  | {
      readonly kind: 'newer';
      readonly at: string;
      readonly version: string;
      /** What is new, as its maker says it. Plain text, and empty where he says nothing. */
      readonly notes: string;
    }
  | { readonly kind: 'failed'; readonly at: string; readonly problem: Sentence };

export interface UpdatesReport {
  /** Where newer versions lie; `null`: nobody looks. */
  readonly address: string | null;
  readonly state: UpdatesState;
  /** Whether it can take the place of this one by itself: only where the installer of Windows put this one there. */
  readonly canInstall: boolean;
}
