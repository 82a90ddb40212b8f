import fc from 'fast-check';

const inserted = fc.oneof(
  fc.constantFrom(
    '',
    '<',
    '>',
    '/',
    '&',
    '"',
    '</a>',
    '<a>',
    ']]>',
    '<![CDATA[',
    '__proto__',
    '0',
    '-1',
    '1e9',
    '\u0000',
    '\uFFFD',
    'true',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
);

/** One of these texts with a few places cut out, doubled or said otherwise: nearly right is harder than junk. */
export function mutated(texts: readonly string[]): fc.Arbitrary<string> {
  const change = fc.record({ at: fc.nat(10_000), length: fc.nat(30), by: inserted, twice: fc.boolean() });
  return fc.tuple(fc.constantFrom(...texts), fc.array(change, { maxLength: 4 })).map(([text, changes]) =>
    changes.reduce((said, { at, length, by, twice }) => {
      const from = at % (said.length + 1);
      const part = said.slice(from, from + length);
      return said.slice(0, from) + (twice ? part + by + part : by) + said.slice(from + length);
    }, text),
  );
}
