import { describe, expect, it } from 'vitest';
import { flexfoneWebhooks } from '#adapters/flexfone-webhooks/index';
import { surroundings } from '#tests/support/surroundings';
import { get, read } from './read.ts';

const arrival = '2026-11-18T09:14:31.250+01:00';

/** What the adapter takes for the time of the event; nothing where the arrival counts. */
function time(
  text: string,
  at: string = arrival,
): { readonly happened: string; readonly precision: number } | undefined {
  const parameters = { UniqueCallId: '1.1', EmployeeLocalNumber: '0201', TimeStamp: text };
  const [fact] = read(get('answered', parameters, at));
  expect(fact?.at).toBe(Date.parse(at));
  if (fact?.happenedAt === undefined) {
    expect(fact).not.toHaveProperty('precision');
    return undefined;
  }
  return { happened: new Date(fact.happenedAt).toISOString(), precision: fact.precision ?? Number.NaN };
}

describe('a time stamp without a zone is in the configured zone', () => {
  it.each([
    '2026-11-18T09:14:30',
    '2026-11-18 09:14:30',
    '18-11-2026 09:14:30',
    '18-11-2026 9:14:30',
    '18.11.2026 09:14:30',
    '18/11/2026 09:14:30',
  ])('%s', (text) => {
    expect(time(text)).toStrictEqual({ happened: '2026-11-18T08:14:30.000Z', precision: 1_000 });
  });

  it('keeps a fraction of a second', () => {
    const expected = { happened: '2026-11-18T08:14:30.120Z', precision: 1 };
    expect(time('2026-11-18T09:14:30.120')).toStrictEqual(expected);
    expect(time('2026-11-18 09:14:30,12')).toStrictEqual(expected);
  });

  it('is in summer time in summer', () => {
    expect(time('2026-07-01 09:14:30', '2026-07-01T09:14:31+02:00')?.happened).toBe('2026-07-01T07:14:30.000Z');
  });
});

describe('a time stamp with a zone', () => {
  it.each([
    '2026-11-18T08:14:30Z',
    '2026-11-18 08:14:30Z',
    '2026-11-18T09:14:30+01:00',
    '2026-11-18T09:14:30+0100',
    '2026-11-18 09:14:30+01:00',
    '2026-11-18T03:14:30-05:00',
    '2026-11-18T13:44:30+05:30',
  ])('%s', (text) => {
    expect(time(text)).toStrictEqual({ happened: '2026-11-18T08:14:30.000Z', precision: 1_000 });
  });

  it.each(['2026-11-18T13:44:30 05:30', '2026-11-18 13:44:30 0530', '2026-11-18T13:44:30.000 05:30'])(
    'whose plus was lost on the way to a space: %s',
    (text) => {
      expect(time(text)?.happened).toBe('2026-11-18T08:14:30.000Z');
    },
  );
});

describe('a time stamp as a library writes it', () => {
  it.each([
    ['11/18/2026 09:14:30', '.NET, invariant culture'],
    ['11/18/2026 9:14:30 AM', '.NET, American'],
    ['11/18/2026, 9:14:30 a.m.', 'a browser, American'],
    ['18/11/2026, 09:14:30', 'a browser, British'],
    ['18.11.2026, 09.14.30', 'a browser, Danish'],
    ['11/18/2026 08:14:30 +00:00', '.NET, with its offset'],
    ['18-11-2026 09:14:30 +01:00', '.NET, Danish, with its offset'],
    ['2026-11-18 09:14:30 +01:00', 'a space before the zone'],
    ['2026-11-18T09:14:30 +0100', 'a space before the zone, no colon'],
    ['2026-11-18 08:14:30 UTC', 'Ruby'],
    ['2026-11-18 08:14:30 Z', '.NET, universal, with a space'],
    ['2026-11-18 03:14:30 -05:00', 'a space before a zone in the west'],
    ['18-11-2026 09:14:30 01:00', 'a plus that became a space'],
    ['Wed, 18 Nov 2026 08:14:30 GMT', 'RFC 1123'],
    ['Wed, 18 Nov 2026 09:14:30 +0100', 'RFC 2822'],
    ['18 Nov 2026 09:14:30', 'without its weekday'],
    ['18 nov. 2026 09:14:30', 'Danish, in letters'],
    ['18/Nov/2026:09:14:30 +0100', 'a web server'],
    ['Wed Nov 18 2026 09:14:30 GMT+0100 (Central European Standard Time)', 'JavaScript'],
    ['Wed Nov 18 09:14:30 2026', 'C'],
    ['Nov 18, 2026 9:14:30 AM', 'PHP'],
    ['2026/11/18 09:14:30', 'Go'],
    ['20261118T081430Z', 'ISO 8601 without its signs'],
    ['20261118091430', 'digits alone'],
  ])('%s (%s)', (text) => {
    expect(time(text)).toStrictEqual({ happened: '2026-11-18T08:14:30.000Z', precision: 1_000 });
  });

  it('keeps a fraction of a second', () => {
    const expected = { happened: '2026-11-18T08:14:30.120Z', precision: 1 };
    expect(time('2026-11-18T09:14:30.1204567+01:00')).toStrictEqual(expected);
    expect(time('11/18/2026 09:14:30.120')).toStrictEqual(expected);
    expect(time('18-11-2026 09:14:30,120 +01:00')).toStrictEqual(expected);
    expect(time(`/Date(${Date.parse('2026-11-18T08:14:30.120Z')}+0100)/`)).toStrictEqual(expected);
  });

  it('after noon and around it', () => {
    const at = (stamp: string, arrival: string) => time(stamp, `2026-11-18T${arrival}+01:00`)?.happened;
    expect(at('11/18/2026 9:14:30 PM', '21:14:31')).toBe('2026-11-18T20:14:30.000Z');
    expect(at('11/18/2026 12:14:30 PM', '12:14:31')).toBe('2026-11-18T11:14:30.000Z');
    expect(at('11/18/2026 12:14:30 AM', '00:14:31')).toBe('2026-11-17T23:14:30.000Z');
  });

  it('of a day that could be two is the one that it came on', () => {
    expect(time('03/04/2026 09:14:30', '2026-04-03T09:14:31+02:00')?.happened).toBe('2026-04-03T07:14:30.000Z');
    expect(time('03/04/2026 09:14:30', '2026-03-04T09:14:31+01:00')?.happened).toBe('2026-03-04T08:14:30.000Z');
  });
});

