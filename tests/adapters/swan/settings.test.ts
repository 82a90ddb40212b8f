import { describe, expect, it } from 'vitest';
import { swanSettings } from '#adapters/swan/settings';

const needed = {
  baseUrl: 'https://10.1.1.87',
  company: 'Vestpol',
  queues: { support: { group: 'Soporte', queues: ['8001'] } },
};

/** Where the settings are wrong. */
function problems(changes: { readonly [setting: string]: unknown }): readonly string[] {
  const { error } = swanSettings.safeParse({ ...needed, ...changes });
  return (error?.issues ?? []).map(({ path }) => path.join('.'));
}

it('fills in what the contract fills in', () => {
  expect(swanSettings.parse(needed)).toStrictEqual({ ...needed, everySeconds: 5, queuesParameter: 'brackets' });
});

describe('are wrong', () => {
  it.each(['10.1.1.87', 'ftp://10.1.1.87', 'https://me:secret@10.1.1.87', 'https://10.1.1.87/?a=1', 'https://'])(
    'with the address %s',
    (baseUrl) => expect(problems({ baseUrl })).toStrictEqual(['baseUrl']),
  );

  it.each([
    ['no queue', {}, ['queues']],
    ['a queue without queues', { support: { group: 'Soporte', queues: [] } }, ['queues.support.queues']],
    ['a queue as a number', { support: { group: 'Soporte', queues: [8001] } }, ['queues.support.queues.0']],
  ])('with %s', (_, queues, expected) => expect(problems({ queues })).toStrictEqual(expected));

  it('with one group for two queues that are not the same', () => {
    const sales = { group: 'Soporte', queues: ['8003'] };
    expect(problems({ queues: { ...needed.queues, sales } })).toStrictEqual(['queues.sales.group']);
    expect(problems({ queues: { ...needed.queues, sales: needed.queues.support } })).toStrictEqual([]);
  });

  it('with a certificate that is none, or of no use', () => {
    expect(problems({ certificateSha256: 'AB:CD' })).toStrictEqual(['certificateSha256']);
    const certificateSha256 = 'ab'.repeat(32);
    expect(problems({ certificateSha256 })).toStrictEqual([]);
    expect(problems({ certificateSha256, baseUrl: 'http://10.1.1.87' })).toStrictEqual(['certificateSha256']);
  });

  it('with a header that is none, or an interval of nothing', () => {
    expect(problems({ headers: { 'X Key': 'a' } })).toHaveLength(1);
    expect(problems({ headers: { 'X-Key': 'a\r\nb' } })).toStrictEqual(['headers.X-Key']);
    expect(problems({ everySeconds: 0 })).toStrictEqual(['everySeconds']);
  });
});
