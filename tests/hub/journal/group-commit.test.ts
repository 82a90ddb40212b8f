import { describe, expect, it, vi } from 'vitest';
import type { Input } from '#core/said/input';
import { createGroupCommit } from '#hub/journal/group-commit';
import { JournalUnavailable } from '#hub/journal/journal';
import { idOf, idsIn, webhook } from './input-samples.ts';
import { openTemporary, temporaryFolder } from './temporary-journal.ts';

/** A journal that only remembers what it was asked to write. */
function recorder(append: (inputs: readonly Input[]) => Promise<void> | void = () => undefined) {
  const batches: string[][] = [];
  let last = 0;
  const journal = {
    async append(inputs: readonly Input[]) {
      await append(inputs);
      batches.push(inputs.map(idOf));
      return (last += inputs.length);
    },
    quiet: vi.fn<() => void>(),
  };
  return { journal, batches };
}

const log = { error: vi.fn<(...details: unknown[]) => void>() };

describe('group commit', () => {
  it('makes one transaction of one turn, tells the book, and only then those who wait', async () => {
    const { journal, batches } = recorder();
    const order: string[] = [];
    const commit = createGroupCommit({
      journal,
      log,
      committed: (inputs) => void order.push(`book ${inputs.map(idOf).join(' ')}`),
    });
    const told = ['1', '2', '3'].map((id) => commit.accept(webhook(id)).then(() => order.push(`told ${id}`)));
    expect(batches).toEqual([]);
    await Promise.all(told);
    expect(batches).toEqual([['1', '2', '3']]);
    expect(order).toEqual(['book 1 2 3', 'told 1', 'told 2', 'told 3']);
    await commit.accept(webhook('4'));
    expect(batches).toEqual([['1', '2', '3'], ['4']]);
  });

  it('has it on the disk when it says so', async () => {
    const journal = await openTemporary(temporaryFolder());
    const known: Promise<string[]>[] = [];
    const commit = createGroupCommit({ journal, log, committed: () => void known.push(idsIn(journal)) });
    await Promise.all([commit.accept(webhook('1')), commit.accept(webhook('2'))]);
    expect(await Promise.all(known)).toEqual([['1', '2']]);
    expect(log.error).not.toHaveBeenCalled();
  });

  it('refuses everybody when the journal is unavailable, and the book never hears of it', async () => {
    const { journal } = recorder(() => {
      throw new JournalUnavailable('The disk is full.');
    });
    const committed = vi.fn<(inputs: readonly Input[]) => void>();
    const commit = createGroupCommit({ journal, committed, log });
    const answers = await Promise.allSettled([commit.accept(webhook('1')), commit.accept(webhook('2'))]);
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 'rejected', reason: { name: 'JournalUnavailable' } });
    expect(committed).not.toHaveBeenCalled();
  });

  it('lets one impossible input fail alone', async () => {
    const { journal, batches } = recorder((inputs) => {
      if (inputs.some((input) => idOf(input) === 'bad')) throw new TypeError('cannot be written');
    });
    const book: string[] = [];
    const commit = createGroupCommit({ journal, log, committed: (inputs) => void book.push(...inputs.map(idOf)) });
    const answers = await Promise.allSettled(['1', 'bad', '2'].map((id) => commit.accept(webhook(id))));
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(batches).toEqual([['1'], ['2']]);
    expect(book).toEqual(['1', '2']);
  });

  it('stays with its word when the book fails', async () => {
    log.error.mockClear();
    const { journal } = recorder();
    const commit = createGroupCommit({
      journal,
      log,
      committed() {
        throw new Error('a fault of ours');
      },
    });
    await expect(commit.accept(webhook('1'))).resolves.toBeUndefined();
    expect(log.error).toHaveBeenCalledOnce();
  });

  it('gathers while one flush is under way: nobody waits for more than his own and the one before', async () => {
    const flushes: PromiseWithResolvers<void>[] = [];
    const { journal, batches } = recorder(() => {
      const flush = Promise.withResolvers<void>();
      flushes.push(flush);
      return flush.promise;
    });
    const order: string[] = [];
    const commit = createGroupCommit({
      journal,
      log,
      committed: (inputs, first) => void order.push(`book ${inputs.map(idOf).join(' ')} from ${first}`),
    });
    const send = (id: string) => commit.accept(webhook(id)).then(() => void order.push(`told ${id}`));
    const told = [send('1')];
    await vi.waitFor(() => expect(flushes).toHaveLength(1));
    for (const id of ['2', '3', '4']) {
      told.push(send(id));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(flushes).toHaveLength(1);
    flushes[0]?.resolve();
    await vi.waitFor(() => expect(flushes).toHaveLength(2));
    told.push(send('5'));
    flushes[1]?.resolve();
    await vi.waitFor(() => expect(flushes).toHaveLength(3));
    flushes[2]?.resolve();
    await Promise.all(told);
    expect(batches).toEqual([['1'], ['2', '3', '4'], ['5']]);
    expect(order).toEqual([
      'book 1 from 1',
      'told 1',
      'book 2 3 4 from 2',
      'told 2',
      'told 3',
      'told 4',
      'book 5 from 5',
      'told 5',
    ]);
  });

  it('tells the book a hundred at once, in order, and lets others have their turn in between', async () => {
    const { journal } = recorder();
    const seen: number[][] = [];
    let turns = 0;
    const count = (): void => {
      turns += 1;
      if (seen.flat().length < 250) setImmediate(count);
    };
    const commit = createGroupCommit({
      journal,
      log,
      committed(inputs, first) {
        seen.push(inputs.map((_input, index) => first + index));
        if (seen.length === 1) setImmediate(count);
      },
    });
    await Promise.all(Array.from({ length: 250 }, (_, index) => commit.accept(webhook(String(index)))));
    expect(seen.map((slice) => slice.length)).toEqual([100, 100, 50]);
    expect(seen.flat()).toEqual(Array.from({ length: 250 }, (_, index) => index + 1));
    expect(turns).toBeGreaterThanOrEqual(1);
  });

  it('refuses when ten thousand are on their way, and takes more when they have arrived', async () => {
    const held = Promise.withResolvers<void>();
    const { journal, batches } = recorder(() => held.promise);
    const commit = createGroupCommit({ journal, committed: () => undefined, log });
    const ids = Array.from({ length: 10_001 }, (_, index) => String(index));
    const answers = Promise.allSettled(ids.map((id) => commit.accept(webhook(id))));
    await expect(commit.accept(webhook('one more'))).rejects.toThrow('too many inputs wait');
    held.resolve();
    expect((await answers).at(-1)).toMatchObject({ status: 'rejected', reason: { name: 'JournalUnavailable' } });
    await commit.accept(webhook('later'));
    expect(batches.flat()).toEqual([...ids.slice(0, 10_000), 'later']);
  });

  it('lets the journal tidy up when it is quiet', async () => {
    const { journal } = recorder();
    const commit = createGroupCommit({ journal, committed: () => undefined, log });
    await commit.accept(webhook('1'));
    await vi.waitFor(() => expect(journal.quiet).toHaveBeenCalled());
  });
});
