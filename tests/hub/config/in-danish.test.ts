import { expect, it } from 'vitest';
import { wordsIn } from '#core/said/sentence';
import { createConfig } from '#hub/config/config';
import { ConfigInvalid, type ConfigProblem } from '#hub/config/problems';
import { sourceForms } from '#hub/setup/forms';

const wrong: readonly unknown[] = [
  7,
  -1,
  1e12,
  true,
  '',
  'two\nlines',
  'x?#@ y',
  'http://name:word@host/?a#b',
  {},
  [],
  [''],
  [7],
  { x: '' },
  { support: '' },
  { support: 7, other: 'x' },
  { support: { group: '' } },
];

function problemsWith(adapter: string, field: string, value: unknown): readonly ConfigProblem[] {
  const source = { id: 'pbx', adapter, [field]: value };
  try {
    createConfig({ queues: [{ id: 'support', name: 'Support' }], sources: [source] }, { environment: {} });
    return [];
  } catch (error) {
    if (error instanceof ConfigInvalid) return error.problems;
    throw error;
  }
}

const forms = sourceForms().forms;

it.each(forms.map(({ adapter, fields }) => [adapter, fields.map(({ name }) => name)] as const))(
  'of %s, whatever is wrong is said in Danish too',
  (adapter, fields) => {
    const said = [...fields, 'nonsense'].flatMap((field) =>
      wrong.flatMap((value) => problemsWith(adapter, field, value)),
    );
    expect(said.length).toBeGreaterThan(0);
    const onlyEnglish = said
      .filter(({ message }) => wordsIn(message, 'da') === wordsIn(message, 'en'))
      .map(({ path, message }) => `${path}: ${wordsIn(message, 'en')}`);
    expect([...new Set(onlyEnglish)]).toEqual([]);
  },
);
