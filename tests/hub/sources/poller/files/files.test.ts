import { appendFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Unreachable } from '#adapters/adapter';
import type { FilesQuestion, FileSpot } from '#adapters/adapter';
import type { JsonValue } from '#core/said/input';
import { createReadFiles } from '#hub/sources/poller/files/read-files';
import { tempFolder } from '#tests/support/temp-folder';

/** Reads again and again, as a poller does: what each reading says. */
function reader(question: Partial<FilesQuestion> & { readonly path: string }) {
  let now = 1_000_000;
  let spots: readonly FileSpot[] = [];
  const read = createReadFiles({ now: () => now, stop: new AbortController().signal });
  return {
    pass: (milliseconds: number) => void (now += milliseconds),
    /** The hub is stopped and started again: only the spots are left. */
    restart: () => void (spots = JSON.parse(JSON.stringify(spots)) as FileSpot[]),
    async next(): Promise<JsonValue[]> {
      const all: JsonValue[] = [];
      const slices = read({
        format: 'csv',
        encoding: 'auto',
        separator: undefined,
        quotes: true,
        columns: undefined,
        mode: 'lines',
        mostRecords: 10_000,
        ...question,
        spots,
      });
      for (;;) {
        const step = await slices.next();
        ({ spots } = step.value);
        if (step.done === true) return all;
        all.push(...(Array.isArray(step.value.body) ? (step.value.body as JsonValue[]) : [step.value.body]));
      }
    },
  };
}

const header = 'Id;Queue\n';

it('tells each line once, as it is written, also after a restart', async () => {
  const path = join(tempFolder(), 'cdr.csv');
  writeFileSync(path, `\uFEFF${header}1;Støtte\n`);
  const file = reader({ path });
  expect(await file.next()).toEqual([{ Id: '1', Queue: 'Støtte' }]);
  expect(await file.next()).toEqual([]);
  file.restart();
  appendFileSync(path, '2;Salg\r\n3;"A;B"\r\n');
  expect(await file.next()).toEqual([
    { Id: '2', Queue: 'Salg' },
    { Id: '3', Queue: 'A;B' },
  ]);
});

it('waits for the end of a line that is half written, and takes one that never gets an end after a while', async () => {
  const path = join(tempFolder(), 'cdr.csv');
  writeFileSync(path, `${header}1;Sup`);
  const file = reader({ path });
  expect(await file.next()).toEqual([]);
  appendFileSync(path, 'port\n2;"two\nlines');
  expect(await file.next()).toEqual([{ Id: '1', Queue: 'Support' }]);
  appendFileSync(path, '"\n3;Salg');
  expect(await file.next()).toEqual([{ Id: '2', Queue: 'two\nlines' }]);
  file.pass(59_999);
  expect(await file.next()).toEqual([]);
  file.pass(1);
  expect(await file.next()).toEqual([{ Id: '3', Queue: 'Salg' }]);
  expect(await file.next()).toEqual([]);
});

it('reads to the end what was put aside, and the new file from its beginning', async () => {
  const path = join(tempFolder(), 'queue_log');
  const columns = ['time', 'call'];
  writeFileSync(path, '1|a\n');
  const file = reader({ path, columns, separator: '|' });
  expect(await file.next()).toHaveLength(1);
  appendFileSync(path, '2|b\n');
  renameSync(path, `${path}.1`);
  writeFileSync(path, '3|c\n');
  expect(await file.next()).toEqual([
    { time: '2', call: 'b' },
    { time: '3', call: 'c' },
  ]);
  // What lay there before us is no past of ours.
  writeFileSync(`${path}.2`, '0|z\n');
  appendFileSync(path, '4|d\n');
  expect(await file.next()).toEqual([{ time: '4', call: 'd' }]);
});

it('reads a file that was replaced from its beginning, be it shorter, longer, or of the same header', async () => {
  const path = join(tempFolder(), 'cdr.csv');
  writeFileSync(path, `${header}1;a\n2;b\n`);
  const file = reader({ path });
  expect(await file.next()).toHaveLength(2);
  writeFileSync(path, `${header}3;c\n`);
  expect(await file.next()).toEqual([{ Id: '3', Queue: 'c' }]);
  writeFileSync(path, `${header}4;d\n5;e\n6;f\n`);
  expect(await file.next()).toHaveLength(3);
});

