import type { Token } from 'marked';
import type { Inline, Line } from './page.ts';
import { placeOf } from './place-of.ts';

/** @throws where a line has what the help does not show: pictures, HTML */
export function inlinesIn(tokens: readonly Token[] | undefined, page: string): Line {
  return (tokens ?? []).map((token) => inlineOf(token, page));
}

function inlineOf(token: Token, page: string): Inline {
  const parts = (): Line => inlinesIn('tokens' in token ? token.tokens : undefined, page);
  switch (token.type) {
    case 'text':
    case 'escape':
      return { kind: 'text', text: text(token) };
    case 'codespan':
      return { kind: 'code', text: text(token) };
    case 'strong':
      return { kind: 'strong', parts: parts() };
    case 'em':
      return { kind: 'emphasis', parts: parts() };
    case 'link': {
      const to = 'href' in token && typeof token.href === 'string' ? token.href : '';
      return { kind: 'link', parts: parts(), to, place: placeOf(to, page) };
    }
    case 'br':
      return { kind: 'break' };
    default:
      throw new Error(
        `docs/${page}.md: the help cannot show "${token.raw.trim()}" (${token.type}): write it in words.`,
      );
  }
}

/** A line that goes on in the next one is one line. */
function text(token: Token): string {
  return ('text' in token && typeof token.text === 'string' ? token.text : token.raw).replace(/\n/g, ' ');
}
