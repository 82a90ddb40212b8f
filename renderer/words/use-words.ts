import { useBoard } from '../board-state.ts';
import type { BoardState } from '../store.ts';
import { languages, type Language, type Words } from './words.ts';

/** What was chosen on this screen, else what the hub is set to; Danish until it has said so. */
export const languageOf = ({ settings, setup }: Pick<BoardState, 'settings' | 'setup'>): Language =>
  settings.language ?? setup?.language ?? 'da';

/** The words of the board's language. */
export const useWords = (): Words => languages[useBoard(languageOf)];
