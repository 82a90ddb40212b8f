import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Input, JsonValue } from '#core/said/input';
import { NotUnderstood } from '#adapters/adapter';
import { recorded, recordedByNote } from '#tests/support/fixtures';
import { answer, read } from './read.ts';

function refusal(input: Input): string {
  try {
    read(input);
  } catch (error) {
    if (error instanceof NotUnderstood) return error.message;
    throw error;
  }
  throw new Error('It was understood.');
}

function refusalOf(note: string): string {
  const input = recordedByNote('swan', 'not-understood').get(note);
  if (input === undefined) throw new Error(`There is no "${note}".`);
  return refusal(input);
}

describe('an answer that makes no sense', () => {
  it.each(recorded('swan', 'not-understood'))('is refused with a sentence: $note', ({ input }) => {
    const message = refusal(input);
    expect(message).toMatch(/^[A-Z].{10,}\.$/);
    expect(message).not.toMatch(/28374655|937|<|Bearer/);
  });

  it('names what was expected, and what came instead', () => {
    expect(refusalOf('a web page')).toMatch(/state of the queues.*"error-msg" and "result".*not a web page/);
    expect(refusalOf('half a JSON')).toMatch(/breaks off/);
    expect(refusalOf('users as a text')).toMatch(/state of the users.*a list of users/);
  });

  it("says the PBX's own word for it, without phone numbers", () => {
    expect(refusalOf('an error')).toBe('SWAN could not tell the state of the queues: "Queue group not found".');
    expect(refusalOf('an error as a text, with a number in it')).toContain('"No company for …"');
    expect(refusalOf('a server error that says why')).toContain('"Database is down"');
    expect(refusalOf('an error without a word')).toContain('does not say why');
  });
});

const planted = '28374655';
const names = ['error', 'error-msg', 'result', 'queues', 'Soporte', 'members', 'status', 'extension', 'completed'];
const { junk } = fc.letrec<{ readonly junk: JsonValue }>((tie) => ({
  junk: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.constantFrom<JsonValue>(planted, '', '0', 'true', '-1', 'busy', true, false, null, 7, -1, 1e300),
    fc.dictionary(fc.constantFrom(...names, '__proto__', '0', planted), tie('junk'), { maxKeys: 5 }),
    fc.array(tie('junk'), { maxLength: 4 }),
  ) as fc.Arbitrary<JsonValue>,
}));

it('makes facts or a sentence of any answer at all', () => {
  const body = fc.oneof(
    junk,
    junk.map((result) => ({ error: false, 'error-msg': null, result })),
    junk.map((Soporte) => ({ error: false, result: { queues: { Soporte } } })),
    fc.string().map((text) => ({ error: true, 'error-msg': `${text} +45 28 37 46-55 ${planted}` })),
  );
  const request = fc.constantFrom('queues-status?queues', 'blf-users/Vestpol');
  const status = fc.oneof({ weight: 5, arbitrary: fc.constant(200) }, { weight: 1, arbitrary: fc.nat(600) });
  const property = fc.property(request, body, status, (asked, said, code) => {
    try {
      for (const fact of read(answer(asked, said, code))) expect(fact).toHaveProperty('source', 'pbx');
    } catch (error) {
      if (!(error instanceof NotUnderstood)) throw error;
      expect(error.message).not.toMatch(/28374655|46-55/);
    }
  });
  fc.assert(property, { numRuns: 2_000 });
});
