import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseXml, XmlProblem, type XmlElement } from '#adapters/xml';
import { growth } from '#tests/support/growth';
import { patient } from '#tests/support/patient';

const element = (
  name: string,
  text: string,
  children: readonly XmlElement[] = [],
  attributes: [string, string][] = [],
) => ({
  name,
  attributes: new Map(attributes),
  children,
  text,
});

test.each<[string, XmlElement]>([
  ['<a/>', element('a', '')],
  ['\uFEFF<?xml version="1.0"?><!-- <b> --><a>x<!-- y -->z</a>\n', element('a', 'xz')],
  ['<a>&lt;&amp;&gt;&quot;&apos;&#248;&#xF8;&nbsp;&#0;</a>', element('a', '<&>"\'øø&nbsp;&#0;')],
  ['<a><![CDATA[<b>&amp;]]></a>', element('a', '<b>&amp;')],
  [
    '<n:a i:nil="true" b=\'"\' ><n:c /></n:a>',
    element(
      'a',
      '',
      [element('c', '')],
      [
        ['nil', 'true'],
        ['b', '"'],
      ],
    ),
  ],
])('%s', (xml, expected) => {
  expect(parseXml(xml)).toEqual(expected);
});

describe('is none:', () => {
  test.each([
    '',
    'text',
    '<a>',
    '</a>',
    '<a></b>',
    '<a><b></a></b>',
    '<a/><b/>',
    '<a/>text',
    '<a',
    '<a b=c/>',
    '<a b="<"/>',
    '< a/>',
    '<a><![CDATA[x</a>',
    '<a><!-- x</a>',
    '<!DOCTYPE a><a/>',
    '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    `${'<a>'.repeat(65)}${'</a>'.repeat(65)}`,
  ])('%j', (xml) => {
    expect(() => parseXml(xml)).toThrow(XmlProblem);
  });
});

test('whatever is read is XML or none', () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    '/',
    '<a',
    '<a>',
    '</a>',
    ' b="',
    '"',
    "'",
    '=',
    '&',
    '&#',
    ';',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?',
    '?>',
    'x',
    ' ',
    ':',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
        fc.string(),
      ),
      (xml) => {
        try {
          expect(parseXml(xml).name).not.toBe('');
        } catch (error) {
          if (!(error instanceof XmlProblem)) throw error;
        }
      },
    ),
    { numRuns: 2_000 },
  );
});

test('what never ends is read in steps that grow with its length, and not with the square of it', patient, () => {
  const readAll = (times: number): void => {
    for (const part of ['<a ', '<a b="', '<!--', '<![CDATA[', '<a b="" ', '&#', ' ', '<?']) {
      expect(() => parseXml(`<a>${part.repeat(times)}`)).toThrow(XmlProblem);
    }
  };
  expect(growth(readAll, 20_000)).toBeLessThan(40);
});

test('an answer of a hundred thousand elements is read, and one of more is refused before it fills the memory', () => {
  expect(parseXml(`<a>${'<b/>'.repeat(99_999)}</a>`).children).toHaveLength(99_999);
  expect(() => parseXml(`<a>${'<b/>'.repeat(100_000)}</a>`)).toThrow('more elements');
  expect(() => parseXml(`<a>${'<b/>'.repeat(1_200_000)}</a>`)).toThrow(XmlProblem);
});
