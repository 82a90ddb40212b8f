import { describe, expect, it } from 'vitest';
import { parse } from '../../../renderer/help/pages/parse.ts';
import { longestSearch, mostFound, search } from '../../../renderer/help/search.ts';
import { docs } from './docs.ts';

const inBoth = parse(
  'inboth',
  '# Both\n\n## Dansk\n\n### Alarmer\n\nEn grænse.\n\n### Andet\n\nOgså om alarmer.\n\n## English\n\n### Alerts\n\nAlarmer is Danish.\n',
);

describe('search', () => {
  it('finds the paragraph, what is in its heading first, and shows what is around', () => {
    const found = search([inBoth], ' ALARMER ', 'da');
    expect(found.map(({ place }) => place)).toEqual(['inboth#alarmer', 'inboth#andet']);
    expect(found[1]).toEqual({
      place: 'inboth#andet',
      page: 'inboth',
      heading: 'Andet',
      before: 'Også om ',
      hit: 'alarmer',
      after: '. …',
    });
  });

  it('looks in the half that is shown to who searches', () => {
    expect(search([inBoth], 'alarmer', 'en').map(({ place }) => place)).toEqual(['inboth#alerts']);
  });

  it('wants every word, and nothing where nothing was typed', () => {
    expect(search([inBoth], 'alarmer grænse', 'da').map(({ place }) => place)).toEqual(['inboth#alarmer']);
    expect(search([inBoth], 'alarmer himmel', 'da')).toEqual([]);
    expect(search([inBoth], '   ', 'da')).toEqual([]);
  });

  it('shows no more than anybody reads, and looks at no more than anybody types', () => {
    const many = parse('many', `# Many\n\n${Array.from({ length: 40 }, (_, at) => `## Word ${at}\n`).join('\n')}`);
    expect(search([many], 'word', 'en')).toHaveLength(30);
    expect(mostFound).toBe(30);
    expect(longestSearch).toBe(100);
    const long = parse('long', `# Long\n\n${'a'.repeat(100)}\n`);
    expect(search([long], 'a'.repeat(5_000), 'en')).toHaveLength(1);
  });

  it('finds in what is shipped what a supervisor would look for', () => {
    const first = (typed: string) => search(docs, typed, 'da')[0]?.place;
    expect(first('adgangen afvises')).toBe('trouble#adgangen-afvises');
    expect(first('lukkedage')).toBe('each-setting#åbningstid');
  });
});
