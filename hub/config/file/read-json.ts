import { readFileSync } from 'node:fs';
import { inBoth } from '#core/said/sentence';
import { textOf } from './text.ts';
import { mistakeIn } from './json-mistake.ts';
import { ConfigInvalid } from '../problems.ts';
import { inFile, unreadableFile } from '../sentences.ts';

/**
 * The JSON of a file, whatever it holds. `name`: what it is called where it is told of.
 * @throws ConfigInvalid where there is no such file, or no JSON in it
 */
export function readJson(file: string, name: string = file): unknown {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ConfigInvalid([{ path: '', message: unreadableFile(name, code) }]);
  }
  const read = textOf(bytes);
  if ('problem' in read) throw new ConfigInvalid([{ path: '', message: inFile(name, inBoth(read.problem)) }]);
  try {
    return JSON.parse(read.text);
  } catch {
    throw new ConfigInvalid([{ path: '', message: inFile(name, inBoth(mistakeIn(read.text))) }]);
  }
}
