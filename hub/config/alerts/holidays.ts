import { createRequire } from 'node:module';

interface Library {
  isCountry(code: string): boolean;
  publicHolidays(code: string, year: number): readonly string[];
}

/** Beside this file where Node runs the sources; in the desktop's bundle it is a file of its own beside the one bundle. */
const file = import.meta.url.endsWith('.ts') ? './holidays-library.ts' : './holidays-library.cjs';

let loaded: Library | undefined;

/** It takes a third of a second and some memory, which a hub without holidays is spared. */
function library(): Library {
  return (loaded ??= createRequire(import.meta.url)(file) as Library);
}

/** Whether that is a country whose public holidays are known: `DK`, or with a state, `DE-BY`. */
export const isCountry = (code: string): boolean => library().isCountry(code);

/** Whether a date (`YYYY-MM-DD`) is a public holiday there. */
export function holidaysOf(code: string): (date: string) => boolean {
  const years = new Map<string, ReadonlySet<string>>();
  return (date) => {
    const year = date.slice(0, 4);
    let known = years.get(year);
    if (known === undefined) years.set(year, (known = new Set(library().publicHolidays(code, Number(year)))));
    return known.has(date);
  };
}
