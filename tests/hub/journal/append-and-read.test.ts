import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Input, JsonValue } from '#core/said/input';
import { minute } from '#core/time/instant';
import { patient } from '#tests/support/patient';
import { idOf, idsIn, noon, webhook } from './input-samples.ts';
import { openTemporary, temporaryFolder } from './temporary-journal.ts';

const instant = fc.integer({ min: noon - 20, max: noon + 20 });
const source = fc.constantFrom('pbx', 'swan', 'csta');
const json = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<JsonValue>;
const query = fc.dictionary(fc.string(), fc.string(), { noNullPrototype: true });
const anyInput: fc.Arbitrary<Input> = fc.oneof(
  fc.record({
    at: instant,
    source,
    kind: fc.constant('webhook' as const),
    request: fc.record(
      { method: fc.constantFrom('GET', 'POST'), path: fc.string(), query, body: json },
      { requiredKeys: ['method', 'path', 'query'], noNullPrototype: true },
    ),
  }),
  fc.record({
    at: instant,
    source,
    kind: fc.constant('poll' as const),
    response: fc.record({ url: fc.webUrl(), status: fc.integer({ min: 100, max: 599 }), body: json }),
  }),
  fc.record({ at: instant, source, kind: fc.constant('stream' as const), message: fc.string({ unit: 'binary' }) }),
);

/** What reading a range must give, said as plainly as possible. */
function expectedOf(inputs: readonly Input[], from: number | undefined, to: number | undefined): readonly Input[] {
  const first = from === undefined ? 0 : inputs.findIndex((input) => input.at >= from);
  return first < 0 ? [] : inputs.slice(first).filter((input) => to === undefined || input.at < to);
}

/** Through JSON and back, as a journal does: `-0` is 0 there. */
function asStored(inputs: readonly Input[]): unknown {
  return JSON.parse(JSON.stringify(inputs));
}

describe('appending and reading', patient, () => {
  it('gives back exactly what came in, in order of arrival, whatever the clock did, for any range', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(anyInput, { maxLength: 5 }), { maxLength: 6 }),
        fc.option(instant, { nil: undefined }),
        fc.option(instant, { nil: undefined }),
        (batches, from, to) => {
          const journal = openTemporary(temporaryFolder());
          for (const batch of batches) journal.append(batch);
          const range = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
          expect(asStored([...journal.read(range)])).toEqual(asStored(expectedOf(batches.flat(), from, to)));
          journal.close();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('has everything after closing and opening again', () => {
    const folder = temporaryFolder();
    const first = openTemporary(folder);
    first.append([webhook('1'), webhook('2')]);
    first.append([webhook('3')]);
    first.close();
    expect(idsIn(openTemporary(folder))).toEqual(['1', '2', '3']);
  });

  it('reads more than one page of rows, and nothing that is appended meanwhile', () => {
    const journal = openTemporary(temporaryFolder());
    const ids = Array.from({ length: 1_000 }, (_, index) => String(index));
    journal.append(ids.map((id, index) => webhook(id, noon + index)));
    const read: string[] = [];
    for (const input of journal.read({ from: noon + 100, to: noon + 900 })) {
      read.push(idOf(input));
      journal.append([webhook('meanwhile', noon + 500)]);
    }
    expect(read).toEqual(ids.slice(100, 900));
  });

  it('may be read half and left, and goes on writing and tidying up', () => {
    const journal = openTemporary(temporaryFolder());
    journal.append(Array.from({ length: 500 }, (_, index) => webhook(String(index))));
    for (const input of journal.read({})) if (idOf(input) === '100') break;
    journal.append([webhook('last')]);
    expect(journal.retain(noon)).toBe(false);
    expect(idsIn(journal)).toHaveLength(501);
  });

  it('ends quietly where the retention deletes what is still to be read', () => {
    const journal = openTemporary(temporaryFolder(), { retention: { personalDays: 1, figuresDays: 1 } });
    journal.append(Array.from({ length: 300 }, (_, index) => webhook(String(index))));
    const read: string[] = [];
    for (const input of journal.read({})) {
      read.push(idOf(input));
      while (journal.retain(noon + 48 * 60 * minute));
    }
    expect(read).toHaveLength(64);
    expect(journal.state).toEqual({ writable: true, setAside: [] });
  });

  it('writes all or none: an input that cannot be written takes the others with it', () => {
    const journal = openTemporary(temporaryFolder());
    const impossible: Input = { at: 0.5, source: 'pbx', kind: 'stream', message: 'an instant is a whole number' };
    expect(() => journal.append([webhook('1'), impossible, webhook('2')])).toThrow();
    expect(idsIn(journal)).toEqual([]);
    journal.append([webhook('3')]);
    expect(idsIn(journal)).toEqual(['3']);
    expect(journal.state.writable).toBe(true);
  });

  it('knows when each source was last heard, also after a restart and after its rows are gone', () => {
    const folder = temporaryFolder();
    const journal = openTemporary(folder, { retention: { personalDays: 1, figuresDays: 1 } });
    const swan: Input = { at: noon, source: 'swan', kind: 'stream', message: '' };
    journal.append([webhook('1', noon), webhook('2', noon + 5 * minute), swan]);
    while (journal.retain(noon + 60 * 24 * 60 * minute));
    expect(idsIn(journal)).toEqual([]);
    journal.close();
    const heard = openTemporary(folder).lastHeard();
    expect(heard).toEqual(
      new Map([
        ['pbx', noon + 5 * minute],
        ['swan', noon],
      ]),
    );
  });

  it('makes a folder for this user alone, and a file that other programs know as ours', () => {
    const folder = join(temporaryFolder(), 'state', 'wallboard');
    openTemporary(folder).close();
    const database = new DatabaseSync(join(folder, 'journal.sqlite'), { readOnly: true });
    expect(database.prepare('PRAGMA application_id').get()).toEqual({ application_id: 0x56505742 });
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    database.close();
    if (process.platform === 'win32') return;
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'journal.sqlite')).mode & 0o777).toBe(0o600);
  });

  it('cannot be used after closing, and says so', () => {
    const journal = openTemporary(temporaryFolder());
    journal.close();
    journal.close();
    expect(() => journal.append([webhook('1')])).toThrow('The journal is closed.');
  });
});
