import type { DiagnosticsPart, DiagnosticsReport } from '#core/diagnostics/report';

/** A page with more lines than this takes long to draw; the file has all. */
const mostShown = 2_000;

/** How many lines a part has, and how many of them, the newest, are shown. */
export function shownLines(text: string): { readonly lines: number; readonly count: number } {
  const count = text === '' ? 0 : text.split('\n').length;
  return { lines: Math.min(count, mostShown), count };
}

/** One text for all: each part under its title, so that any editor shows what is about to be sent. */
export function asFile({ at, parts }: DiagnosticsReport, titleOf: (name: DiagnosticsPart['name']) => string): string {
  const sections = parts.map(({ name, text, leftOut }) => {
    const before = leftOut > 0 ? `(${leftOut})\n` : '';
    return `===== ${titleOf(name)} =====\n${before}${text}\n`;
  });
  return [`${at}\n`, ...sections].join('\n');
}
