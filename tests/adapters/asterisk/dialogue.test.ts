import { describe, expect, it } from 'vitest';
import { NotUnderstood, SignInRefused, Unreachable } from '#adapters/adapter';
import { asterisk } from '#adapters/asterisk/index';
import type { Turn } from '#adapters/stream';
import { surroundings } from '#tests/support/surroundings';
import { message, noon, settings } from './story.ts';

type State = Parameters<typeof asterisk.input.dialogue.heard>[0];
const { dialogue } = asterisk.input;

/** A talk with Asterisk in seconds after noon. */
function talk() {
  const context = (seconds: number) => ({ settings, surroundings, now: noon + Math.round(seconds * 1_000) });
  let last: Turn<State> = dialogue.opened(context(0));
  const heard = (seconds: number, text: string): Turn<State> =>
    (last = dialogue.heard(last.state, { text }, context(seconds)));
  return {
    opened: last,
    heard,
    woken: (seconds: number): Turn<State> => (last = dialogue.woken(last.state, context(seconds))),
    event: (seconds: number, name: string, lines = {}) => heard(seconds, message({ Event: name, ...lines })),
    /** An answer to the list that was asked for last. */
    list(seconds: number, queues: readonly object[]): Turn<State> {
      const ActionID = last.state.asked?.id ?? 'nobody asked';
      for (const queue of queues) heard(seconds, message({ Event: 'QueueParams', ...queue, ActionID }));
      return heard(seconds, message({ Event: 'QueueStatusComplete', ActionID }));
    },
  };
}

const greeting = 'Asterisk Call Manager/5.0.4';
const accepted = message({ Response: 'Success', ActionID: 'wallboard-login', Message: 'Authentication accepted' });
const both = [
  { Queue: 'hall', Calls: 0 },
  { Queue: 'pay', Calls: 0 },
];
const asks = (n: number) => [{ text: `Action: QueueStatus\r\nActionID: wallboard-${n}` }];
const wake = (seconds: number) => noon + seconds * 1_000;

function signedIn() {
  const now = talk();
  now.heard(0, greeting);
  now.heard(1, accepted);
  return now;
}

function live() {
  const now = signedIn();
  now.list(1, both);
  return now;
}

describe('the sign-in', () => {
  it('waits for the greeting, signs in with events of queues and calls, and asks for the list', () => {
    const now = talk();
    expect(now.opened).toMatchObject({ wakeAt: wake(10) });
    expect(now.opened.say).toBeUndefined();
    const greeted = now.heard(0, greeting);
    expect(greeted.say).toStrictEqual([
      {
        text: message({
          Action: 'Login',
          ActionID: 'wallboard-login',
          Username: 'wallboard',
          Secret: 'a-secret-of-the-tests',
          Events: 'agent,call',
        }),
      },
    ]);
    expect(greeted).toMatchObject({ passOver: true, wakeAt: wake(10) });
    expect(now.event(0.5, 'FullyBooted')).toMatchObject({ passOver: true, wakeAt: wake(10) });
    const entered = now.heard(1, accepted);
    expect(entered.say).toStrictEqual(asks(1));
    expect(entered).toMatchObject({ passOver: true, wakeAt: wake(16) });
    expect(entered.isLive).toBeUndefined();
  });

  it('tells its secret to nobody who does not greet as Asterisk does', () => {
    const other = talk().heard(0, 'SSH-2.0-OpenSSH_9.6');
    expect(other.giveUp).toBeInstanceOf(NotUnderstood);
    expect(other.giveUp?.message).toMatch(/not the manager interface of an Asterisk/);
    expect(other.say).toBeUndefined();
  });

  it('is refused in a sentence without the secret', () => {
    const now = talk();
    now.heard(0, greeting);
    const { giveUp, passOver } = now.heard(1, message({ Response: 'Error', Message: 'Authentication failed' }));
    expect(giveUp).toBeInstanceOf(SignInRefused);
    expect(giveUp?.message).toMatch(/^Asterisk refuses the user or the password: .*\.$/);
    expect(giveUp?.message).not.toContain('a-secret-of-the-tests');
    expect(passOver).toBe(true);
  });

  it('is not waited for without end', () => {
    const silent = talk();
    expect(silent.woken(9).giveUp).toBeUndefined();
    expect(silent.woken(10).giveUp).toBeInstanceOf(Unreachable);
    expect(silent.woken(10).giveUp?.message).toMatch(/does not greet/);
    const greeted = talk();
    greeted.heard(4, greeting);
    expect(greeted.woken(10)).toMatchObject({ wakeAt: wake(14) });
    expect(greeted.woken(14).giveUp?.message).toMatch(/does not answer the sign-in/);
  });
});

