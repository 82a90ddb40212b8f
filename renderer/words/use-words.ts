import type { BoardSetup } from '#core/bridge';
import { useBoard } from '../board-state.ts';
import { da } from './da.ts';
import { en } from './en.ts';
import type { Words } from './words.ts';

/** Every language that the board speaks. */
export const languages: { readonly [language in BoardSetup['language']]: Words } = { da, en };

/** The words of the board's language; Danish until the hub has said which. */
export const useWords = (): Words => languages[useBoard((state) => state.setup?.language ?? 'da')];
