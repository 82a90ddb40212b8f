import { describe, expect, it } from 'vitest';
import type { RecordKind } from '#core/settings/mapping';
import {
  isNews,
  withField,
  withKind,
  withProposal,
  withWord,
  wordRows,
} from '../../../renderer/mapping/mapping-values.ts';

const none = { da: '', en: '' };
const kind = (value: string, fields: readonly string[], words: 'kinds' | 'states' | null): RecordKind => ({
  value,
  label: none,
  help: none,
  fields: fields.map((name) => ({ name, label: none, help: none, needed: false, value: 'text' })),
  words: words === null ? null : { name: words, field: 'kind', meanings: [] },
});

describe('a mapping is changed', () => {
  it('of another kind only what both have stays', () => {
    const values = {
      path: '/a',
      as: 'events',
      fields: { queue: 'Q', kind: 'E' },
      kinds: { queued: ['IN'] },
      queues: {},
    };
    expect(withKind(values, kind('records', ['queue', 'entered'], null))).toEqual({
      path: '/a',
      as: 'records',
      fields: { queue: 'Q' },
      queues: {},
    });
    expect(withKind(values, kind('events', ['kind', 'queue'], 'kinds'))).toEqual(values);
  });

  it('a field that says nothing is not there', () => {
    expect(withField({ fields: { a: 'x' } }, 'a', undefined)).toEqual({ fields: {} });
    expect(withField({}, 'a', 'x')).toEqual({ fields: { a: 'x' } });
  });

  it('a proposal changes nothing that somebody said', () => {
    const proposal = { fields: { a: 'P', b: 'P' }, queues: { support: ['S'] }, times: 'dd-MM-yyyy' };
    expect(withProposal({ fields: { a: 'mine' }, queues: {} }, proposal)).toEqual({
      fields: { a: 'mine', b: 'P' },
      queues: { support: ['S'] },
      times: 'dd-MM-yyyy',
    });
    expect(withProposal({ fields: {}, queues: { sales: ['S'] }, times: 'yyyy-MM-dd' }, proposal)).toMatchObject({
      queues: { sales: ['S'] },
      times: 'yyyy-MM-dd',
    });
  });

  it('and is news as long as it says more', () => {
    expect(isNews({ fields: { a: 'x' } }, { fields: { a: 'P', b: 'P' } })).toBe(true);
    expect(isNews({ fields: { a: 'x' } }, { fields: { a: 'P' } })).toBe(false);
    expect(isNews({ fields: { a: 'x' } }, { fields: {}, queues: { support: ['S'] } })).toBe(true);
  });
});

describe('a table of words', () => {
  it('has a row for each word, seen or said', () => {
    expect(wordRows({ ready: ['Idle'] }, ['Idle', 'Busy'])).toEqual([
      { word: 'Idle', meaning: 'ready' },
      { word: 'Busy', meaning: null },
    ]);
    expect(wordRows({ ready: ['Idle'] }, [])).toEqual([{ word: 'Idle', meaning: 'ready' }]);
  });

  it('has each word once; a meaning without words goes, and one that is said to be of no words stays', () => {
    expect(withWord({ ready: ['Idle'] }, 'Idle', 'other')).toEqual({ other: ['Idle'] });
    expect(withWord({ ready: ['Idle', 'Free'] }, 'Idle', null)).toEqual({ ready: ['Free'] });
    expect(withWord({ ready: ['Idle'] }, 'Free', 'ready')).toEqual({ ready: ['Idle', 'Free'] });
  });
});
