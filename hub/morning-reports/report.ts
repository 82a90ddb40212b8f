import { csvOf } from '#core/history/csv';
import { columns } from '#core/history/row';
import type { HistoryRow } from '#core/history/row';
import type { Language } from '#core/said/sentence';
import type { DueReport } from './due.ts';
import { periodInWords, wordsIn } from './words.ts';

/** A report, whole: nobody's name or number is in it. */
export interface Report {
  /** Of its files, without what comes after the point. */
  readonly name: string;
  readonly subject: string;
  /** To be read in a mail that shows no more. */
  readonly text: string;
  /** To be read, printed, or saved as PDF. */
  readonly html: string;
  /** Of a day by the hour, else by the day, as the contract has it. */
  readonly csv: string;
}

export interface ReportParts {
  readonly due: DueReport;
  readonly language: Language;
  /** What each queue comes to, in the order of the board. */
  readonly queues: readonly { readonly name: string; readonly row: HistoryRow }[];
  readonly total: HistoryRow;
  readonly rows: readonly HistoryRow[];
}

export function reportOf({ due, language, queues, total, rows }: ReportParts): Report {
  const words = wordsIn(language);
  const subject = `${words.calls} ${periodInWords(due, language)}`;
  const lines = queues.map(({ name, row }) => cells(name, row, words.decimal));
  if (queues.length > 1) lines.push(cells(words.all, total, words.decimal));
  const missed = hoursMissed(rows, due.period === 'day');
  const notes = [
    ...(missed === '' ? [] : [words.incomplete(missed)]),
    ...([total, ...queues.map(({ row }) => row)].some(({ counted }) => counted === true) ? [words.counted] : []),
  ];
  const attached = due.period === 'day' ? words.attached.day : words.attached.other;
  return {
    name: `${words.file[due.period]}-${due.period === 'month' ? due.from.slice(0, 7) : due.from}`,
    subject,
    text: [
      subject,
      '',
      ...inColumns([words.columns, ...lines]),
      '',
      ...notes,
      attached,
      '',
      ...words.definitions,
      '',
    ].join('\n'),
    html: pageOf({ language, subject, head: words.columns, lines, notes, definitions: words.definitions }),
    csv: csvOf(columns, rows, language),
  };
}

function cells(name: string, row: HistoryRow, decimal: string): readonly string[] {
  const percent = (value: number | null): string =>
    value === null ? '–' : `${value.toFixed(1).replace('.', decimal)} %`;
  return [
    name,
    String(row.offered),
    String(row.answered),
    String(row.lost),
    percent(row.answerRate),
    percent(row.serviceLevel),
    minutes(row.avgWaitSeconds),
    minutes(row.longestWaitSeconds),
  ];
}

/** `2:05`. */
function minutes(seconds: number | null): string {
  if (seconds === null) return '–';
  return `${Math.floor(seconds / 60)}:${String(Math.round(seconds) % 60).padStart(2, '0')}`;
}

/** Which hours, or days, nobody listened to all the time: a few by name, of more only how many. */
function hoursMissed(rows: readonly HistoryRow[], byHour: boolean): string {
  const starts = new Set(rows.filter(({ complete }) => !complete).map(({ start }) => start));
  const named = [...starts].toSorted().map((start) => (byHour ? hourInWords(start) : start.slice(0, 10)));
  return named.length > 8 ? `${named.slice(0, 8).join(', ')} …` : named.join(', ');
}

/** `13–14`, of an instant as ISO. */
function hourInWords(start: string): string {
  const begin = Number(start.slice(11, 13));
  return `${begin}–${begin + 1}`;
}

/** The first to the left, figures to the right. */
function inColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_cell, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

interface PageParts {
  readonly language: Language;
  readonly subject: string;
  readonly head: readonly string[];
  readonly lines: readonly (readonly string[])[];
  readonly notes: readonly string[];
  readonly definitions: readonly string[];
}

function pageOf({ language, subject, head, lines, notes, definitions }: PageParts): string {
  const row = (tag: 'th' | 'td', line: readonly string[]): string =>
    `<tr>${line
      .map((cell, column) =>
        column === 0 ? `<th scope="row">${escaped(cell)}</th>` : `<${tag}>${escaped(cell)}</${tag}>`,
      )
      .join('')}</tr>`;
  const paragraphs = (name: string, texts: readonly string[]): string =>
    texts.map((text) => `<p class="${name}">${escaped(text)}</p>`).join('\n');
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${escaped(subject)}</title>
<style>
body { margin: 2em; color: #16191c; background: #fff; font: 15px/1.45 "Segoe UI", system-ui, sans-serif; }
h1 { font-size: 1.35em; }
h1::first-letter { text-transform: uppercase; }
table { border-collapse: collapse; }
th, td { padding: .4em .9em; border-bottom: 1px solid #cfd3d6; text-align: right; font-variant-numeric: tabular-nums; }
th:first-child { padding-left: 0; text-align: left; }
thead th { color: #4a5157; font-weight: 600; }
tbody tr:last-child:not(:first-child) th, tbody tr:last-child:not(:first-child) td { border-bottom: 0; font-weight: 700; }
.note { font-weight: 600; }
.definition { margin: .2em 0; color: #4a5157; font-size: .9em; }
</style>
</head>
<body>
<h1>${escaped(subject)}</h1>
<table>
<thead>${row('th', head)}</thead>
<tbody>
${lines.map((line) => row('td', line)).join('\n')}
</tbody>
</table>
${paragraphs('note', notes)}
${paragraphs('definition', definitions)}
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
