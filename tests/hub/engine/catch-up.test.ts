import { describe, expect, it, onTestFinished } from 'vitest';
import { pino } from 'pino';
import type { Input } from '#core/said/input';
import { openJournal } from '#hub/journal/open-journal';
import { createCatchUp, type CatchUp, type StartOfReading } from '#hub/engine/catch-up';
import { type Journal, JournalUnavailable, type Numbered } from '#hub/journal/journal';
import { tempFolder } from '#tests/support/temp-folder';

const nine = Date.parse('2026-11-18T09:00:00+01:00');
const inputOf = (number: number): Input => ({
  kind: 'stream',
  at: nine + number,
  source: 'pbx',
  message: String(number),
});

async function aJournal(): Promise<Journal> {
  const journal = await openJournal({
    dataDir: tempFolder(),
    timeZone: 'Europe/Copenhagen',
    retention: { personalDays: 30, figuresDays: 400 },
    log: pino({ level: 'silent' }),
  });
  onTestFinished(() => journal.close());
  return journal;
}

/** Writes the next inputs, and returns them with their numbers, as the hub tells them. */
async function write(journal: Journal, from: number, count: number): Promise<readonly Numbered[]> {
  const inputs = Array.from({ length: count }, (_, index) => inputOf(from + index));
  const last = await journal.append(inputs);
  return inputs.map((input, index) => ({ seq: last - count + 1 + index, input }));
}

interface Caught {
  readonly catching: CatchUp;
  /** All that was taken, past or not, in order. */
  readonly taken: number[];
  /** After how many the past was over, each time that it was said. */
  readonly begins: readonly number[];
  /** Those that came in since it began. */
  readonly fresh: number[];
  readonly progress: number[];
  readonly failures: unknown[];
}

