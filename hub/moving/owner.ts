import { chown, lchown, lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  beforePrefix,
  besideDatabases,
  databases,
  derived,
  plainFiles,
  readyFolder,
  secretsName,
  settingsName,
} from './kept.ts';

const ours: ReadonlySet<string> = new Set([
  ...databases,
  ...besideDatabases,
  ...plainFiles,
  ...derived,
  settingsName,
  secretsName,
  readyFolder,
  'hub.lock',
]);

/**
 * Whoever restores as root does it for the user whose data folder it is: else the hub, which runs as that user, may read nothing of
 * it. Only what is ours and root's, and neither a link nor a file that has a second name: the folder is in another user's hands.
 */
export async function handOver(dataFolder: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await stat(dataFolder);
  if (uid === 0) return;
  const names = (await readdir(dataFolder)).filter((name) => ours.has(name) || name.startsWith(beforePrefix));
  for (const name of names) await give(join(dataFolder, name), uid, gid);
}

async function give(path: string, uid: number, gid: number): Promise<void> {
  const about = await lstat(path);
  if (about.isDirectory()) {
    for (const name of await readdir(path)) await give(join(path, name), uid, gid);
  } else if (!about.isFile() || about.nlink !== 1) return;
  if (about.uid === 0) await lchown(path, uid, gid);
}

/** A file that takes the place of another belongs to whom that belonged to. */
export async function likeThe(former: { readonly uid: number; readonly gid: number }, file: string): Promise<void> {
  if (process.getuid?.() === 0) await chown(file, former.uid, former.gid);
}
