import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue, WebhookRequest } from '#core/said/input';
import { parameterKind } from '#hub/intake/parameter-kind';
import { maskAnswer, maskNationalIds } from '#hub/intake/personal-data';

function maskQuery(query: Readonly<Record<string, JsonValue>>): WebhookRequest['query'] {
  return maskNationalIds({ method: 'GET', path: 'incoming', query }).query;
}

describe('CPR numbers in what a person may have typed', () => {
  it.each([
    ['CPR: 2121215544 TLF: Anonymous', 'CPR: ******-**** TLF: Anonymous'],
    ['212121-5544', '******-****'],
    ['2121215544', '******-****'],
    ['212121 5544 Hr. Jensen', '******-**** Hr. Jensen'],
    ['21 21 21 5544', '******-****'],
    ['21 21 21 - 5544', '******-****'],
    ['212121\u20135544', '******-****'],
    ['to: 212121-5544, 010203-4567', 'to: ******-****, ******-****'],
    ['a212121-5544b', 'a******-****b'],
  ])('are masked: %s', (text, masked) => {
    expect(maskQuery({ callerid: text, callername: text, whatever: text })).toEqual({
      callerid: text === '2121215544' || text === '21 21 21 5544' ? text : masked,
      callername: masked,
      whatever: masked,
    });
  });

  it.each([
    '21222324 – Hovednummer',
    '+4521222324',
    '+45 21222324',
    'Kø 12345-67890',
    '1611111111.4567',
    '12345678901',
    '18-11-2026 09:12:04',
  ])('are not seen in %s', (text) => {
    const query = { callername: text };
    expect(maskQuery(query)).toBe(query);
  });
});

describe('what is counted by', () => {
  it.each([
    'uniquecallid',
    'UniqueCallId',
    'LinkedUniqueCallId',
    'Transfered Unique ID',
    'transfered_unique_id',
    'AccountId',
    'EmployeeLocalNumber',
    'PhoneLocalNumber',
    'Calledphone',
    'TimeStamp',
    'Duration',
  ])('%s is left alone, whatever it looks like', (name) => {
    const query = { [name]: '2121215544', other: '1' };
    expect(maskQuery(query)).toBe(query);
  });

  it.each(['callerid', 'ANumber', 'BNumber', 'Transfered number', 'Transfer to'])(
    'a plain phone number in %s stays, and a CPR number with its hyphen goes',
    (name) => {
      expect(maskQuery({ [name]: '4521222324' })).toEqual({ [name]: '4521222324' });
      expect(maskQuery({ [name]: '+45 2122 2324 55' })).toEqual({ [name]: '+45 2122 2324 55' });
      expect(maskQuery({ [name]: '212121-5544' })).toEqual({ [name]: '******-****' });
    },
  );

  it('the queue in the path stays; the rest of the path is masked', () => {
    const request = { method: 'GET', path: 'queue/2121215544/enter/2121215544', query: {} };
    expect(maskNationalIds(request).path).toBe('queue/2121215544/enter/******-****');
  });
});

describe('masking a request', () => {
  it('reaches every body: form, JSON in JSON, and plain text', () => {
    const request = {
      method: 'POST',
      path: 'incoming',
      query: {},
      body: {
        call: { uniquecallid: '2121215544', notes: ['212121-5544', { text: '2121215544' }] },
        '212121-5544': 'x',
        n: 1,
      },
    };
    expect(maskNationalIds(request).body).toEqual({
      call: { uniquecallid: '2121215544', notes: ['******-****', { text: '******-****' }] },
      '******-****': 'x',
      n: 1,
    });
    const text = { method: 'POST', path: 'incoming', query: {}, body: 'uniquecallid=1611111111.4567 cpr 2121215544' };
    expect(maskNationalIds(text).body).toBe('uniquecallid=1611111111.4567 cpr ******-****');
  });

  it('gives back the very same request when there is nothing to mask', () => {
    const request = { method: 'POST', path: 'answered', query: { a: '1' }, body: { b: ['2', { c: null }] } };
    expect(maskNationalIds(request)).toBe(request);
  });

  it('cuts off what is nested so deep that nobody could read it', () => {
    const body = JSON.parse('['.repeat(7_000) + ']'.repeat(7_000)) as JsonValue;
    const masked = maskNationalIds({ method: 'POST', path: '', query: {}, body });
    expect(JSON.stringify(masked.body)).toBe(`${'['.repeat(32)}null${']'.repeat(32)}`);
  });

  it('leaves no CPR number in any display text, and changes nothing twice', () => {
    const number = fc.tuple(
      fc.integer({ min: 100_000, max: 999_999 }),
      fc.constantFrom('', '-', ' '),
      fc.integer({ min: 1_000, max: 9_999 }),
    );
    const word = fc.constantFrom('', ' ', 'Hr. Jensen ', 'CPR:', '(', ', ');
    fc.assert(
      fc.property(word, number, word, (before, [date, hyphen, rest], after) => {
        const query = { callername: `${before}${date}${hyphen}${rest}${after}` };
        const masked = maskQuery(query);
        expect(masked['callername']).toBe(`${before}******-****${after}`);
        expect(maskQuery(masked)).toBe(masked);
      }),
    );
  });

  it('keeps names, order and everything that is no display text, for any request', () => {
    const query = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.stringMatching(/^\d{8,12}$/)), {
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(query, (parameters) => {
        const masked = maskQuery({ ...parameters, uniquecallid: '2121215544' });
        for (const [name, value] of Object.entries(parameters)) {
          if (parameterKind(name) !== 'text' || !/\d{6}/.test(name + value)) expect(masked[name]).toBe(value);
        }
        expect(masked['uniquecallid']).toBe('2121215544');
      }),
    );
  });
});

describe('CPR numbers in what a phone system answered', () => {
  it('are masked in texts, however deep', () => {
    expect(maskAnswer({ result: [{ description: 'Frokost 212121-5544', status: 'pause' }] })).toEqual({
      result: [{ description: 'Frokost ******-****', status: 'pause' }],
    });
    expect(maskAnswer('<name>2121215544 Hansen</name>')).toBe('<name>******-**** Hansen</name>');
  });

  it('cannot be told from numbers where there is nothing else: those are left, since the counting needs them', () => {
    const answer = [
      { caller: '4612345678', start: '2026-11-18 09:12:04', receivingNo: '0101701234', count: 2121215544 },
    ];
    expect(maskAnswer(answer)).toBe(answer);
    // Two queues that go by their numbers, as SWAN tells of them.
    const queues = { '0812345678': { currentCalls: 1 }, '0812345679': { currentCalls: 2 } };
    expect(maskAnswer({ queues })).toEqual({ queues });
    expect(maskAnswer({ 'Hr. Jensen 212121-5544': 1 })).toEqual({ 'Hr. Jensen ******-****': 1 });
  });
});