it.each([
  ['Latin-1 that says nothing of it', Buffer.from('Id,Queue\n1,Støtte\n', 'latin1'), {}],
  ['Latin-1 by its settings', Buffer.from('Id,Queue\n1,Støtte\n', 'latin1'), { encoding: 'latin1' }],
  ['UTF-8', Buffer.from('Id\tQueue\n1\tStøtte\n'), {}],
  ['a comma in a name', Buffer.from('Id;Queue\n1;Støtte\n'), { separator: ';' }],
])('%s', async (_what, bytes, settings) => {
  const path = join(tempFolder(), 'cdr.csv');
  writeFileSync(path, bytes);
  expect(await reader({ path, ...settings }).next()).toEqual([{ Id: '1', Queue: 'Støtte' }]);
});

it('reads a folder, the oldest file first, and each line of each file once', async () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'notes.md'), 'not for us');
  writeFileSync(join(folder, 'b.csv'), `${header}1;a\n`);
  const file = reader({ path: folder });
  expect(await file.next()).toHaveLength(1);
  writeFileSync(join(folder, 'a.csv'), `${header}2;b\n`);
  appendFileSync(join(folder, 'b.csv'), '3;c\n');
  expect(new Set(await file.next())).toHaveLength(2);
  expect(await file.next()).toEqual([]);
});

it('tells the newest file as a whole, when it is new or changed', async () => {
  const path = join(tempFolder(), 'stats.csv');
  writeFileSync(path, 'Queue,Waiting\nSupport,2\nSalg,0');
  const file = reader({ path, mode: 'newest' });
  expect(await file.next()).toHaveLength(2);
  expect(await file.next()).toEqual([]);
  writeFileSync(path, 'Queue,Waiting\nSupport,12\n');
  expect(await file.next()).toEqual([{ Queue: 'Support', Waiting: '12' }]);
});

it('JSON lines: a line that is none takes no other with it', async () => {
  const path = join(tempFolder(), 'events.jsonl');
  writeFileSync(path, '{"id": 12345678901234567890}\nOops\n{"id": 2}\n{"id"');
  const file = reader({ path, format: 'jsonl' });
  expect(await file.next()).toEqual([{ id: '12345678901234567890' }, { id: 2 }]);
  appendFileSync(path, ': 3}\n');
  expect(await file.next()).toEqual([{ id: 3 }]);
});

it('says what is wrong: not there, no complete JSON, a folder without such files', async () => {
  const folder = tempFolder();
  const path = join(folder, 'stats.json');
  const file = reader({ path, format: 'json', mode: 'newest' });
  await expect(file.next()).rejects.toThrow(Unreachable);
  await expect(file.next()).rejects.toThrow('not there now');
  writeFileSync(path, '{"queues": [');
  await expect(file.next()).rejects.toThrow('just being written');
  writeFileSync(path, '{"queues": []}');
  expect(await file.next()).toEqual([{ queues: [] }]);
  mkdirSync(join(folder, 'empty'));
  await expect(reader({ path: join(folder, 'empty') }).next()).rejects.toThrow('no csv file');
  rmSync(path);
  await expect(file.next()).rejects.toThrow('not there now');
});

it('reads a long file in pieces, each with its own place, and stops where it is told to', async () => {
  const path = join(tempFolder(), 'cdr.csv');
  const lines = Array.from({ length: 5_000 }, (_, index) => `${index};Support`);
  writeFileSync(path, `${header}${lines.join('\n')}\n`);
  const file = reader({ path, mostRecords: 2_000 });
  const told: JsonValue[] = [];
  let readings = 0;
  while (told.length < lines.length) {
    told.push(...(await file.next()));
    readings += 1;
  }
  expect(readings).toBeGreaterThan(1);
  expect(told).toEqual(lines.map((_, index) => ({ Id: String(index), Queue: 'Support' })));
});
