import { spawnSync } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Journal } from '#hub/journal/journal';
import { JournalUnavailable } from '#hub/journal/journal';
import { hour } from '#core/time/instant';
import { idsIn, noon, webhook } from './input-samples.ts';
import { openTemporary, temporaryFolder } from './temporary-journal.ts';

/** Appends batches of ten until the journal refuses; returns the ids that it took. */
async function fill(journal: Journal): Promise<string[]> {
  const taken: string[] = [];
  for (let batch = 0; batch < 10_000; batch += 1) {
    const ids = Array.from({ length: 10 }, (_, index) => `${batch}-${index}`);
    try {
      await journal.append(ids.map((id) => webhook(id, noon, { callername: 'x'.repeat(500) })));
    } catch (error) {
      expect(error).toBeInstanceOf(JournalUnavailable);
      return taken;
    }
    taken.push(...ids);
  }
  throw new Error('The disk never became full.');
}

function problemOf(journal: Journal): string {
  return journal.state.writable ? '' : journal.state.problem;
}

describe('a disk that is full', () => {
  it('refuses with a sentence, keeps what it took and none of the rest, and heals when there is room', async () => {
    const folder = temporaryFolder();
    const journal = await openTemporary(folder, { maxPages: 100, retention: { personalDays: 1, figuresDays: 1 } });
    const taken = await fill(journal);
    expect(problemOf(journal)).toMatch(/^The disk that holds .* is full: free some space/);
    expect(await idsIn(journal)).toEqual(taken);
    expect((await journal.probe()).writable).toBe(false);
    await expect(journal.append([webhook('refused', noon, { callername: 'x'.repeat(9_000) })])).rejects.toBeInstanceOf(
      JournalUnavailable,
    );

    while (await journal.retain(noon + 72 * hour));
    expect(await journal.probe()).toEqual({ writable: true, setAside: [] });
    await journal.append([webhook('after')]);
    expect(await idsIn(journal)).toEqual(['after']);
    const said = journal.logged.filter((line) => /cannot be written|can be written again/.test(line));
    expect(said.length).toBeLessThanOrEqual(4);
  });

  it('opens all the same when it was full before, so that the day can be read', async () => {
    const folder = temporaryFolder();
    const first = await openTemporary(folder, { maxPages: 100 });
    const taken = await fill(first);
    await first.close();
    const journal = await openTemporary(folder, { maxPages: 100 });
    expect(await idsIn(journal)).toEqual(taken);
    expect(journal.state.writable).toBe(false);
  });
});

describe('a journal that cannot be written', () => {
  it('waits for another program only a moment, and heals by the next write', async () => {
    const folder = temporaryFolder();
    const journal = await openTemporary(folder);
    const other = new DatabaseSync(join(folder, 'journal.sqlite'));
    onTestFinished(() => other.close());
    other.exec('BEGIN IMMEDIATE');
    await expect(journal.append([webhook('1')])).rejects.toThrow(/Another program has locked .*journal.sqlite/);
    expect(journal.state.writable).toBe(false);
    other.exec('COMMIT');
    await journal.append([webhook('2')]);
    expect(journal.state.writable).toBe(true);
    expect(await idsIn(journal)).toEqual(['2']);
  });

  it.skipIf(process.platform === 'win32')('is read while it is read-only, and heals when it no longer is', () => {
    const folder = temporaryFolder();
    const child = spawnSync(process.execPath, [join(import.meta.dirname, 'read-only-child.ts'), folder]);
    expect(child.stderr.toString()).toBe('');
    expect(JSON.parse(child.stdout.toString())).toEqual({
      readable: ['before'],
      writable: false,
      problem: expect.stringMatching(/journal.sqlite is read-only: give the hub's user the right to write/),
      refused: true,
      healed: true,
      afterwards: ['before', 'after'],
    });
  });

  it.skipIf(process.platform === 'win32')('begins a new file when the old one is taken away, and says so', async () => {
    const folder = temporaryFolder();
    const journal = await openTemporary(folder);
    await journal.append([webhook('1')]);
    renameSync(join(folder, 'journal.sqlite'), join(folder, 'elsewhere.sqlite'));
    rmSync(join(folder, 'journal.sqlite-wal'));
    expect((await journal.probe()).writable).toBe(true);
    await journal.append([webhook('2')]);
    await journal.close();
    expect(await idsIn(await openTemporary(folder))).toEqual(['2']);
    expect(journal.logged.join()).toContain('was moved or deleted while the hub runs');
  });

  it('says what is wrong when the folder cannot be made', async () => {
    const folder = temporaryFolder();
    await (await openTemporary(folder)).close();
    await expect(openTemporary(join(folder, 'journal.sqlite', 'inside'))).rejects.toThrow(
      /The data folder .* cannot be made/,
    );
  });
});
