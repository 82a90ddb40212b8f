import { statSync } from 'node:fs';
import { renameInPlaceNow } from './atomic-file.ts';

/**
 * Makes room for so many bytes more in a file to which is only ever added: one that they would make too large becomes
 * `FILE.1`, in the place of the one before. So there are never more than two of its size.
 * @throws where the file cannot be renamed
 */
export function makeRoom(file: string, bytes: number, largest: number): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 0 && size + bytes > largest) renameInPlaceNow(file, `${file}.1`);
}
