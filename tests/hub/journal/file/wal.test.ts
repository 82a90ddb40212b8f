import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Input } from '#core/said/input';
import { noon } from '../input-samples.ts';
import { openTemporary, temporaryFolder } from '../temporary-journal.ts';

const megabyte = 1024 * 1024;

function message(bytes: number): Input {
  return { at: noon, source: 'pbx', kind: 'stream', message: 'x'.repeat(bytes) };
}

/** In a rush no moment is quiet, and whoever comes while the WAL is moved waits for all of it. */
it('moves the WAL into the file at 8 MB, where nobody finds a quiet moment for it', async () => {
  const folder = temporaryFolder();
  const journal = await openTemporary(folder);
  for (let commits = 0; commits < 120; commits += 1) await journal.append([message(256 * 1024)]);
  const wal = statSync(join(folder, 'journal.sqlite-wal')).size / megabyte;
  expect(wal).toBeGreaterThan(7.5);
  expect(wal).toBeLessThan(8.5);
});
