import { describe, expect, it } from 'vitest';
import { NotUnderstood } from '#adapters/adapter';
import { callStateIn } from '#adapters/csta-xml/call-state';
import { connectionIn, deviceAt, deviceKey, outsideNumber } from '#adapters/csta-xml/devices';
import { allAnywhere, anywhere, at, countIn, rootName, textIn, truthIn, understood } from '#adapters/csta-xml/elements';
import { isForNow, refusalIn } from '#adapters/csta-xml/refusal';
import { endsSession, sessionAnswer } from '#adapters/csta-xml/session';
import { escaped, field, tag } from '#adapters/csta-xml/write';
import { second } from '#core/time/instant';

describe('a message', () => {
  it('is read without prefix, namespace and case, with white space around it', () => {
    const root = understood(
      '\r\n<?xml version="1.0" encoding="utf-16"?><c:A xmlns:c="x"><c:b><C> 1 </C></c:b></c:A>\n',
    );
    expect(root.name).toBe('A');
    expect(textIn(at(root, 'B', 'c'))).toBe('1');
    expect(textIn(anywhere(root, 'c'))).toBe('1');
    expect(at(root, 'c')).toBeUndefined();
  });

  it.each(['', 'text', '<a>', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'])('%j is none', (xml) => {
    expect(() => understood(xml)).toThrow(NotUnderstood);
  });

  it.each([
    ['<A/>', 'A'],
    ['<?xml version="1.0"?>\n<!-- x --><c:DeliveredEvent xmlns:c="y">', 'DeliveredEvent'],
    ['hello', ''],
    ['', ''],
    ['<<a>', ''],
  ])('%j is called %j', (xml, name) => {
    expect(rootName(xml)).toBe(name);
  });
});

describe('what is in it', () => {
  const inside = (xml: string) => understood(`<a>${xml}</a>`);

  it('a text is the first that there is', () => {
    expect(textIn(inside('<b/><c><d> x </d></c>'))).toBe('x');
    expect(textIn(inside('<b> </b>'))).toBeUndefined();
    expect(textIn(undefined)).toBeUndefined();
  });

  it('all of a name, as many as are wanted', () => {
    const root = inside('<b>1</b><c><b>2<b>inner</b></b></c><b>3</b>');
    expect(allAnywhere(root, 'B').map(textIn)).toEqual(['1', '2', '3']);
    expect(allAnywhere(root, 'b', 2)).toHaveLength(2);
  });

  it.each([
    ['true', true],
    ['1', true],
    ['FALSE', false],
    ['0', false],
    ['yes', undefined],
    ['', undefined],
  ])('%j is %j', (text, truth) => {
    expect(truthIn(inside(text))).toBe(truth);
  });

  it.each([
    ['0', 0],
    ['123456789', 123_456_789],
    ['1234567890', null],
    ['-1', null],
    ['1.5', null],
    ['', null],
  ])('%j counts %j', (text, count) => {
    expect(countIn(inside(text))).toBe(count);
  });

  it.each([
    ['201', '201'],
    ['<deviceIdentifier> 0201 </deviceIdentifier>', '0201'],
    ['<numberDialed>201</numberDialed>', '201'],
    ['N&lt;201&gt;Anna Berg;displayNumber=201;uid=7', '201'],
    ['sip:201@10.0.0.1', '201'],
    ['tel:+4528374655;phone-context=x', '+4528374655'],
    ['<notKnown/>', undefined],
    ['<restricted/>', undefined],
    ['x'.repeat(201), undefined],
  ])('a device: %j', (told, device) => {
    expect(deviceAt(inside(`<device>${told}</device>`), 'device')).toBe(device);
  });

  it('devices are one where their digits are', () => {
    expect(deviceKey('Ext 0201')).toBe(deviceKey('0201'));
    expect(deviceKey('0201')).not.toBe(deviceKey('201'));
    expect(deviceKey('Support')).toBe('Support');
  });

  it.each([
    ['+45 28 37 46 55', '+4528374655'],
    ['112', '112'],
    ['12', undefined],
    ['********', undefined],
    ['anonymous', undefined],
    [undefined, undefined],
  ])('a number outside: %j', (told, number) => {
    expect(outsideNumber(told)).toBe(number);
  });

  it('a connection has its parts in any order, and a call', () => {
    expect(connectionIn(inside('<deviceID>201</deviceID><callID>7</callID>'))).toEqual({ call: '7', device: '201' });
    expect(connectionIn(inside('<callID>7</callID>'))).toEqual({ call: '7', device: undefined });
    expect(connectionIn(inside('<deviceID>201</deviceID>'))).toBeUndefined();
    expect(connectionIn(inside(`<callID>${'7'.repeat(201)}</callID>`))).toBeUndefined();
    expect(connectionIn(undefined)).toBeUndefined();
  });

  it.each([
    ['callQueued', 'queued'],
    ['callReceived', 'alerting'],
    ['callDelivered', 'talking'],
    ['callEstablishedHeld', 'talking'],
    ['callFailed', 'none'],
    ['constructor', undefined],
  ])('a call that is %s', (word, state) => {
    expect(callStateIn(inside(`<localCallState><simpleCallState>${word}</simpleCallState></localCallState>`))).toBe(
      state,
    );
  });

  it('a call in two states is in the one at this device', () => {
    const states =
      '<localConnectionState>alerting</localConnectionState><localConnectionState>connected</localConnectionState>';
    expect(
      callStateIn(inside(`<localCallState><compoundCallState>${states}</compoundCallState></localCallState>`)),
    ).toBe('alerting');
    expect(callStateIn(inside('<localConnectionInfo>hold</localConnectionInfo>'))).toBe('talking');
    expect(callStateIn(inside(''))).toBeUndefined();
  });
});

