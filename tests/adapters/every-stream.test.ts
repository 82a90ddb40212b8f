import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NotUnderstood } from '#adapters/adapter';
import type { Turn } from '#adapters/stream';
import { personalNames } from '#hub/journal/retention/personal-names';
import { scrubPayload } from '#hub/journal/retention/scrub';
import { plainName } from '#hub/intake/parameter-kind';
import { createUnframer } from '#hub/sources/stream/talk/unframed';
import { boundStream, streamCases } from '#tests/support/stream-cases';

const now = Date.parse('2026-11-18T09:14:31.250+01:00');

describe.each(streamCases)('$id', (streamCase) => {
  const { adapter, messages } = streamCase;
  const { talk, framing } = boundStream(streamCase);

  it('frames the same messages wherever the bytes are cut', () => {
    const wire = Buffer.concat(messages.slice(0, 20).map((text) => framing.join({ id: '0001', text })));
    const whole = createUnframer(framing, Infinity)(wire);
    expect(whole.broken).toBeUndefined();
    expect(whole.messages.length).toBeGreaterThan(0);
    fc.assert(
      fc.property(fc.nat(wire.length), fc.nat(wire.length), (one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const unframe = createUnframer(framing, Infinity);
        const parts = [wire.subarray(0, from), wire.subarray(from, to), wire.subarray(to)];
        expect(parts.flatMap((part) => unframe(part).messages)).toStrictEqual(whole.messages);
      }),
      { numRuns: 300 },
    );
  });

  it('makes messages or a sentence of any bytes at all', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(200), (bytes, place) => {
        const unframe = createUnframer(framing, Infinity);
        for (const part of [bytes.subarray(0, place), bytes.subarray(place)]) {
          const { broken } = unframe(part);
          if (broken === undefined) continue;
          expect(broken).toBeInstanceOf(NotUnderstood);
          return;
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('begins the talk, and says when it will wait no longer for an answer', () => {
    for (const takesOver of [false, true]) expect(talk.opened(now, takesOver).wakeAt).toBeGreaterThan(now);
  });

  it('bears any answers in any order, and whatever time passes between', () => {
    const heard = fc.oneof(fc.constantFrom(...messages), fc.string({ unit: 'binary', maxLength: 40 }));
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.record({ text: heard, id: fc.constantFrom(undefined, '0001', '9999', 'x') }) },
      { weight: 1, arbitrary: fc.constant(null) },
    );
    fc.assert(
      fc.property(fc.boolean(), fc.array(step, { maxLength: 30 }), (takesOver, steps) => {
        let turn: Turn<unknown> = talk.opened(now, takesOver);
        for (const [index, said] of steps.entries()) {
          if (turn.giveUp !== undefined) break;
          const at = now + index * 1_000;
          const message =
            said === null ? null : said.id === undefined ? { text: said.text } : { text: said.text, id: said.id };
          turn = message === null ? talk.woken(turn.state, at) : talk.heard(turn.state, message, at);
          for (const each of turn.say ?? []) expect(framing.join(each).length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('says what of its messages is personal, so that it goes with age', () => {
    expect(new Set(adapter.input.personal.map(plainName)).size).toBe(adapter.input.personal.length);
    if (adapter.id === 'exchange') return;
    for (const name of adapter.input.personal) {
      for (const message of [
        `Event: X\r\n${name}: Planted`,
        `<a><${name}>Planted</${name}></a>`,
        `{"${name}":"Planted"}`,
      ]) {
        expect(scrubPayload('stream', JSON.stringify(message), personalNames), name).not.toContain('Planted');
      }
    }
  });
});