describe('the list of the queues', () => {
  it('makes it live when it is complete', () => {
    const now = signedIn();
    const begins = now.heard(1, message({ Response: 'Success', ActionID: 'wallboard-1', EventList: 'start' }));
    expect(begins).toMatchObject({ passOver: false });
    expect(now.event(1, 'QueueStatusComplete', { ActionID: 'of-somebody-else' }).isLive).toBeUndefined();
    const complete = now.list(1, both);
    expect(complete).toMatchObject({ isLive: true, problems: [] });
    expect(complete.passOver).toBeUndefined();
  });

  it('is asked for again soon after, and then every five minutes', () => {
    const now = live();
    expect(now.woken(15.9).say).toBeUndefined();
    expect(now.woken(16).say).toStrictEqual(asks(2));
    const complete = now.list(17, both);
    expect(complete).toMatchObject({ wakeAt: wake(32), isLive: true });
    for (let seconds = 20; seconds <= 310; seconds += 10) expect(now.event(seconds, 'Newchannel').say).toBeUndefined();
    expect(now.woken(316.9).say).toBeUndefined();
    expect(now.woken(317).say).toStrictEqual(asks(3));
  });

  it('is refused for want of rights, or not known', () => {
    const refused = (why: string) =>
      signedIn().heard(1, message({ Response: 'Error', ActionID: 'wallboard-1', Message: why }));
    expect(refused('Permission denied').giveUp).toBeInstanceOf(SignInRefused);
    expect(refused('Permission denied').giveUp?.message).toMatch(/"read = agent,call", and to write nothing/);
    expect(refused('Invalid/unknown command').giveUp).toBeInstanceOf(Unreachable);
    expect(refused('Invalid/unknown command').giveUp?.message).toMatch(/app_queue is not loaded/);
    const others = message({ Response: 'Error', ActionID: 'of-somebody-else', Message: 'Permission denied' });
    expect(signedIn().heard(1, others)).toMatchObject({ passOver: true });
    expect(signedIn().heard(1, others).giveUp).toBeUndefined();
  });

  it('is given up when it does not come to its end', () => {
    const now = signedIn();
    for (let seconds = 2; seconds < 31; seconds += 2) now.event(seconds, 'QueueMember', { Queue: 'hall' });
    expect(now.woken(30.9).giveUp).toBeUndefined();
    expect(now.woken(31).giveUp).toBeInstanceOf(Unreachable);
    expect(now.woken(31).giveUp?.message).toMatch(/did not end it/);
  });

  it('shows which queues are not there, and which are', () => {
    const { problems } = signedIn().list(1, [{ Queue: 'HALL' }, { Queue: 'paying' }]);
    expect(problems).toStrictEqual([
      {
        da: 'Asterisk har ingen kø "pay", som indstillingerne nævner. Den har "HALL", "paying".',
        en: 'Asterisk has no queue "pay", which the settings name. It has "HALL", "paying".',
      },
    ]);
    expect(signedIn().list(1, []).problems?.[0]?.en).toBe(
      'Asterisk has no queue "hall", which the settings name. It has none.',
    );
    const many = Array.from({ length: 80 }, (_, n) => ({ Queue: `q${n}` }));
    expect(signedIn().list(1, many).problems?.[0]?.en).toMatch(/"q9" and 40 more\.$/);
    expect(signedIn().list(1, [...many, ...both]).problems).toStrictEqual([]);
  });

  it('is asked for again when an event says another number of callers than it should', () => {
    const now = live();
    const caller = { Queue: 'hall' };
    expect(now.event(20, 'QueueCallerJoin', { ...caller, Count: 1 }).wakeAt).toBe(wake(16));
    now.woken(20);
    now.list(20, [{ Queue: 'hall', Calls: 1 }, { Queue: 'pay' }]);
    expect(now.event(21, 'QueueCallerJoin', { ...caller, Count: 2 }).wakeAt).toBe(wake(36));
    expect(now.event(22, 'QueueCallerLeave', { ...caller, Count: 1 }).wakeAt).toBe(wake(37));
    // Not ours, and nothing said.
    expect(now.event(22, 'QueueCallerJoin', { Queue: 'night', Count: 9 }).wakeAt).toBe(wake(37));
    expect(now.event(22, 'QueueCallerJoin', caller).wakeAt).toBe(wake(37));
    expect(now.event(23, 'QueueCallerJoin', { ...caller, Count: 4 }).wakeAt).toBe(wake(30));
    expect(now.woken(30).say).toStrictEqual(asks(3));
    now.list(31, [{ Queue: 'hall', Calls: 4 }, { Queue: 'pay' }]);
    now.event(50, 'QueueCallerLeave', { ...caller, Count: 2 });
    expect(now.woken(50).say).toStrictEqual(asks(4));
  });
});

