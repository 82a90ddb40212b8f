import { type ParseError, parse } from 'jsonc-parser';
import type { Said } from '#core/said/sentence';
import type { Place } from './text.ts';
import { placeOf } from './text.ts';

/** Where a text stops being JSON, and what is most likely wrong there. */
export function mistakeIn(text: string): Said {
  const at = positionIn(text);
  const found = text[at];
  const before = lastBefore(text, at);
  if (found === undefined || text.slice(at).trim() === '')
    return said(placeOf(text, Math.max(0, text.trimEnd().length - 1)), breaksOff);
  if ((found === '}' || found === ']') && text[before] === ',') {
    return said(placeOf(text, before), {
      da: `her er et komma for meget, før ${found}`,
      en: `there is a comma too many, before ${found}`,
    });
  }
  if (found === '"' && /["\d}\]el]/.test(text[before] ?? '')) return said(placeOf(text, before + 1), missingComma);
  if (/['\u2018\u2019\u201c\u201d]/.test(found)) return said(placeOf(text, at), wrongQuotes);
  if (found === '/' || found === '#') return said(placeOf(text, at), noComments);
  if (/[\p{L}_]/u.test(found)) return said(placeOf(text, at), notQuoted);
  return said(placeOf(text, at), unexpected);
}

/** The first place that is no JSON. What `JSON.parse` throws names it for some mistakes only, and not in each version. */
function positionIn(text: string): number {
  const mistakes: ParseError[] = [];
  parse(text, mistakes, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  return mistakes[0]?.offset ?? text.length;
}

function lastBefore(text: string, index: number): number {
  let at = index - 1;
  while (at >= 0 && /\s/.test(text[at] ?? '')) at -= 1;
  return at;
}

interface Mistake {
  readonly da: string;
  readonly en: string;
}

const breaksOff: Mistake = {
  da: 'filen holder op, før den er færdig: en } eller ] mangler',
  en: 'the file ends too soon: a } or ] is missing',
};
const missingComma: Mistake = { da: 'her mangler et komma', en: 'a comma is missing here' };
const wrongQuotes: Mistake = {
  da: 'her skal der stå lige anførselstegn: "',
  en: 'straight double quotes are needed here: "',
};
const noComments: Mistake = {
  da: 'kommentarer kan ikke stå i en JSON-fil',
  en: 'a JSON file cannot hold comments',
};
const notQuoted: Mistake = {
  da: 'her mangler anførselstegn om et ord, eller der står noget for meget',
  en: 'a word lacks its double quotes here, or something is too much',
};
const unexpected: Mistake = { da: 'her står noget, der ikke er JSON', en: 'what stands here is not JSON' };

function said({ line, column }: Place, { da, en }: Mistake): Said {
  return {
    da: `er ikke gyldig JSON (linje ${line} kolonne ${column}): forventede ét JSON-objekt, men ${da}`,
    en: `is not valid JSON (line ${line} column ${column}): expected one JSON object, but ${en}`,
  };
}
