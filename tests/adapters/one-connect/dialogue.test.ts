import { describe, expect, it } from 'vitest';
import { minute, second } from '#core/time/instant';
import { asked, live, queueAnswer, watching } from './live.ts';
import * as told from './payloads.ts';
import { talk } from './talk.ts';

describe('the sign-in', () => {
  it('says who we are, with the prefix declared', () => {
    const [message] = talk().open().say ?? [];
    expect(message?.text).toMatch(/^<StartApplicationSession xmlns="[^"]+" xmlns:vendorData="[^"]+">/);
    for (const field of [
      '<vendorData:userID>wallboard@example.dk</vendorData:userID>',
      '<vendorData:password>a-password-that-nobody-knows</vendorData:password>',
      '<vendorData:pbxDomain>12345678.pbx.one-connect.dk</vendorData:pbxDomain>',
      '<requestedSessionDuration>120</requestedSessionDuration>',
    ]) {
      expect(message?.text).toContain(field);
    }
  });

  it('or bare, as in the documentation', () => {
    const [message] = talk({ settings: { vendorPrefix: 'bare' } }).open().say ?? [];
    expect(message?.text).toMatch(/^<StartApplicationSession xmlns="[^"]+">/);
    expect(message?.text).toContain('<vendorData:userID>');
  });

  it('writes what would be XML as text', () => {
    const [message] = talk({ settings: { password: '<&>"\u0000' } }).open().say ?? [];
    expect(message?.text).toContain('<vendorData:password>&lt;&amp;&gt;&quot;</vendorData:password>');
  });

  it.each([
    ['by CSTA', told.refusal('security', 'invalidPassword', 'session')],
    ['by CSTA, without saying of what', told.refusal('security', 'invalidPassword')],
    [
      'by the session',
      told.message(
        'StartApplicationSessionNegResponse',
        '<errorCode><definedError>invalidApplicationInfo</definedError></errorCode>',
      ),
    ],
  ])('is refused %s', (_how, message) => {
    const one = talk();
    one.open();
    const { giveUp } = one.hear(message);
    expect(giveUp).toMatchObject({
      name: 'SignInRefused',
      message: expect.stringMatching(/^One-Connect refuses the sign-in: .+\.$/) as string,
    });
    expect(giveUp?.message).not.toContain('nobody-knows');
  });

  it('is refused for now', () => {
    const one = talk();
    one.open();
    expect(one.hear(told.refusal('systemResourceAvailibility', 'serviceBusy')).giveUp).toMatchObject({ name: 'Busy' });
  });

  it('is not answered', () => {
    const one = talk();
    const { wakeAt } = one.open();
    expect(wakeAt).toBe(one.now() + 10 * second);
    one.pass(10 * second);
    expect(one.wake().giveUp).toMatchObject({ name: 'Unreachable' });
  });

  it('keeps nothing of its answers', () => {
    const one = talk();
    one.open();
    expect(one.hear(told.granted())).toMatchObject({ passOver: true });
  });
});

