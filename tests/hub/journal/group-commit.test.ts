import { describe, expect, it, vi } from 'vitest';
import type { Input } from '#core/said/input';
import { createGroupCommit } from '#hub/journal/group-commit';
import { JournalUnavailable } from '#hub/journal/journal';
import { idOf, idsIn, webhook } from './input-samples.ts';
import { openTemporary, temporaryFolder } from './temporary-journal.ts';

/** A journal that only remembers what it was asked to write. */
function recorder(append: (inputs: readonly Input[]) => void = () => undefined) {
  const batches: string[][] = [];
  const journal = {
    append(inputs: readonly Input[]) {
      append(inputs);
      batches.push(inputs.map(idOf));
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
    const journal = openTemporary(temporaryFolder());
    const commit = createGroupCommit({ journal, log, committed: () => expect(idsIn(journal)).toContain('1') });
    await Promise.all([commit.accept(webhook('1')), commit.accept(webhook('2'))]);
    expect(idsIn(journal)).toEqual(['1', '2']);
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

  it('takes at most 500 at once, in order, and refuses when ten thousand wait', async () => {
    const { journal, batches } = recorder();
    const commit = createGroupCommit({ journal, committed: () => undefined, log });
    const ids = Array.from({ length: 10_001 }, (_, index) => String(index));
    const answers = await Promise.allSettled(ids.map((id) => commit.accept(webhook(id))));
    expect(batches.flat()).toEqual(ids.slice(0, 10_000));
    expect(Math.max(...batches.map((batch) => batch.length))).toBe(500);
    expect(answers.at(-1)).toMatchObject({ status: 'rejected', reason: { name: 'JournalUnavailable' } });
  });

  it('lets the journal tidy up when it is quiet', async () => {
    const { journal } = recorder();
    const commit = createGroupCommit({ journal, committed: () => undefined, log });
    await commit.accept(webhook('1'));
    await vi.waitFor(() => expect(journal.quiet).toHaveBeenCalled());
  });
});
