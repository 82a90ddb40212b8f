import { describe, expect, it } from 'vitest';
import type { Fact } from '#core/said/facts';
import { recorded } from '#tests/support/fixtures';
import { get, read } from './read.ts';

const arrival = '2026-11-18T09:14:31.250+01:00';

const ringing: Fact = {
  kind: 'leg-ringing',
  source: 'pbx',
  at: Date.parse(arrival),
  happenedAt: Date.parse('2026-11-18T09:14:30+01:00'),
  precision: 1_000,
  leg: '12434346.4568',
  linked: '12434346.4560',
  agent: '0201',
};

describe('however it is spelled, it says the same', () => {
  it.each(recorded('flexfone-webhooks', 'incoming'))('$note', ({ input }) => {
    const [fact] = read(input);
    const { caller: _caller, ...rest } = { caller: undefined, ...fact };
    expect(rest).toStrictEqual(ringing);
  });
});

describe('Transfer', () => {
  const transferred = (value: string) =>
    read(get('ended', { UniqueCallId: '12434346.4568', Transfer: value }, arrival));

  it.each(['True', 'true', 'TRUE', 'tRuE', ' True ', '1'])('"%s" is yes', (value) => {
    expect(transferred(value)).toMatchObject([{ transferred: true }]);
  });

  it.each(['False', 'false', 'FALSE', '0', '', '[transfer]', 'maybe'])('"%s" is no', (value) => {
    expect(transferred(value)).toMatchObject([{ transferred: false }]);
  });
});

describe('Duration', () => {
  const lasted = (value: string) => read(get('ended', { UniqueCallId: '12434346.4568', Duration: value }, arrival));

  it.each([
    ['0', 0],
    ['135', 135],
    ['2.5', 2.5],
    ['00:02:15', 135],
    ['0:02:15', 135],
    ['02:15', 135],
    ['1:00:00', 3_600],
    ['26:00:01', 93_601],
    [' 135 ', 135],
  ])('"%s" is %d seconds', (value, seconds) => {
    expect(lasted(value)).toMatchObject([{ durationSeconds: seconds }]);
  });

  it.each(['', '[duration]', 'two minutes', '-1', '1h', '::'])('"%s" is unknown', (value) => {
    expect(lasted(value)[0]).not.toHaveProperty('durationSeconds');
  });
});