describe('what is asked', () => {
  it('the trunk, its queues and their members, what each member does, and last the queues’ calls', () => {
    const one = talk();
    expect(asked(one.open().say)).toEqual(['StartApplicationSession session']);
    expect(asked(one.hear(told.granted()).say)).toEqual(['MonitorTrunk monitor']);
    expect(asked(one.hear(watching).say)).toEqual([
      'GetQueue queue-400',
      'GetQueueMember members-400',
      'GetQueue queue-410',
      'GetQueueMember members-410',
    ]);
    expect(asked(one.hear(told.members('400', [{ agent: '200' }])).say)).toEqual([
      'SnapShotDevice snapshot-u-12345678-200',
      'GetDoNotDisturb dnd-200',
    ]);
    expect(asked(one.hear(told.members('410', [{ agent: '200' }])).say)).toEqual([]);
    for (const message of [queueAnswer('400'), queueAnswer('410'), told.resting('200', true)]) {
      expect(one.hear(message)).toMatchObject({ say: [] });
    }
    expect(asked(one.hear(told.snapshot(told.user('200'))).say)).toEqual([
      'SnapShotDevice snapshot-q-12345678-400',
      'SnapShotDevice snapshot-q-12345678-410',
    ]);
    expect(one.hear(told.snapshot(told.queue('400')))).not.toHaveProperty('isLive');
    expect(one.hear(told.snapshot(told.queue('410')))).toMatchObject({ isLive: true });
  });

  it('each queue and member by itself, where the trunk is refused', () => {
    const one = talk();
    one.open();
    one.hear(told.granted());
    expect(asked(one.hear(told.refusal('security', 'securityViolation', 'monitor')).say)).toEqual([
      'MonitorStart monitor/q-12345678-400',
      'GetQueue queue-400',
      'GetQueueMember members-400',
      'MonitorStart monitor/q-12345678-410',
      'GetQueue queue-410',
      'GetQueueMember members-410',
    ]);
    const started = told.message('MonitorStartResponse', told.asked('monitor/q-12345678-400'));
    expect(one.hear(started)).toMatchObject({ say: [] });
    expect(asked(one.hear(told.members('400', [{ agent: '200' }])).say)).toEqual([
      'MonitorStart monitor/u-12345678-200',
      'SnapShotDevice snapshot-u-12345678-200',
      'GetDoNotDisturb dnd-200',
    ]);
  });

  it('and where the trunk is not answered', () => {
    const one = talk();
    one.open();
    one.hear(told.granted());
    one.pass(9 * second);
    one.hear(told.restingEvent('200', true));
    one.pass(second);
    expect(asked(one.wake().say)).toContain('MonitorStart monitor/q-12345678-400');
  });

  it('never more at a time than a switch bears', () => {
    const one = talk();
    one.open();
    one.hear(told.granted());
    one.hear(watching);
    const many = Array.from({ length: 200 }, (_, agent) => ({ agent: String(200 + agent) }));
    const first = one.hear(told.members('400', many)).say ?? [];
    expect(first).toHaveLength(32 - 3);
    expect(one.hear(queueAnswer('400')).say).toHaveLength(1);
  });

  it('is told in problems where it is refused, and the others go on', () => {
    const one = talk();
    one.open();
    one.hear(told.granted());
    one.hear(watching);
    expect(one.hear(told.refusal('operation', 'invalidDeviceID', 'queue-400')).problems?.map(({ en }) => en)).toEqual([
      'Queue 400 is not found: the phone system says that this cannot be done (invalidDeviceID).',
    ]);
    expect(one.hear(told.refusal('security', 'x 28374655', 'members-400')).problems?.map(({ en }) => en)).toEqual([
      'Queue 400 is not found: the phone system says that this cannot be done (invalidDeviceID).',
      'The members of queue 400 are not told: the phone system says that our user has no right to it.',
    ]);
  });

  it('is told where it is not answered though others are', () => {
    const one = talk();
    one.open();
    one.hear(told.granted());
    one.hear(watching);
    one.pass(5 * second);
    one.hear(queueAnswer('400'));
    one.pass(5 * second);
    expect(one.wake().problems?.map(({ en }) => en)).toContain(
      'The members of queue 400 are not told: One-Connect does not answer.',
    );
  });

  it('a queue that lists no calls is no problem', () => {
    const one = live();
    one.pass(minute);
    one.wake();
    expect(
      one.hear(told.refusal('operation', 'invalidDeviceID', one.openId('snapshot-q-12345678-400'))),
    ).not.toHaveProperty('problems');
  });
});

describe('an answer', () => {
  it('that nobody asked for, or that is no XML, changes nothing', () => {
    const one = live();
    for (const message of [
      told.members('400', [], 'members-400/99'),
      'hello',
      '<a',
      told.refusal('operation', 'generic', 'x'),
    ]) {
      expect(one.hear(message)).toMatchObject({ say: [] });
    }
  });

  it('is kept once, as long as it says the same and no event of the device came between', () => {
    const one = live();
    const again = () => {
      one.pass(minute);
      one.wake();
    };
    const snapshotOf = (agent: string) =>
      one.hear(told.snapshot(told.user(agent), {}, one.openId(`snapshot-${told.user(agent)}`)));
    again();
    expect(snapshotOf('200')).toMatchObject({ passOver: true });
    one.hear(told.rings('201', '1'));
    expect(snapshotOf('201')).not.toHaveProperty('passOver');
  });
});

describe('a change of members', () => {
  it('is asked after, and so is what a new member does', () => {
    const one = live();
    expect(asked(one.hear(told.memberEvent('400', { agent: '202' })).say)).toEqual([
      expect.stringMatching(/^SnapShotDevice snapshot-u-12345678-202\/\d+$/),
      expect.stringMatching(/^GetDoNotDisturb dnd-202\/\d+$/),
      expect.stringMatching(/^GetQueueMember members-400\/\d+$/),
    ]);
    expect(asked(one.hear(told.memberEvent('400', { agent: '200' })).say)).toEqual([]);
  });

  it('of a queue that is not followed is nothing', () => {
    expect(asked(live().hear(told.memberEvent('499', { agent: '202' })).say)).toEqual([]);
  });

  it('a queue that is removed is a problem until it is added again', () => {
    const one = live();
    const queueEvent = (name: string) => told.message(name, '<localNumber>400</localNumber>', '<name>Support</name>');
    expect(one.hear(queueEvent('QueueRemovedEvent')).problems).toEqual([
      { da: 'Kø 400 er fjernet i One-Connect.', en: 'Queue 400 was removed in One-Connect.' },
    ]);
    const added = one.hear(queueEvent('QueueAddedEvent'));
    expect(added.problems).toEqual([]);
    expect(asked(added.say).map((each) => each.split(/[ /]/).slice(0, 2).join(' '))).toEqual([
      'GetQueue queue-400',
      'GetQueueMember members-400',
      'SnapShotDevice snapshot-q-12345678-400',
    ]);
  });
});
