import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hour } from '#core/time/instant';
import { openJournalForReading } from '#hub/journal/read-journal';
import { patient } from '#tests/support/patient';
import { idOf, idsIn, webhook } from './input-samples.ts';
import { foundInFiles, openTemporary, temporaryFolder } from './temporary-journal.ts';

const child = join(import.meta.dirname, 'writing-child.ts');
const main = join(import.meta.dirname, '../../../out/hub/main.js');

interface Writer {
  readonly process: ChildProcess;
  /** Everything that it said was safely written. */
  acknowledged(): string[];
}

/** A hub in a process of its own, writing, once it has had its first input acknowledged. */
async function startWriter(folder: string, run: string): Promise<Writer> {
  const said = join(temporaryFolder(), 'acknowledged');
  const output = openSync(said, 'w');
  const process_ = spawn(process.execPath, [child, folder, run], { stdio: ['ignore', output, 'inherit'] });
  closeSync(output);
  onTestFinished(() => void process_.kill('SIGKILL'));
  // The last line may be half of one when the writer is killed.
  const acknowledged = (): string[] => readFileSync(said, 'utf8').split('\n').slice(0, -1);
  while (acknowledged().length === 0) {
    if (process_.exitCode !== null) throw new Error('The writer ended by itself.');
    await wait(2);
  }
  return { process: process_, acknowledged };
}

async function kill({ process: process_ }: Writer): Promise<void> {
  const closed = once(process_, 'exit');
  process_.kill('SIGKILL');
  await closed;
}

function runExport(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'export', ...args], { maxBuffer: 1e9 });
  return { status, lines: stdout.toString().split('\n').slice(0, -1), stderr: stderr.toString() };
}

function exportedIds(lines: readonly string[]): string[] {
  return lines.map(
    (line) => (JSON.parse(line) as { request: { query: { uniquecallid: string } } }).request.query.uniquecallid,
  );
}

describe('kill -9 in the middle of writing', () => {
  it('twenty times: nothing acknowledged is missing, nothing is there twice or out of order', patient, async () => {
    const folder = temporaryFolder();
    const acknowledged: string[] = [];
    for (let run = 0; run < 20; run += 1) {
      const writer = await startWriter(folder, String(run));
      await wait(20 + ((run * 37) % 120));
      await kill(writer);
      acknowledged.push(...writer.acknowledged());
    }
    // Each was killed while it wrote, not before: the first of each, and more on the slowest disk.
    expect(acknowledged.length).toBeGreaterThan(50);
    const journal = await openTemporary(folder);
    const kept = await idsIn(journal);
    expect(journal.state).toEqual({ writable: true, setAside: [] });
    expect(new Set(kept).size).toBe(kept.length);
    const keptSet = new Set(kept);
    expect(acknowledged.filter((id) => !keptSet.has(id))).toEqual([]);
    const inOrder = kept.map((id) => id.split('-').map(Number)).map(([run = 0, count = 0]) => run * 1e6 + count);
    expect(inOrder).toEqual([...inOrder].sort((one, other) => one - other));
  });
});

describe('personal data that a killed hub left behind', () => {
  it('is found in no file once the retention has passed', async () => {
    const folder = temporaryFolder();
    const writer = await startWriter(folder, 'killed');
    await wait(100);
    await kill(writer);
    expect(foundInFiles(folder, /77123456/).size).toBe(1);
    const journal = await openTemporary(folder);
    while (await journal.retain(Date.now() + 31 * 24 * hour));
    expect(foundInFiles(folder, /77123456/).size).toBe(0);
    expect((await idsIn(journal)).length).toBeGreaterThanOrEqual(writer.acknowledged().length);
  });
});

