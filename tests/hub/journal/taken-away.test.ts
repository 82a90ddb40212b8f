import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { putAside } from '#hub/journal/file/trouble/set-aside';
import { FolderTaken, JournalUnavailable } from '#hub/journal/journal';
import { idsIn, noon, webhook } from './input-samples.ts';
import { openTemporary, overwrite, temporaryFolder } from './temporary-journal.ts';
import { isWindows } from '#tests/support/windows';

const ids = (count: number, from = 0) => Array.from({ length: count }, (_, index) => String(from + index));

it.skipIf(isWindows)(
  'a -wal that is deleted while the hub runs costs nothing: it is noticed, and what it held is kept',
  async () => {
    const folder = temporaryFolder();
    const journal = await openTemporary(folder);
    await journal.append(ids(150).map((id) => webhook(id)));
    rmSync(join(folder, 'journal.sqlite-wal'));
    await journal.append([webhook('after')]);
    expect(journal.logged.join()).toContain('-wal was moved or deleted while the hub runs');
    expect(await idsIn(journal)).toEqual([...ids(150), 'after']);
    await journal.close();
    const again = await openTemporary(folder);
    expect(await idsIn(again)).toEqual([...ids(150), 'after']);
  },
);

it('a folder that vanishes: the journal is unavailable, with a sentence, until it is back', async () => {
  const folder = join(temporaryFolder(), 'data');
  const journal = await openTemporary(folder);
  await journal.append([webhook('before')]);
  renameSync(folder, `${folder}-elsewhere`);
  await expect(journal.append([webhook('lost')])).rejects.toBeInstanceOf(JournalUnavailable);
  const state = await journal.probe();
  expect(state).toMatchObject({ writable: false, problem: expect.stringContaining('must exist') as unknown });
  renameSync(`${folder}-elsewhere`, folder);
  expect(await journal.probe()).toMatchObject({ writable: true });
  await journal.append([webhook('after')]);
  expect(await idsIn(journal)).toEqual(['before', 'after']);
});

it.skipIf(isWindows)(
  'whoever takes the lock away lets no second hub in, and the first one takes it again',
  async () => {
    const folder = temporaryFolder();
    const journal = await openTemporary(folder);
    await journal.append([webhook('1')]);
    rmSync(join(folder, 'hub.lock'));
    await expect(openTemporary(folder)).rejects.toBeInstanceOf(FolderTaken);
    await journal.append([webhook('2')]);
    await expect(openTemporary(folder)).rejects.toBeInstanceOf(FolderTaken);
    expect(await idsIn(journal)).toEqual(['1', '2']);
  },
);

it.skipIf(isWindows)('a folder that another one has by now is not written', async () => {
  const folder = join(temporaryFolder(), 'data');
  const first = await openTemporary(folder);
  await first.append([webhook('first')]);
  renameSync(folder, `${folder}-elsewhere`);
  const second = await openTemporary(folder);
  await second.append([webhook('second')]);
  await expect(first.append([webhook('lost')])).rejects.toBeInstanceOf(JournalUnavailable);
  expect(await idsIn(second)).toEqual(['second']);
});

async function openOnce(folder: string): Promise<void> {
  await (await openTemporary(folder)).close();
}

/** A folder whose hub was killed: its -wal and -shm are as they were. */
async function killedFolder(): Promise<string> {
  const folder = temporaryFolder();
  await openOnce(folder);
  const script = `
    const { DatabaseSync } = require('node:sqlite');
    const database = new DatabaseSync(process.argv[1]);
    database.exec('PRAGMA synchronous = FULL');
    const insert = database.prepare("INSERT INTO input (seq, at, source, kind, payload) VALUES (?, ${noon}, 'pbx', 'webhook', ?)");
    for (let seq = 1; seq <= 40; seq += 1) {
      const query = { uniquecallid: String(seq), filling: 'x'.repeat(2_000) };
      insert.run(seq, JSON.stringify({ method: 'GET', path: 'x', query }));
    }
    process.kill(process.pid, 'SIGKILL');`;
  try {
    execFileSync(process.execPath, ['-e', script, join(folder, 'journal.sqlite')]);
  } catch {
    // It was killed.
  }
  expect(statSync(join(folder, 'journal.sqlite-wal')).size).toBeGreaterThan(100_000);
  return folder;
}