describe('Unix time', () => {
  const seconds = Date.parse('2026-11-18T08:14:30Z') / 1_000;
  it.each([
    [`${seconds}`, '2026-11-18T08:14:30.000Z', 1_000],
    [`${seconds}.250`, '2026-11-18T08:14:30.250Z', 1],
    [`${seconds}250`, '2026-11-18T08:14:30.250Z', 1],
  ])('%s', (text, happened, precision) => {
    expect(time(text)).toStrictEqual({ happened, precision });
  });
});

describe('the arrival counts where the time stamp is', () => {
  it.each([
    '',
    '[timestamp]',
    'just now',
    '0',
    '12345',
    '2026-11-31 09:14:30',
    '2026-11-18 24:14:30',
    '18-13-2026 09:14:30',
    '11-18-2026 09:14:30',
    '2026-11-18',
    '11/18/2026 13:14:30 PM',
    '11/18/2026 0:14:30 AM',
    '18 Foo 2026 09:14:30',
    '31/11/2026 09:14:30',
    '20261118241430',
    'Wed, 18 Nov 2026',
    '18-11-26 09:14:30',
    '99999999999999999999',
    'NaN',
  ])('unreadable: "%s"', (text) => {
    expect(time(text)).toBeUndefined();
  });

  it('over five minutes off, either way', () => {
    const at = '2026-11-18T09:14:30+01:00';
    expect(time('2026-11-18T09:09:30', at)?.happened).toBe('2026-11-18T08:09:30.000Z');
    expect(time('2026-11-18T09:19:30', at)?.happened).toBe('2026-11-18T08:19:30.000Z');
    expect(time('2026-11-18T09:09:29', at)).toBeUndefined();
    expect(time('2026-11-18T09:19:31', at)).toBeUndefined();
    expect(time('2026-11-17T09:14:30', at)).toBeUndefined();
    expect(time('2026-11-18T08:14:30', at)).toBeUndefined();
  });
});

describe('when the clocks change', () => {
  it.each([
    ['2026-10-25T02:30:00', '2026-10-25T02:30:05+02:00', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25T02:30:00', '2026-10-25T02:30:05+01:00', '2026-10-25T01:30:00.000Z'],
    ['25-10-2026 02:30:00', '2026-10-25T02:30:05+02:00', '2026-10-25T00:30:00.000Z'],
    ['25-10-2026 02:30:00', '2026-10-25T02:30:05+01:00', '2026-10-25T01:30:00.000Z'],
    ['25-10-2026 02:59:59', '2026-10-25T02:00:01+01:00', '2026-10-25T00:59:59.000Z'],
    ['25-10-2026 02:00:00', '2026-10-25T02:00:01+01:00', '2026-10-25T01:00:00.000Z'],
    ['25-10-2026 03:00:00', '2026-10-25T03:00:01+01:00', '2026-10-25T02:00:00.000Z'],
  ])('the hour that happens twice: %s, arrived %s', (text, at, happened) => {
    expect(time(text, at)?.happened).toBe(happened);
  });

  it('the hour that never happens', () => {
    expect(time('2026-03-29 01:59:59', '2026-03-29T03:00:00+02:00')?.happened).toBe('2026-03-29T00:59:59.000Z');
    expect(time('2026-03-29 03:00:00', '2026-03-29T03:00:01+02:00')?.happened).toBe('2026-03-29T01:00:00.000Z');
  });
});

it('counts for nothing where the configuration says that the arrival is the time', () => {
  const input = get(
    'answered',
    { UniqueCallId: '1.1', EmployeeLocalNumber: '201', TimeStamp: '2026-11-18T09:14:00' },
    arrival,
  );
  const told = (timeStamps: 'event' | 'arrival') =>
    flexfoneWebhooks.read(input, { secret: 's', timeStamps }, surroundings)[0];
  expect(told('event')).toHaveProperty('happenedAt');
  expect(told('arrival')).not.toHaveProperty('happenedAt');
});
