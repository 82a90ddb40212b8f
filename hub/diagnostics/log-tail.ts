import { open } from 'node:fs/promises';
import { newestLines } from './newest-lines.ts';

/**
 * The newest lines of a log file and of the one before it (`FILE.1`). Empty where there is none. `room`: characters.
 */
export async function logTail(file: string, room: number): Promise<{ text: string; leftOut: number }> {
  const lines = newestLines(room);
  for (const each of [`${file}.1`, file]) {
    for (const line of (await endOf(each, room)).split('\n')) if (line !== '') lines.add(line);
  }
  return { text: lines.text, leftOut: lines.leftOut };
}

/** Not more of it is read than has room. A line that is cut in two at the beginning is left out. */
async function endOf(file: string, room: number): Promise<string> {
  const handle = await open(file, 'r').catch(() => undefined);
  if (handle === undefined) return '';
  try {
    const { size } = await handle.stat();
    const from = Math.max(0, size - room);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - from), 0, size - from, from);
    const text = buffer.toString('utf8', 0, bytesRead);
    return from === 0 ? text : text.slice(text.indexOf('\n') + 1);
  } finally {
    await handle.close();
  }
}