it.each([
  ['is as it was', () => undefined, null],
  ['has a flipped byte', (wal: string) => overwrite(wal, 70_000, 1), /page \d+ of it is not what was written/],
  ['has no beginning', (wal: string) => overwrite(wal, 0, 8), /its beginning is not right/],
  ['is cut off in a page', (wal: string) => cut(wal, statSync(wal).size - 1_000), /pages are gone|not whole/],
  ['is cut off between two', (wal: string) => cut(wal, 32 + 10 * 4_120), /its last \d+ pages are gone/],
  ['is empty', (wal: string) => cut(wal, 0), /its last \d+ pages are gone/],
])('a -wal that %s, of a hub that was killed: %s', async (_how, damage, told) => {
  const folder = await killedFolder();
  damage(join(folder, 'journal.sqlite-wal'));
  const journal = await openTemporary(folder);
  const said = journal.logged.filter((line) => line.includes('-wal is damaged'));
  if (told === null) {
    expect(said).toEqual([]);
    expect(await idsIn(journal)).toHaveLength(40);
    return;
  }
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(told);
  expect(journal.state.setAside).toHaveLength(1);
  await journal.append([webhook('new')]);
  expect((await idsIn(journal)).length).toBeLessThan(41);
});

it('a page that was half written when the hub was killed is no damage: nobody was told that it is kept', async () => {
  const folder = await killedFolder();
  const wal = join(folder, 'journal.sqlite-wal');
  // The next frame of the same round: its header has the salts of the first, its page is not what its sums say.
  const [frame, end] = [4_120, statSync(wal).size];
  appendFileSync(wal, readFileSync(wal).subarray(32, 32 + frame));
  overwrite(wal, end + 2_000, 7);
  const journal = await openTemporary(folder);
  expect(journal.logged.filter((line) => line.includes('-wal is damaged'))).toEqual([]);
  expect(journal.state.setAside).toEqual([]);
  expect(await idsIn(journal)).toHaveLength(40);
});

it('the same page is told where the hub knew of it', async () => {
  const folder = await killedFolder();
  const wal = join(folder, 'journal.sqlite-wal');
  overwrite(wal, statSync(wal).size - 2_000, 7);
  const journal = await openTemporary(folder);
  expect(journal.logged.join()).toMatch(/-wal is damaged.*page \d+ of it is not what was written/);
});

function cut(file: string, length: number): void {
  execFileSync(process.execPath, ['-e', `require('node:fs').truncateSync(process.argv[1], ${length})`, file]);
}

it('the three files are put aside together or not at all', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'journal.sqlite');
  for (const part of ['', '-wal', '-shm']) writeFileSync(file + part, part);
  const target = `${file}.damaged-${new Date(noon).toISOString().replace(/[-:.]/g, '')}`;
  // What stands in the way is no file.
  mkdirSync(join(`${target}-shm`, 'x'), { recursive: true });
  expect(() => putAside(file, noon)).toThrow(JournalUnavailable);
  expect(['', '-wal', '-shm'].map((part) => existsSync(file + part))).toEqual([true, true, true]);
  rmSync(`${target}-shm`, { recursive: true });
  expect(putAside(file, noon)).toBe(target);
  expect(readdirSync(folder).toSorted()).toEqual(
    ['', '-shm', '-wal'].map(
      (part) => `journal.sqlite.damaged-${new Date(noon).toISOString().replace(/[-:.]/g, '')}${part}`,
    ),
  );
});

it('a part that cannot be put back is named, with what to do, and goes with the others once they can go', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'journal.sqlite');
  const target = `${file}.damaged-${new Date(noon).toISOString().replace(/[-:.]/g, '')}`;
  for (const part of ['', '-shm']) writeFileSync(file + part, 'ours');
  // As after an attempt that could neither finish nor undo.
  writeFileSync(`${target}-wal`, 'ours');
  mkdirSync(join(`${target}-shm`, 'x'), { recursive: true });
  expect(() => putAside(file, noon)).toThrow(/rename journal\.sqlite\.damaged-[^,]*-wal in the same folder back/);
  rmSync(`${target}-shm`, { recursive: true });
  expect(putAside(file, noon)).toBe(target);
  expect(readdirSync(folder)).toHaveLength(3);
});
