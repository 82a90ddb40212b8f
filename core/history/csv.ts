/** Without it a spreadsheet takes UTF-8 for something else. */
const byteOrderMark = '\ufeff';

/**
 * The rows as CSV, with a header: `null` is an empty field. In Danish `;` is between the fields and a comma before the decimals,
 * as a Danish spreadsheet wants it; else `,` and a point.
 */
export function csvOf<Column extends string>(
  columns: readonly Column[],
  rows: readonly { readonly [column in Column]: string | number | boolean | null }[],
  language: 'da' | 'en',
): string {
  const separator = language === 'da' ? ';' : ',';
  const line = (fields: readonly string[]): string => `${fields.join(separator)}\n`;
  const text = (value: string | number | boolean | null): string => {
    if (typeof value === 'number') return language === 'da' ? String(value).replace('.', ',') : String(value);
    return quoted(value === null ? '' : safe(String(value)), separator);
  };
  const lines = rows.map((row) => line(columns.map((name) => text(row[name]))));
  return `${byteOrderMark}${line(columns)}${lines.join('')}`;
}

/** What a phone system calls somebody must not become a formula in a spreadsheet. */
function safe(text: string): string {
  return /^(?:[=@\t]|[+-](?!\d+$))/.test(text) ? `'${text}` : text;
}

function quoted(text: string, separator: string): string {
  return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
