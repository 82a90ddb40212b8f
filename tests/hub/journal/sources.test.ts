import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { hour, minute } from '#core/time/instant';
import { systemClock } from '#hub/intake/clock';
import type { SourceMemory } from '#hub/journal/journal';
import { eventually } from '#tests/support/eventually';
import { noon, webhook } from './input-samples.ts';
import { openTemporary, temporaryFolder } from './temporary-journal.ts';

const remembered = { memory: { daysBack: 30 }, since: noon };
const clock = { ...systemClock, now: () => noon };

/** What the file itself says, read by another connection. */
function rowOf(folder: string, source: string): Record<string, unknown> | undefined {
  const database = new DatabaseSync(join(folder, 'journal.sqlite'), { readOnly: true });
  try {
    return database.prepare('SELECT * FROM source WHERE name = ?').get(source);
  } finally {
    database.close();
  }
}

async function memoryIn(folder: string, source: string): Promise<SourceMemory | undefined> {
  const journal = await openTemporary(folder, { clock });
  const memory = (await journal.sources()).get(source);
  await journal.close();
  return memory;
}

describe('what is known of a source', () => {
  it('is kept over a restart, and each part by itself', async () => {
    const folder = temporaryFolder();
    const journal = await openTemporary(folder, { clock });
    await journal.append([webhook('1', noon - minute)]);
    expect((await journal.sources()).get('pbx')).toEqual({ heardAt: noon - minute, madeSense: false, queues: [] });
    journal.keepSource('pbx', { madeSense: true, queues: ['support'] });
    journal.keepSource('soluno', { lastPoll: { at: noon } });
    journal.keepSource('soluno', { lastPoll: { at: noon, remembered } });
    journal.keepSource('csta', { lastNotice: { kind: 'lost', at: noon } });
    journal.keepSource('pbx', { queues: ['support', 'sales'] });
    await journal.append([webhook('2', noon)]);
    await journal.close();
    expect(await memoryIn(folder, 'pbx')).toEqual({ heardAt: noon, madeSense: true, queues: ['support', 'sales'] });
    expect((await memoryIn(folder, 'csta'))?.lastNotice).toEqual({ kind: 'lost', at: noon });
    expect(await memoryIn(folder, 'soluno')).toEqual({
      heardAt: null,
      madeSense: false,
      queues: [],
      lastPoll: { at: noon, remembered },
    });
  });

  it('is on the disk a moment later, though nothing comes in', async () => {
    const folder = temporaryFolder();
    const journal = await openTemporary(folder);
    journal.keepSource('soluno', { lastPoll: { at: noon } });
    await eventually('it to be written', () => rowOf(folder, 'soluno')?.['last_poll'] === `{"at":${noon}}`);
  });

  it('is kept when the journal takes writes again, where it did not', async () => {
    const folder = temporaryFolder();
    const journal = await openTemporary(folder);
    const other = new DatabaseSync(join(folder, 'journal.sqlite'));
    other.exec('BEGIN IMMEDIATE');
    journal.keepSource('pbx', { queues: ['support'] });
    await eventually('the journal to say so', () => !journal.state.writable);
    other.exec('COMMIT');
    other.close();
    await journal.append([webhook('1', noon)]);
    await journal.close();
    expect(await memoryIn(folder, 'pbx')).toMatchObject({ heardAt: noon, queues: ['support'] });
  });

  it('was never heard after now, though its clock or ours was wrong once', async () => {
    const folder = temporaryFolder();
    const journal = await openTemporary(folder);
    await journal.append([webhook('1', noon + 9_999 * hour)]);
    await journal.close();
    expect((await memoryIn(folder, 'pbx'))?.heardAt).toBe(noon);
  });

  it('is nothing where the file cannot be understood', async () => {
    const folder = temporaryFolder();
    await (await openTemporary(folder)).close();
    const database = new DatabaseSync(join(folder, 'journal.sqlite'));
    const insert = database.prepare(
      'INSERT INTO source (name, heard_at, queues, last_poll, last_notice) VALUES (?, ?, ?, ?, ?)',
    );
    insert.run('broken', noon, '["supp', '{"at": 1', '{"kind"');
    insert.run('strange', noon, '[1]', '{"at": "now"}', '{"kind": "closed", "at": 1}');
    database.close();
    const nothing = { heardAt: noon, madeSense: false, queues: null };
    expect(await memoryIn(folder, 'broken')).toEqual(nothing);
    expect(await memoryIn(folder, 'strange')).toEqual(nothing);
  });
});

describe('the file in which an older hub kept when each source was asked', () => {
  async function takenOver(text: string) {
    const folder = temporaryFolder();
    const file = join(folder, 'last-polls.json');
    writeFileSync(file, text);
    const memory = await memoryIn(folder, 'soluno');
    return { folder, file, memory };
  }

  it('is taken over once, and removed', async () => {
    const polls = { soluno: { at: noon, remembered }, other: { at: noon - 1 } };
    const { folder, file, memory } = await takenOver(JSON.stringify(polls));
    expect(memory).toEqual({ heardAt: null, madeSense: false, queues: [], lastPoll: polls.soluno });
    expect((await memoryIn(folder, 'other'))?.lastPoll).toEqual({ at: noon - 1 });
    expect(existsSync(file)).toBe(false);
  });

  it('says nothing of a source of which the journal knows better', async () => {
    const folder = temporaryFolder();
    const journal = await openTemporary(folder);
    journal.keepSource('soluno', { lastPoll: { at: noon } });
    await journal.close();
    writeFileSync(join(folder, 'last-polls.json'), '{"soluno": {"at": 1}}');
    expect((await memoryIn(folder, 'soluno'))?.lastPoll).toEqual({ at: noon });
  });

  it('stays where the journal takes no writes', async () => {
    const folder = temporaryFolder();
    const full = await openTemporary(folder, { maxPages: 30 });
    const fill = async (): Promise<void> => {
      for (;;) await full.append([webhook('1', noon, { callername: 'x'.repeat(9_000) })]);
    };
    await expect(fill()).rejects.toThrow(/is full/);
    await full.close();
    const file = join(folder, 'last-polls.json');
    writeFileSync(file, `{"soluno": {"at": ${noon}, "remembered": {"memory": "${'x'.repeat(9_000)}", "since": 1}}}`);
    const journal = await openTemporary(folder, { maxPages: 30 });
    expect(readFileSync(file, 'utf8')).toContain('soluno');
    expect((await journal.sources()).get('soluno')?.lastPoll?.at).toBe(noon);
  });

  it.each([
    '',
    '{"soluno": {"at": 1',
    '{"soluno": "now"}',
    '{"soluno": {"at": "now"}}',
    '{"soluno": {"at": 1, "remembered": {"memory": {}}}}',
    '{"soluno": {"at": 1, "remembered": {"since": 1}}}',
    '[1]',
    'null',
  ])('says nothing where it holds %j', async (text) => {
    const { file, memory } = await takenOver(text);
    expect(memory).toBeUndefined();
    expect(existsSync(file)).toBe(false);
  });
});
