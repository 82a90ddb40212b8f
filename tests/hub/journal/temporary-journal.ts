import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import type { JournalOptions, OpenJournal } from '#hub/journal/open-journal';
import { openJournal } from '#hub/journal/open-journal';

/** A folder that goes when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'journal-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

export type TestJournal = OpenJournal & { readonly logged: readonly string[] };

/** A real journal that closes when the test ends, and what it logged, a line of JSON each. It has been looked at. */
export async function openTemporary(dataDir: string, options: Partial<JournalOptions> = {}): Promise<TestJournal> {
  const logged: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => logged.push(line) });
  const retention = { personalDays: 30, figuresDays: 400 };
  const journal = await openJournal({ dataDir, timeZone: 'Europe/Copenhagen', retention, log, ...options });
  onTestFinished(() => journal.close());
  await journal.sources();
  return Object.defineProperty(journal, 'logged', { value: logged }) as TestJournal;
}

/**
 * Everything in the folder's files that the pattern finds. Read by another process: on POSIX, a process that closes any
 * handle of a database's file loses its locks on it.
 */
export function foundInFiles(folder: string, pattern: RegExp): Set<string> {
  const script = `
    const fs = require('node:fs'), [folder, pattern] = process.argv.slice(1), found = new Set();
    for (const name of fs.readdirSync(folder)) {
      const text = fs.readFileSync(folder + '/' + name, 'latin1');
      for (const [match] of text.matchAll(new RegExp(pattern, 'g'))) found.add(match);
    }
    console.log(JSON.stringify([...found]));`;
  const output = execFileSync(process.execPath, ['-e', script, folder, pattern.source], { maxBuffer: 1e9 });
  return new Set(JSON.parse(output.toString()) as string[]);
}

/** Overwrites part of a file from another process, as a dying disk would. */
export function overwrite(file: string, position: number, length: number): void {
  const script = `
    const fs = require('node:fs'), [file, position, length] = process.argv.slice(1), handle = fs.openSync(file, 'r+');
    fs.writeSync(handle, Buffer.alloc(Number(length), 0xa5), 0, Number(length), Number(position));`;
  execFileSync(process.execPath, ['-e', script, file, String(position), String(length)]);
}
