import type { KnownScreen } from '../screens/desk.ts';

/** Who asked: how he showed that he may do more than look (`null`: not at all), and from where. */
export interface Asker {
  readonly by: 'token' | 'cookie' | 'desktop' | null;
  /** Empty for the desktop's own window. */
  readonly address: string;
  /** The paired screen that it is; absent: none. */
  readonly screen?: KnownScreen | undefined;
}

/** Whoever sits at this very machine's own window needs no token. */
export const desktop: Asker = { by: 'desktop', address: '' };
