import fc from 'fast-check';
import { expect, it } from 'vitest';
import { personalNames } from '#hub/journal/retention/personal-names';
import { scrubPayload } from '#hub/journal/retention/scrub';

/** What becomes of a message of a stream. */
const scrubbed = (message: string): string =>
  JSON.parse(scrubPayload('stream', JSON.stringify(message), personalNames)) as string;

it('takes out of lines who called, whoever is connected with whom', () => {
  const message =
    'Event: QueueCallerJoin\r\nChannel: SIP/201-0000001\r\nCallerIDNum: 21222324\r\nCallerIDName: Anna Hansen\r\n' +
    'ConnectedLineName: Bo Jensen\r\nUniqueid: 1611111111.4567\r\nQueue: q\r\n';
  const out = scrubbed(message);
  expect(out).not.toMatch(/21222324|Anna|Bo Jensen/);
  expect(out).toContain('Uniqueid: 1611111111.4567\r\nQueue: q\r\n');
  expect(out).toContain('Channel: SIP/201-0000001');
  expect(out).toHaveLength(message.length);
});

it('takes out of XML what stands in attributes and CDATA too', () => {
  expect(scrubbed('<n:call number="21222324" id="12345678"><![CDATA[21222324]]></n:call>')).toBe(
    '<n:call number="********" id="12345678"><![CDATA[********]]></n:call>',
  );
  expect(scrubbed('<callerID>21222324</callerID><callID>21222324</callID>')).toBe(
    '<callerID>********</callerID><callID>21222324</callID>',
  );
});

it('leaves a payload as many bytes as it was, and stable: once more changes nothing', () => {
  const line = fc.tuple(
    fc.constantFrom('CallerIDName', 'CallerIDNum', 'Uniqueid', 'Queue', 'Channel', 'name', 'x'),
    fc.oneof(fc.string(), fc.constantFrom('Søren Ærø', '21222324', '1611111111.4567', '201', 'PJSIP/201-0000001a')),
  );
  const message = fc.oneof(
    fc.array(line).map((pairs) => pairs.map(([name, value]) => `${name}: ${value}`).join('\r\n')),
    fc.array(line).map((pairs) => pairs.map(([name, value]) => `<${name}>${value}</${name}>`).join('')),
    fc.dictionary(fc.string(), fc.string()).map((value) => JSON.stringify(value)),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(message, (text) => {
      const payload = JSON.stringify(text);
      const once = scrubPayload('stream', payload, personalNames);
      expect(Buffer.byteLength(once)).toBe(Buffer.byteLength(payload));
      expect(scrubPayload('stream', once, personalNames)).toBe(once);
    }),
    { numRuns: 2_000 },
  );
});
