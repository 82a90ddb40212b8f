import type { BoardState } from '../store.ts';
import type { Language } from './words.ts';

/** What was chosen on this screen, else what the hub is set to; Danish until it has said so. */
export const languageOf = ({ settings, setup }: Pick<BoardState, 'settings' | 'setup'>): Language =>
  settings.language ?? setup?.language ?? 'da';