describe('two hubs', () => {
  it('on one data folder: the second is refused with a sentence, in this process and in another', async () => {
    const folder = temporaryFolder();
    const writer = await startWriter(folder, 'first');
    await expect(openTemporary(folder)).rejects.toThrow(
      /Another hub already uses the data folder .*: stop it, or give this one/,
    );
    await kill(writer);
    const journal = await openTemporary(folder);
    await expect(openTemporary(folder)).rejects.toThrow(/Another hub already uses the data folder/);
    await journal.close();
    await (await openTemporary(folder)).append([webhook('free again')]);
  });
});

describe('reading the journal from outside', () => {
  it('exports while a hub writes, and after it was killed', { timeout: 60_000 }, async () => {
    const folder = temporaryFolder();
    const writer = await startWriter(folder, 'hub');
    const before = writer.acknowledged();
    const running = runExport('--data', folder);
    expect(running.stderr).toBe('');
    expect(running.status).toBe(0);
    const exported = new Set(exportedIds(running.lines));
    expect(before.filter((id) => !exported.has(id))).toEqual([]);
    await kill(writer);
    const killed = new Set(exportedIds(runExport('--data', folder).lines));
    expect(writer.acknowledged().filter((id) => !killed.has(id))).toEqual([]);
  });

  it('does not keep the hub from emptying its WAL', async () => {
    const folder = temporaryFolder();
    const journal = await openTemporary(folder);
    await journal.append(Array.from({ length: 300 }, (_, index) => webhook(String(index))));
    const reader = openJournalForReading(folder);
    onTestFinished(() => reader.close());
    for (const input of reader.read({})) if (idOf(input) === '150') break;
    for (let count = 0; count < 300; count += 1) await journal.append([webhook('more')]);
    journal.quiet();
    expect(await journal.retain(Date.now())).toBe(false);
    expect([...reader.read({})]).toHaveLength(600);
  });

  it('exports a range; a time without a zone is in the zone of the journal', async () => {
    const folder = temporaryFolder();
    const journal = await openTemporary(folder);
    const at = (time: string): number => Date.parse(`2026-11-18T${time}:00+01:00`);
    await journal.append([webhook('09', at('09:00')), webhook('10', at('10:00')), webhook('11', at('11:00'))]);
    await journal.close();
    const { lines } = runExport('--data', folder, '--from', '2026-11-18T10:00', '--to', '2026-11-18T10:00:00Z');
    expect(lines).toEqual([
      '{"at":"2026-11-18T10:00:00.000+01:00","source":"pbx","request":' +
        '{"method":"GET","path":"answered","query":{"uniquecallid":"10","employeelocalnumber":"201"}}}',
    ]);
  });

  it('ends quietly when whoever reads has had enough', { timeout: 60_000 }, async () => {
    const folder = temporaryFolder();
    const journal = await openTemporary(folder);
    for (let batch = 0; batch < 40; batch += 1) {
      await journal.append(Array.from({ length: 500 }, (_, index) => webhook(String(index))));
    }
    const command = spawn(process.execPath, [main, 'export', '--data', folder], { stdio: ['ignore', 'pipe', 'pipe'] });
    onTestFinished(() => void command.kill('SIGKILL'));
    let said = '';
    command.stderr.on('data', (text: Buffer) => (said += text.toString()));
    await once(command.stdout, 'data');
    command.stdout.destroy();
    const [code] = (await once(command, 'close')) as [number | null];
    expect({ code, said }).toEqual({ code: 0, said: '' });
  });

  it('says in one sentence what is wrong: 2 for the arguments, 1 for the journal', patient, async () => {
    const folder = temporaryFolder();
    expect(runExport()).toMatchObject({ status: 2, stderr: '--data DIR is missing.\n' });
    expect(runExport('--data', folder, '--sideways')).toMatchObject({ status: 2 });
    expect(runExport('--data', folder)).toEqual({
      status: 1,
      lines: [],
      stderr: `There is no journal in ${folder}.\n`,
    });
    await (await openTemporary(folder)).close();
    expect(runExport('--data', folder, '--from', 'yesterday')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^--from yesterday: expected an ISO 8601 time such as .*\n$/),
    });
  });
});
