import { describe, expect, it } from 'vitest';
import { oneConnect } from '#adapters/one-connect/index';
import { minute, second } from '#core/time/instant';
import { asked, live } from './live.ts';
import * as told from './payloads.ts';
import { talk } from './talk.ts';

describe('the session', () => {
  it('is renewed after half of its time', () => {
    const one = live();
    expect(one.last.wakeAt).toBe(one.now() + 30 * second);
    one.pass(59 * second);
    one.hear(told.restingEvent('200', true));
    one.pass(second);
    const { say } = one.wake();
    expect(asked(say)[0]).toMatch(/^ResetApplicationSessionTimer renewal/);
    expect(say?.[0]?.text).toContain('<sessionID>session-7</sessionID>');
    const renewed = told.message(
      'ResetApplicationSessionTimerPosResponse',
      '<actualSessionDuration>60</actualSessionDuration>',
      told.asked(one.openId('renewal')),
    );
    one.pass(1);
    expect(one.hear(renewed)).toMatchObject({ passOver: true });
    one.pass(30 * second);
    expect(asked(one.wake().say)[0]).toMatch(/^ResetApplicationSessionTimer renewal/);
  });

  it.each([
    ['refused', () => told.refusal('operation', 'invalidFeature')],
    ['refused by the session', (id: string) => told.message('ResetApplicationSessionTimerNegResponse', told.asked(id))],
  ])('where the renewal is %s another connection takes over', (_how, answer) => {
    const one = live();
    one.pass(60 * second);
    one.hear(told.restingEvent('200', true));
    one.wake();
    const turn = one.hear(answer(one.openId('renewal')));
    expect(turn).toMatchObject({ replace: true });
    expect(turn).not.toHaveProperty('giveUp');
  });

  it('where the renewal is not answered though other things are heard, likewise', () => {
    const one = live();
    one.pass(60 * second);
    one.hear(told.restingEvent('200', true));
    one.wake();
    one.pass(5 * second);
    one.hear(told.restingEvent('200', false));
    one.pass(5 * second);
    const turn = one.wake();
    expect(turn).toMatchObject({ replace: true });
    expect(turn).not.toHaveProperty('giveUp');
  });

  it('that the phone system ends is over', () => {
    const ended =
      '<ApplicationSessionTerminated xmlns="x"><sessionID>session-7</sessionID></ApplicationSessionTerminated>';
    expect(live().hear(ended).giveUp).toMatchObject({ name: 'Unreachable' });
  });
});

describe('a connection that takes over', () => {
  it('asks for all again when it is live, since nothing of it was kept until then', () => {
    const one = live({ takesOver: true });
    expect(one.last).toMatchObject({ isLive: true, wakeAt: one.now() + 100 });
    one.pass(100);
    const say = asked(one.wake().say);
    expect(say).toHaveLength(2 + 2 * 2 + 2);
    expect(one.hear(told.snapshot(told.user('200'), {}, one.openId('snapshot-u-12345678-200')))).not.toHaveProperty(
      'passOver',
    );
  });
});

describe('silence', () => {
  it('is asked about after half a minute, and then the connection is given up', () => {
    const one = live();
    one.pass(30 * second);
    const { say, wakeAt } = one.wake();
    expect(asked(say)).toEqual([expect.stringMatching(/^GetQueue alive/)]);
    expect(wakeAt).toBe(one.now() + 10 * second);
    one.pass(10 * second);
    expect(one.wake().giveUp).toMatchObject({ name: 'Unreachable', message: 'One-Connect does not answer any more.' });
  });

  it('that is broken is none', () => {
    const one = live();
    one.pass(30 * second);
    one.wake();
    expect(one.hear(told.message('GetQueueResponse', told.asked(one.openId('alive'))))).toMatchObject({
      passOver: true,
    });
    one.pass(10 * second);
    expect(one.wake()).not.toHaveProperty('giveUp');
  });
});

describe('every minute', () => {
  it('all is asked for again, in case that an event was lost', () => {
    const one = live();
    one.pass(minute);
    expect(asked(one.wake().say).map((each) => each.split(/[ /]/).slice(0, 2).join(' '))).toEqual(
      expect.arrayContaining([
        'GetQueueMember members-400',
        'SnapShotDevice snapshot-u-12345678-201',
        'GetDoNotDisturb dnd-201',
        'SnapShotDevice snapshot-q-12345678-410',
      ]),
    );
  });
});

it('connects to where the settings say, encrypted unless they say otherwise', () => {
  const { endpoint } = oneConnect.input;
  const { settings } = talk();
  expect(endpoint(settings)).toEqual({
    host: 'csta.example.dk',
    port: 7778,
    tls: { pinnedCertificate: settings.certificateSha256 },
  });
  expect(endpoint({ ...settings, tls: false })).toEqual({ host: 'csta.example.dk', port: 7778 });
});
