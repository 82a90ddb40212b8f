import { describe, expect, it } from 'vitest';
import { anchorsOf, textOf } from '../../../../renderer/help/pages/page.ts';
import { parse } from '../../../../renderer/help/pages/parse.ts';
import { placeOf } from '../../../../renderer/help/pages/place-of.ts';

describe('a file of docs as a page', () => {
  it('has the title of its first line, and anchors as GitHub makes them', () => {
    const page = parse(
      'x',
      '# The `board` and you\n\n## Sæt det op\n\n### `rest`, `soap`\n\n## What is?\n\n## What is?\n',
    );
    expect(page.title).toBe('The board and you');
    expect(anchorsOf(page.blocks)).toEqual(['the-board-and-you', 'sæt-det-op', 'rest-soap', 'what-is', 'what-is-1']);
  });

  it('finds a row of a table by each name in its first cell', () => {
    const page = parse(
      'x',
      '# X\n\n## Swan\n\n| a | b |\n| --- | --- |\n| Host and `host`, `port` | of `tls` |\n| none | |\n',
    );
    expect(anchorsOf(page.blocks)).toEqual(['x', 'swan', 'swan/host', 'swan/port']);
  });

  it('keeps lists in lists, code as it stands, and lines that go on', () => {
    const page = parse('x', '# X\n\n3. one\n   goes **on**\n   - `in` it\n\n```json\n{ "a": 1 }\n```\n\n> said\n');
    expect(page.blocks.slice(1)).toEqual([
      {
        kind: 'list',
        start: 3,
        items: [
          [
            {
              kind: 'paragraph',
              line: [
                { kind: 'text', text: 'one goes ' },
                { kind: 'strong', parts: [{ kind: 'text', text: 'on' }] },
              ],
            },
            {
              kind: 'list',
              start: null,
              items: [
                [
                  {
                    kind: 'paragraph',
                    line: [
                      { kind: 'code', text: 'in' },
                      { kind: 'text', text: ' it' },
                    ],
                  },
                ],
              ],
            },
          ],
        ],
      },
      { kind: 'code', text: '{ "a": 1 }' },
      { kind: 'quote', blocks: [{ kind: 'paragraph', line: [{ kind: 'text', text: 'said' }] }] },
    ]);
  });

  it('is told as it was written: signs of HTML in code are words', () => {
    const page = parse('x', '# X\n\nWrite `<b>` & "so".\n');
    const [, paragraph] = page.blocks;
    expect(paragraph?.kind === 'paragraph' && textOf(paragraph.line)).toBe('Write <b> & "so".');
  });

  it.each([
    ['a picture', '# X\n\n![a](a.png)\n'],
    ['HTML in a line', '# X\n\nan <b>x</b>\n'],
    ['HTML of its own', '# X\n\n<script>alert(1)</script>\n'],
  ])('refuses %s, and says in which file', (_what, markdown) => {
    expect(() => parse('alerts', markdown)).toThrow(/docs\/alerts\.md: the help cannot show/);
  });

  it('refuses a file without a title', () => {
    expect(() => parse('alerts', 'Words.\n')).toThrow('docs/alerts.md: it has no title');
  });
});

describe('where a link leads', () => {
  it.each([
    ['running.md', 'running'],
    ['running.md#the-data-folder', 'running#the-data-folder'],
    ['#s%C3%A6t-det-op', 'alerts#sæt-det-op'],
    ['../README.md#what-is-verified', null],
    ['examples/wallboard.json', null],
    ['https://example.com/a.md', null],
  ])('%s: %s', (to, place) => expect(placeOf(to, 'alerts')).toBe(place));
});
