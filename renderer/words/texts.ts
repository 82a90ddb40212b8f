import type { da } from './da.ts';

/** The same keys with words of another language. */
type Translated<Tree> = { readonly [Key in keyof Tree]: Tree[Key] extends string ? string : Translated<Tree[Key]> };

/** Everything that the board says, in one language: none missing and none too many, or it does not compile. */
export type Texts = Translated<typeof da>;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'board';
    resources: { board: Texts };
  }
}
