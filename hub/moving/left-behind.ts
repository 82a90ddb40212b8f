import { isObject } from '../config/queue-names.ts';
import { environmentReference } from '../config/environment.ts';

/** What settings need that lies outside of the hub, and so is in no backup. */
export interface LeftBehind {
  /** Names of environment variables. */
  readonly environment: readonly string[];
  /** As the settings name them. */
  readonly files: readonly string[];
}

/** Where settings name a file or a folder: those of a certificate, and those that a phone system writes. */
const namesOfFiles: ReadonlySet<string> = new Set(['certFile', 'keyFile', 'path']);
const sqlite = /^sqlite:(.+)$/i;

export function leftBehind(settings: unknown): LeftBehind {
  const [environment, files] = [new Set<string>(), new Set<string>()];
  function visit(value: unknown, name: string): void {
    if (Array.isArray(value)) return value.forEach((each) => visit(each, name));
    if (isObject(value)) return Object.entries(value).forEach(([key, each]) => visit(each, key));
    if (typeof value !== 'string' || value === '') return;
    const variable = environmentReference(value);
    if (variable !== undefined) environment.add(variable);
    else if (namesOfFiles.has(name)) files.add(value);
    else if (sqlite.test(value)) files.add(value.replace(sqlite, '$1'));
  }
  visit(settings, '');
  return { environment: [...environment].toSorted(), files: [...files].toSorted() };
}

/** One sentence about all of it for who sits at the command line; `null`: there is nothing. */
export function leftBehindSentence({ environment, files }: LeftBehind): string | null {
  const named = [
    environment.length > 0 && `the environment variables ${environment.join(', ')}`,
    files.length > 0 && `the files ${files.join(', ')}`,
  ].filter((part) => part !== false);
  return named.length === 0 ? null : `Not in the backup, and needed where it is used: ${named.join('; ')}.`;
}
