import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withValues } from '#hub/intake/message-fields';
import { maskMessage } from '#hub/intake/personal-data';

/** Each value with its name. */
function valuesOf(message: string): readonly string[] {
  const found: string[] = [];
  withValues(message, (name, value) => {
    if (value.trim() !== '') found.push(`${name}=${value}`);
    return value;
  });
  return found;
}

it.each([
  [
    'Event: Join\r\nCallerIDName: Anna: B\r\nEmpty:\r\nVariable(1):x',
    ['Event=Join', 'CallerIDName=Anna: B', 'Variable(1)=x'],
  ],
  ['<a xmlns:x="u"><x:b c=\'d\'>e</x:b>f<![CDATA[g]]></a>', ['x=u', 'c=d', 'b=e', '=f', '=g']],
  ['0001 <a>b</a>', ['=0001 ', 'a=b']],
  ['{"a":"b","c":["d","e"],"f":{"g":"h\\n"},"n":1}', ['a=b', 'c=d', 'c=e', 'g=h\n']],
  ['opened csta', ['=opened csta']],
  ['a call from <b>Anna</b>', ['=a call from ', 'b=Anna']],
])('%s is seen value by value', (message, values) => {
  expect(valuesOf(message)).toStrictEqual(values);
});

it('changes nothing where no value changes, whatever it is', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.constantFrom('Name: value\r\n', '<a b="c">d</a>'));
  fc.assert(
    fc.property(fc.array(text, { maxLength: 4 }), (parts) => {
      const message = parts.join('');
      expect(withValues(message, (_name, value) => value)).toBe(message);
    }),
    { numRuns: 2_000 },
  );
});

it.each([
  ['CallerIDName: 010203-1234', 'CallerIDName: ******-****'],
  ['CallerIDName: Anna 0102031234 B', 'CallerIDName: Anna ******-**** B'],
  ['CallerIDNum: 4521222324\r\nUniqueid: 1611111111.4567', null],
  [
    'Uniqueid: 2121215544\r\nLinkedid: 2121215544\r\nCallerIDName: 2121215544 x',
    'Uniqueid: 2121215544\r\nLinkedid: 2121215544\r\nCallerIDName: ******-**** x',
  ],
  ['CallerIDNum: 2121215544\r\nCallerIDName: 2121215544', 'CallerIDNum: 2121215544\r\nCallerIDName: ******-****'],
  ['Channel: PJSIP/201-0000001a', null],
  ['<callID>2121215544</callID><name>010203 1234</name>', '<callID>2121215544</callID><name>******-****</name>'],
  ['<n display="010203-1234"/>', '<n display="******-****"/>'],
  ['{"call":"1","note":"010203\\u20131234 x"}', '{"call":"1","note":"******-**** x"}'],
  ['a note of 010203-1234', 'a note of ******-****'],
])('masks CPR numbers in %s', (message, masked) => {
  expect(maskMessage(message)).toBe(masked ?? message);
});
