import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type AuditEntry, createAuditLog } from '#hub/actions/audit';
import { tempFolder } from '#tests/support/temp-folder';

const limits = { performed: 2_000, refused: 2_000 };

function anEntry(attempt: number, event: AuditEntry['event']): AuditEntry {
  const about = { at: '2026-11-18T09:14:31.250+01:00', source: 'pbx', action: 'call', parameters: null, result: null };
  return { ...about, attempt: String(attempt), event, who: { by: 'token', address: '127.0.0.1' } };
}

const attemptsIn = (file: string): readonly string[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => (JSON.parse(line) as AuditEntry).attempt)
    : [];

const numbers = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from }, (_, index) => String(from + index));

describe('the audit log', () => {
  test.each<AuditEntry['event']>(['done', 'refused'])(
    'of what was %s grows to two files and no further',
    async (event) => {
      const folder = tempFolder();
      const log = createAuditLog(join(folder, 'actions.ndjson'), limits);
      for (let attempt = 0; attempt < 100; attempt += 1) await log.write(anEntry(attempt, event));
      const file = join(folder, event === 'refused' ? 'actions-refused.ndjson' : 'actions.ndjson');
      expect(readdirSync(folder).toSorted()).toEqual([file, `${file}.1`].map((each) => each.slice(folder.length + 1)));
      for (const each of [file, `${file}.1`]) expect(statSync(each).size).toBeLessThanOrEqual(2_000);
      // The newest are there, each once and in order, as lines that can be read.
      const kept = [...attemptsIn(`${file}.1`), ...attemptsIn(file)];
      expect(kept.length).toBeGreaterThan(10);
      expect(kept).toEqual(numbers(100 - kept.length, 100));
    },
  );

  test('of what was done loses nothing to those who are refused, however many', async () => {
    const file = join(tempFolder(), 'actions.ndjson');
    const log = createAuditLog(file, limits);
    for (const event of ['asked', 'done'] as const) await log.write(anEntry(1, event));
    for (let attempt = 2; attempt < 100; attempt += 1) await log.write(anEntry(attempt, 'refused'));
    for (const event of ['asked', 'failed'] as const) await log.write(anEntry(100, event));
    expect(attemptsIn(file)).toEqual(['1', '1', '100', '100']);
  });

  test('goes on with what was done where the file before it cannot be replaced', async () => {
    const file = join(tempFolder(), 'actions.ndjson');
    mkdirSync(join(`${file}.1`, 'in the way'), { recursive: true });
    const log = createAuditLog(file, limits);
    for (let attempt = 0; attempt < 20; attempt += 1) await log.write(anEntry(attempt, 'done'));
    expect(attemptsIn(file)).toEqual(numbers(0, 20));
  });
});
