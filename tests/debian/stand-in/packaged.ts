import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** In the header of an archive: where each file lies, from the end of the header on. */
interface Folder {
  readonly files: { readonly [name: string]: Folder | { readonly offset: string; readonly size: number } };
}

/**
 * `packaged.ts ARCHIVE [arguments]`: the program in an app.asar, in the stand-in for Electron. Electron reads archives itself; Node
 * does not, so it is unpacked first, into a folder that goes when the program ends.
 */
const [archive = '', ...args] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'wallboard-packaged-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

const bytes = readFileSync(archive);
const headerEnd = 8 + bytes.readUInt32LE(4);
const header = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))) as Folder;

function unpack({ files }: Folder, path: string): void {
  for (const [name, entry] of Object.entries(files)) {
    const at = join(path, name);
    if ('files' in entry) unpack(entry, at);
    else {
      const from = headerEnd + Number(entry.offset);
      mkdirSync(dirname(at), { recursive: true });
      writeFileSync(at, bytes.subarray(from, from + entry.size));
    }
  }
}

unpack(header, folder);
process.argv.splice(2, Infinity, folder, ...args);
await import(new URL('../../electron-stand-in/main.ts', import.meta.url).href);