describe('a refusal', () => {
  it.each([
    ['<CSTAErrorCode><security>x y</security></CSTAErrorCode>', 'security', 'no right to it (x y)'],
    ['<a><CSTAErrorCode><operation>invalidDeviceID</operation></CSTAErrorCode></a>', 'operation', '(invalidDeviceID)'],
    ['<CSTAErrorCode><operation>28374655</operation></CSTAErrorCode>', 'operation', 'cannot be done'],
    ['<CSTAErrorCode><new>x</new></CSTAErrorCode>', 'new', 'refuses it (x)'],
    ['<CSTAErrorCode/>', '', 'refuses it'],
    [
      '<StartApplicationSessionNegResponse><errorCode><a>b</a></errorCode></StartApplicationSessionNegResponse>',
      '',
      '(b)',
    ],
  ])('%s', (xml, kind, words) => {
    const refusal = refusalIn(understood(xml));
    expect(refusal?.kind).toBe(kind);
    expect(refusal?.sentence.en.endsWith(words)).toBe(true);
  });

  it('is none', () => {
    expect(refusalIn(understood('<MonitorStartResponse/>'))).toBeUndefined();
  });

  it.each([
    ['systemResourceAvailibility', true],
    ['performanceManagement', true],
    ['stateIncompatibility', true],
    ['subscribedResourceAvailability', true],
    ['security', false],
    ['operation', false],
    ['', false],
  ])('of kind %j is for now: %j', (kind, isIt) => {
    expect(isForNow({ kind, sentence: { da: '', en: '' } })).toBe(isIt);
  });
});

describe('a session', () => {
  const granted = (seconds: string) =>
    sessionAnswer(
      understood(
        `<StartApplicationSessionPosResponse><sessionID>7</sessionID>${seconds}</StartApplicationSessionPosResponse>`,
      ),
    );

  it.each([
    ['<actualSessionDuration>120</actualSessionDuration>', 60 * second],
    ['<actualSessionDuration>0</actualSessionDuration>', 2 * second],
    ['<actualSessionDuration>86400</actualSessionDuration>', 600 * second],
    ['', 60 * second],
  ])('%j', (told, renewAfter) => {
    expect(granted(told)).toEqual({ kind: 'granted', session: '7', renewAfter });
  });

  it('is something else', () => {
    expect(sessionAnswer(understood('<MonitorStartResponse/>'))).toBeUndefined();
    expect(endsSession('ApplicationSessionTerminated')).toBe(true);
    expect(endsSession('ApplicationSession')).toBe(false);
  });
});

it('what is written is read again', () => {
  const text = 'a & b <c> "d"';
  expect(textIn(understood(tag('a', [field('b', text)], { xmlns: '"x" & y' })))).toBe(text);
  expect(escaped('a\u0000\nb')).toBe('ab');
  expect(tag('a')).toBe('<a></a>');
});
