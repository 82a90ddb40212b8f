import { describe, expect, it } from 'vitest';
import { second } from '#core/time/instant';
import * as told from './payloads.ts';
import { asked, granted, live, talk } from './talk.ts';

const monitors = [
  'MonitorStart 8001',
  'MonitorStart 8002',
  'MonitorStart 0201',
  'MonitorStart 202',
  'MonitorStart 203',
];

describe('a session', () => {
  it('is asked for, with who we are', () => {
    const [message] = talk().open().say ?? [];
    expect(message?.id).toBe('0000');
    expect(message?.text).toMatch(/<StartApplicationSession xmlns=".*appl_session">/);
    expect(message?.text).toContain(
      '<applicationSpecificInfo><SessionLoginInfo><userName>wallboard</userName><password>a-password-that-nobody-knows</password></SessionLoginInfo></applicationSpecificInfo>',
    );
    expect(message?.text).toContain('<requestedSessionDuration>120</requestedSessionDuration>');
  });

  it('is asked for without, where there is no login', () => {
    const [message] = talk({ settings: { login: undefined } }).open().say ?? [];
    expect(message?.text).not.toContain('applicationSpecificInfo');
  });

  it('is granted, and then we ask to be told of each device', () => {
    const one = talk();
    one.open();
    const turn = one.hear('0000', granted(120));
    expect(asked(turn.say)).toEqual(monitors);
    expect(turn.say?.map(({ id }) => id)).toEqual(['0001', '0002', '0003', '0004', '0005']);
    expect(turn.passOver).toBe(true);
  });

  it.each([
    [
      'by the session',
      told.xml('StartApplicationSessionNegResponse', '<errorCode>invalidApplicationInfo</errorCode>'),
      'SignInRefused',
    ],
    ['by CSTA', told.xml('CSTAErrorCode', '<security>passwordInvalid</security>'), 'SignInRefused'],
    [
      'for now',
      told.xml('CSTAErrorCode', '<performanceManagement>outstandingRequestsLimit</performanceManagement>'),
      'Busy',
    ],
  ])('is refused %s', (_how, message, name) => {
    const one = talk();
    one.open();
    const { giveUp } = one.hear('0000', message);
    expect(giveUp).toMatchObject({
      name,
      message: expect.stringMatching(/^The switch refuses the session: .+\.$/) as string,
    });
    expect(giveUp?.message).not.toContain('nobody-knows');
  });

  it('is not answered', () => {
    const one = talk();
    expect(one.open().wakeAt).toBe(one.now() + 10 * second);
    one.pass(10 * second);
    expect(one.wake().giveUp).toMatchObject({ name: 'Unreachable' });
  });

  it('begins with the switch, where we register', () => {
    const one = talk({ settings: { session: 'register' } });
    expect(one.open()).toMatchObject({ say: [], wakeAt: one.now() + 10 * second });
    const turn = one.hear(told.status('enabled', '0321'));
    expect(turn.say).toMatchObject([{ id: '0321' }, { id: '0000' }]);
    expect(asked(turn.say)).toEqual(['SystemStatusResponse', 'SystemRegister']);
    expect(turn.say?.[1]?.text).toContain('<requestTypes><systemStatus>true</systemStatus></requestTypes>');
    expect(
      asked(one.hear('0000', told.xml('SystemRegisterResponse', '<sysStatRegisterID>5</sysStatRegisterID>')).say),
    ).toEqual(monitors);
  });

  it('does not begin, where the switch should speak first and does not', () => {
    const one = talk({ settings: { session: 'register' } });
    one.open();
    one.pass(10 * second);
    expect(one.wake().giveUp?.message).toContain('"session"');
  });

  it('is none, where the status is asked for', () => {
    const one = talk({ settings: { session: 'implicit' } });
    expect(asked(one.open().say)).toEqual(['RequestSystemStatus']);
    const status = told.xml('RequestSystemStatusResponse', '<systemStatus>normal</systemStatus>');
    expect(asked(one.hear('0000', status).say)).toEqual(monitors);
  });

  it.each(['register', 'implicit'] as const)('%s is refused', (session) => {
    const one = talk({ settings: { session } });
    one.open();
    if (session === 'register') one.hear(told.status('enabled'));
    expect(
      one.hear('0000', told.xml('CSTAErrorCode', '<operation>serviceNotSupported</operation>')).giveUp,
    ).toMatchObject({
      name: 'SignInRefused',
    });
  });

  it.each(['register', 'implicit'] as const)('%s is not answered', (session) => {
    const one = talk({ settings: { session } });
    one.open();
    if (session === 'register') one.hear(told.status('enabled'));
    one.pass(second);
    one.hear(told.event('X'));
    one.pass(9 * second);
    expect(one.wake().giveUp).toMatchObject({ name: 'Unreachable' });
  });

  it('is renewed after half of its time', () => {
    const one = live();
    one.pass(59 * second);
    one.hear(told.event('X'));
    one.pass(second);
    const { say } = one.wake();
    expect(asked(say)).toEqual(['ResetApplicationSessionTimer']);
    expect(say?.[0]?.text).toContain('<sessionID>s-7</sessionID>');
    const renewed = told.xml(
      'ResetApplicationSessionTimerPosResponse',
      '<actualSessionDuration>40</actualSessionDuration>',
    );
    expect(one.hear(say?.[0]?.id ?? '', renewed)).toMatchObject({ passOver: true, wakeAt: one.now() + 20 * second });
  });

  it('that is not renewed is taken over by another connection', () => {
    const one = live();
    one.pass(60 * second);
    one.hear(told.event('X'));
    const [request] = one.wake().say ?? [];
    expect(one.hear(request?.id ?? '', told.xml('CSTAErrorCode', '<operation>generic</operation>'))).toMatchObject({
      replace: true,
    });
  });

  it('that is ended is over', () => {
    expect(live().hear('9999', told.xml('ApplicationSessionTerminated')).giveUp).toMatchObject({ name: 'Unreachable' });
  });
});
