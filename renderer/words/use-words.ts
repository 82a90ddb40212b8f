import { useBoard } from '../board-state.ts';
import { languageOf } from './language-of.ts';
import { languages, type Words } from './words.ts';

/** The words of the board's language. */
export const useWords = (): Words => languages[useBoard(languageOf)];