describe('a quiet connection', () => {
  it('is asked whether anybody is there, and given up where nobody is', () => {
    const now = live();
    now.woken(16);
    now.list(16, both);
    expect(now.woken(30.9)).toMatchObject({ wakeAt: wake(31) });
    const asked = now.woken(31);
    expect(asked.say).toStrictEqual([{ text: 'Action: Ping\r\nActionID: wallboard-ping' }]);
    expect(asked.wakeAt).toBe(wake(41));
    const pong = now.heard(32, message({ Response: 'Success', ActionID: 'wallboard-ping', Ping: 'Pong' }));
    expect(pong).toMatchObject({ passOver: true, wakeAt: wake(47) });
    now.woken(47);
    expect(now.woken(56.9).giveUp).toBeUndefined();
    const gone = now.woken(57);
    expect(gone.giveUp).toBeInstanceOf(Unreachable);
    expect(gone.giveUp?.message).toMatch(/fallen silent/);
  });

  it('lives by anything that is heard', () => {
    const now = live();
    now.woken(16);
    now.list(16, both);
    now.woken(31);
    now.event(35, 'Newchannel');
    expect(now.woken(41).giveUp).toBeUndefined();
  });
});

describe('what is kept', () => {
  it.each([
    ['QueueCallerJoin', false],
    ['QueueMemberStatus', false],
    ['AgentComplete', false],
    ['HangupRequest', false],
    ['QueueEntry', false],
    ['Newchannel', true],
    ['VarSet', true],
    ['AgentCalled', true],
  ])('%s: passed over %s', (event, isPassedOver) => {
    expect(live().event(2, event, { Queue: 'hall' }).passOver ?? false).toBe(isPassedOver);
  });

  it('is also what nobody understands', () => {
    expect(live().heard(2, 'what is this').passOver).toBe(false);
  });
});

describe('rights that are wanting', () => {
  const join = { Queue: 'hall', Privilege: 'agent,all' };

  it('to hear of calls: said when so many came without a word of their channels', () => {
    const now = signedIn();
    for (let n = 0; n < 2; n += 1) now.event(1, 'QueueCallerJoin', join);
    expect(now.list(1, both).problems).toStrictEqual([]);
    now.event(2, 'QueueCallerJoin', join);
    now.woken(16);
    const { problems, isLive } = now.list(16, both);
    expect(problems?.[0]?.en).toMatch(/nothing of calls: .*"read = agent,call".*counted as forwarded\.$/);
    expect(isLive).toBe(true);
    now.event(17, 'Newchannel', { Privilege: 'call,all' });
    now.woken(316);
    expect(now.list(316, both).problems).toStrictEqual([]);
  });

  it('to hear of queues: it would show what was five minutes ago, so that it is no sign-in', () => {
    const counts = (Completed: number) => [{ Queue: 'hall', Completed, Abandoned: 2 }, { Queue: 'pay' }];
    const now = signedIn();
    now.list(1, counts(4));
    now.event(2, 'Hangup', { Privilege: 'call,all' });
    now.woken(16);
    expect(now.list(16, counts(4)).giveUp).toBeUndefined();
    now.woken(316);
    const deaf = now.list(316, counts(5));
    expect(deaf.giveUp).toBeInstanceOf(SignInRefused);
    expect(deaf.giveUp?.message).toMatch(/counts calls and tells the manager user of none/);
    const hears = signedIn();
    hears.list(1, counts(4));
    hears.event(2, 'AgentComplete', { Queue: 'hall' });
    hears.woken(16);
    expect(hears.list(16, counts(5)).giveUp).toBeUndefined();
  });
});
