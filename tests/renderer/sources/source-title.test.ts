import { expect, test } from 'vitest';
import { sourceTitle } from '../../../renderer/sources/source-title.ts';

const sources = [
  { id: 'odense', title: 'SWAN' },
  { id: 'aarhus', title: 'SWAN' },
  { id: 'pbx', title: 'Flexfone' },
];

test.each([
  ['pbx', 'Flexfone'],
  ['odense', 'SWAN (odense)'],
  ['aarhus', 'SWAN (aarhus)'],
  ['gone', 'gone'],
])('%s is called %s', (id, title) => {
  expect(sourceTitle(id, sources)).toBe(title);
});
