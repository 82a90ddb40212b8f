import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ended } from './commands.ts';
import { runCommand } from './commands.ts';
import { tempFolder } from './temp-folder.ts';

/** A row as `report` prints it, field by field. */
export type ReportRow = Readonly<Record<string, string>>;

/** Runs the real `report` with a configuration. */
export function runReport(configuration: object, ...options: readonly string[]): Promise<Ended> {
  const config = join(tempFolder(), 'config.json');
  writeFileSync(config, JSON.stringify(configuration));
  return runCommand(['report', '--config', config, ...options]);
}

/** What it prints, read as a spreadsheet would: fields between `;` in Danish. */
export async function reported(configuration: object, ...options: readonly string[]): Promise<readonly ReportRow[]> {
  const { code, stdout, stderr } = await runReport(configuration, ...options);
  if (code !== 0 || stderr !== '') throw new Error(`report ended with ${code}: ${stderr}`);
  if (!stdout.startsWith('\ufeff')) throw new Error('The byte order mark is missing.');
  const [header = '', ...lines] = stdout.slice(1).trimEnd().split('\n');
  const separator = header.includes(';') ? ';' : ',';
  const names = header.split(separator);
  return lines.map((line) =>
    Object.fromEntries(line.split(separator).map((field, index) => [names[index] ?? '', field])),
  );
}

/** A number of a row; `null` for an empty field. */
export function numberIn(row: ReportRow, name: string): number | null {
  const text = row[name];
  return text === undefined || text === '' ? null : Number(text.replace(',', '.'));
}