/** `past`: so many were there at the beginning; absent: as of a journal that cannot say it. */
function caught(
  journal: Pick<Journal, 'read'>,
  past: number | undefined,
  start: StartOfReading = { from: nine },
): Caught {
  const [taken, begins, fresh, progress]: [number[], number[], number[], number[]] = [[], [], [], []];
  const failures: unknown[] = [];
  const numberOf = ({ input }: Numbered): number => (input.kind === 'stream' ? Number(input.message) : Number.NaN);
  const catching = createCatchUp({
    journal,
    start: () => Promise.resolve(start),
    lastOfPast: past,
    replay: (input) => void taken.push(numberOf(input)),
    begin: () => void begins.push(taken.length),
    take(input) {
      taken.push(numberOf(input));
      fresh.push(numberOf(input));
    },
    progressed: () => void progress.push(catching.done),
    failed: (error) => void failures.push(error),
  });
  return { catching, taken, begins, fresh, progress, failures };
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

describe('what is in the journal is taken', () => {
  it('each once and in order, and then what comes', async () => {
    const journal = await aJournal();
    await write(journal, 0, 1_000);
    const { catching, taken, begins, fresh } = caught(journal, 1_000);
    expect([catching.isLive, catching.done]).toStrictEqual([false, 0]);
    await catching.run();
    expect([catching.isLive, catching.done]).toStrictEqual([true, 1]);
    catching.committed(await write(journal, 1_000, 3));
    expect(taken).toStrictEqual(upTo(1_003));
    expect(fresh).toStrictEqual([1_000, 1_001, 1_002]);
    expect(begins).toStrictEqual([1_000]);
  });

  it('from an instant on, or after what is known already', async () => {
    const journal = await aJournal();
    await write(journal, 0, 600);
    const late = caught(journal, 600, { from: nine + 400 });
    await late.catching.run();
    expect(late.taken).toStrictEqual(upTo(600).slice(400));
    const more = caught(journal, 600, { after: 590 });
    await more.catching.run();
    expect(more.taken).toStrictEqual(upTo(600).slice(590));
  });

  it('of an empty journal: nothing, at once', async () => {
    const journal = await aJournal();
    const { catching, taken } = caught(journal, 0);
    await catching.run();
    catching.committed(await write(journal, 0, 1));
    expect([catching.isLive, taken]).toStrictEqual([true, [0]]);
  });
});

describe('what comes in meanwhile', () => {
  // A page is read, and then so many come in before the next: fewer than are kept at hand, as many, and far more.
  it.each([1, 40, 700, 5_000])('%i at a time: none is missed and none is taken twice', async (burst) => {
    const journal = await aJournal();
    await write(journal, 0, 2_000);
    let [next, bursts] = [2_000, 0];
    const busy: Pick<Journal, 'read'> = {
      async *read(range) {
        for await (const page of journal.read(range)) {
          yield page;
          if (bursts++ >= 6) continue;
          caughtUp.catching.committed(await write(journal, next, burst));
          next += burst;
        }
      },
    };
    const caughtUp = caught(busy, 2_000);
    await caughtUp.catching.run();
    caughtUp.catching.committed(await write(journal, next, 2));
    expect(caughtUp.taken).toStrictEqual(upTo(next + 2));
    expect(caughtUp.fresh).toStrictEqual(upTo(next + 2).slice(2_000));
    expect(caughtUp.begins).toStrictEqual([2_000]);
  });

  it('more than is taken in while the newest are taken: the journal is read on', async () => {
    const journal = await aJournal();
    await write(journal, 0, 10);
    let next = 10;
    const caughtUp = caught(journal, 10);
    const running = caughtUp.catching.run();
    // In each turn more than are kept at hand, while it takes what is there.
    for (let turn = 0; turn < 4; turn += 1) {
      caughtUp.catching.committed(await write(journal, next, 1_500));
      next += 1_500;
      await new Promise((resolve) => setImmediate(resolve));
    }
    await running;
    expect(caughtUp.taken).toStrictEqual(upTo(next));
  });

  it('and is read before it is told: it is not taken twice', async () => {
    const journal = await aJournal();
    const untold = await write(journal, 0, 5);
    const { catching, taken } = caught(journal, 0);
    await catching.run();
    catching.committed(untold);
    expect(taken).toStrictEqual(upTo(5));
  });
});

it('tells how far it is, ever further', async () => {
  const journal = await aJournal();
  await write(journal, 0, 5_000);
  const { catching, progress } = caught(journal, 5_000);
  await catching.run();
  expect(progress.length).toBeGreaterThan(5);
  expect(progress).toStrictEqual(progress.toSorted((a, b) => a - b));
  expect(progress.every((done) => done > 0 && done <= 1)).toBe(true);
});

describe('a day that is', () => {
  it('short is read before anybody looks', async () => {
    const journal = await aJournal();
    await write(journal, 0, 2_000);
    const { catching } = caught(journal, 2_000);
    void catching.run();
    await catching.soon;
    expect(catching.isLive).toBe(true);
  });

  it('long is not waited for', async () => {
    const journal = await aJournal();
    await write(journal, 0, 2_002);
    const { catching } = caught(journal, 2_002);
    const running = catching.run();
    await catching.soon;
    expect(catching.isLive).toBe(false);
    await running;
  });
});

it('a journal that cannot be read is tried again, and nothing is taken twice', async () => {
  const journal = await aJournal();
  await write(journal, 0, 1_000);
  let reads = 0;
  const faulty: Pick<Journal, 'read'> = {
    async *read(range) {
      reads += 1;
      for await (const page of journal.read(range)) {
        yield page;
        if (reads === 1) throw new JournalUnavailable('The journal cannot be read.');
      }
    },
  };
  const { catching, taken, failures } = caught(faulty, undefined);
  await catching.run();
  expect(taken).toStrictEqual(upTo(1_000));
  expect(failures).toHaveLength(1);
});

it('what is stopped takes nothing more, and ends', async () => {
  const journal = await aJournal();
  await write(journal, 0, 1_000);
  const { catching, taken } = caught(journal, 1_000);
  const running = catching.run();
  catching.stop();
  await running;
  expect([catching.isLive, taken]).toStrictEqual([false, []]);
});
