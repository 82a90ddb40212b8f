import { describe, expect, it } from 'vitest';
import { actions } from '#adapters/one-connect/actions';
import { doneWithin } from '#adapters/one-connect/dialogue/orders';
import { second } from '#core/time/instant';
import { streamLimits } from '#hub/sources/stream/limits';
import { live } from './live.ts';
import * as told from './payloads.ts';

describe('an agent is signed', () => {
  const out = { queue: 'support', agent: '201', signedIn: false };

  it('out, and it is done when an event shows it', () => {
    const one = live();
    const [message] = one.ask('7', 'set-queue-member', out).say ?? [];
    expect(message?.text).toContain(
      '<device>400</device><activateAgent>true</activateAgent><activateMobile>false</activateMobile>' +
        '<activateSip>false</activateSip><activateSkype>false</activateSkype><agentDN>201</agentDN><agentPosition>2</agentPosition>',
    );
    expect(one.hear(told.memberEvent('400', { agent: '201' }))).not.toHaveProperty('done');
    expect(one.hear(told.memberEvent('410', { agent: '201', ...told.signedOut }))).not.toHaveProperty('done');
    expect(one.hear(told.memberEvent('400', { agent: '201', ...told.signedOut }))).toMatchObject({
      done: [
        { order: '7', result: { da: '201 er nu logget ud af kø 400.', en: '201 is now signed out of queue 400.' } },
      ],
    });
    expect(one.hear(told.memberEvent('400', { agent: '201', ...told.signedOut }))).not.toHaveProperty('done');
  });

  it('in, with all devices where none is on', () => {
    const one = live();
    one.hear(told.memberEvent('400', { agent: '201', ...told.signedOut }));
    const [message] = one.ask('7', 'set-queue-member', { ...out, signedIn: true }).say ?? [];
    for (const device of ['Mobile', 'Sip', 'Skype']) {
      expect(message?.text).toContain(`<activate${device}>true</activate${device}>`);
    }
  });

  it('in, with those devices that are on', () => {
    const one = live();
    const [message] = one.ask('7', 'set-queue-member', { ...out, signedIn: true }).say ?? [];
    expect(message?.text).toContain('<activateSip>true</activateSip><activateSkype>false</activateSkype>');
  });

  it('where no event comes, the members are asked for', () => {
    const one = live();
    one.ask('7', 'set-queue-member', out);
    one.hear(told.message('SetQueueMemberResponse', told.asked('order-7')));
    const answer = told.members('400', [{ agent: '201', ...told.signedOut }], one.openId('members-400'));
    expect(one.hear(answer)).toMatchObject({ done: [{ order: '7' }] });
  });

  it.each([
    ['who is no member', { ...out, agent: '299' }, '299 is no member of this queue.'],
    ['of a queue that is not there', { ...out, queue: 'nowhere' }, 'One-Connect is set up for no such queue.'],
  ])('%s', (_what, parameters, message) => {
    const turn = live().ask('7', 'set-queue-member', parameters);
    expect(turn.say).toEqual([]);
    expect(turn.done).toMatchObject([{ order: '7', result: { name: 'NotUnderstood', message } }]);
  });
});

describe('do-not-disturb', () => {
  it('is switched on, and it is done when an event shows it', () => {
    const one = live();
    const [message] = one.ask('7', 'set-do-not-disturb', { agent: '200', on: true }).say ?? [];
    expect(message?.text).toMatch(/^<SetDoNotDisturb .*<device>200<\/device><doNotDisturbOn>true<\/doNotDisturbOn>/);
    expect(one.hear(told.restingEvent('201', true))).not.toHaveProperty('done');
    expect(one.hear(told.restingEvent('200', false))).not.toHaveProperty('done');
    expect(one.hear(told.restingEvent('200', true))).toMatchObject({
      done: [{ order: '7', result: { en: 'Do-not-disturb of 200 is now on.' } }],
    });
  });

  it('or an answer', () => {
    const one = live();
    one.ask('7', 'set-do-not-disturb', { agent: '200', on: true });
    one.hear(told.message('SetDoNotDisturbResponse', told.asked('order-7')));
    expect(one.hear(told.resting('200', true, one.openId('dnd-200')))).toMatchObject({ done: [{ order: '7' }] });
  });
});

describe('a call', () => {
  it('is made, and it is done when the phone calls', () => {
    const one = live();
    const [message] = one.ask('7', 'make-call', { number: '28 37 46 55', device: '200' }).say ?? [];
    expect(message?.text).toContain(
      '<callingDevice>200</callingDevice><calledDirectoryNumber>28374655</calledDirectoryNumber><autoOriginate>doNotPrompt</autoOriginate>',
    );
    const taken = told.message(
      'MakeCallResponse',
      '<callingDevice><callID>N/A</callID></callingDevice>',
      told.asked('order-7'),
    );
    expect(one.hear(taken)).not.toHaveProperty('done');
    expect(one.hear(told.rings('200', '1'))).not.toHaveProperty('done');
    expect(one.hear(told.dials('201', '2'))).not.toHaveProperty('done');
    expect(one.hear(told.dials('200', '3'))).toMatchObject({
      done: [{ order: '7', result: { en: 'The phone 200 is calling.' } }],
    });
  });
});

describe('an order', () => {
  it('that is refused was not done', () => {
    const one = live();
    one.ask('7', 'set-do-not-disturb', { agent: '200', on: true });
    expect(one.hear(told.refusal('security', 'notAllowed', 'order-7')).done).toMatchObject([
      { order: '7', result: { name: 'NotUnderstood', message: expect.stringContaining('no right') as string } },
    ]);
  });

  it('that nothing shows to be done is told after a quarter of a minute, once', () => {
    const one = live();
    one.ask('7', 'set-do-not-disturb', { agent: '200', on: true });
    expect(one.ask('8', 'set-do-not-disturb', { agent: '201', on: true }).wakeAt).toBeLessThanOrEqual(
      one.now() + 15 * second,
    );
    one.pass(5 * second);
    one.hear(told.restingEvent('201', true));
    one.pass(10 * second);
    expect(one.wake().done).toMatchObject([{ order: '7', result: { name: 'Unreachable' } }]);
    one.pass(second);
    expect(one.wake()).not.toHaveProperty('done');
  });

  it('is given up by the hub only after we could say what is known of it', () => {
    expect(streamLimits.orderPatience).toBeGreaterThanOrEqual(doneWithin + 5 * second);
  });

  it('that is none is refused', () => {
    expect(live().ask('7', 'fly', {}).done).toMatchObject([{ order: '7', result: { name: 'NotUnderstood' } }]);
  });
});

describe('what a person may ask', () => {
  it('has the names of the contract', () => {
    expect(actions.map(({ id }) => id)).toEqual(['set-queue-member', 'set-do-not-disturb', 'make-call']);
  });

  it.each([
    [
      'set-queue-member',
      { queue: 'support', agent: '200', signedIn: true },
      { queue: 'support', agent: '<', signedIn: true },
    ],
    ['set-do-not-disturb', { agent: '200', on: false }, { agent: '200', on: 'no' }],
    ['make-call', { number: '+45 28 37 46 55', device: '200' }, { number: 'Anna', device: '200' }],
  ])('%s is checked', (id, right, wrong) => {
    const parameters = actions.find((action) => action.id === id)?.parameters;
    expect(parameters?.safeParse(right).success).toBe(true);
    expect(parameters?.safeParse(wrong).success).toBe(false);
    expect(parameters?.safeParse({ ...right, more: 1 }).success).toBe(false);
  });
});
