import type { Sentence } from '../said/sentence.ts';

/** What came of a backup, or of the wish to use one: done (`file`: where it lies), not done and why, or nobody chose a file. */
export type Moved = { readonly file: string } | { readonly problem: Sentence } | { readonly file: null };
