import { describe, expect, it } from 'vitest';
import { oneConnect } from '#adapters/one-connect/index';
import { surroundings } from '#tests/support/surroundings';
import * as told from './payloads.ts';
import { settings, start, story } from './story.ts';

describe('a caller', () => {
  it('waits, is rung for, and is answered; the end of the talk is the end of the agent’s part', () => {
    const { tell } = story();
    expect(tell(0, told.enters('400', '1'))).toEqual(['call-queued support 1']);
    expect(tell(5, told.rings('200', '1'))).toEqual(['leg-ringing 1 200']);
    expect(tell(9, told.answers('200', '1'))).toEqual(['leg-answered 1 200']);
    expect(tell(9, told.leaves('400', '1'))).toEqual([]);
    expect(tell(20, told.holds('200', '1'))).toEqual([]);
    expect(tell(90, told.ends('200', '1'))).toEqual(['leg-ended 1/200']);
  });

  it('has a number, which is told beside and kept nowhere', () => {
    const read = oneConnect.input.read(
      oneConnect.input.unread,
      { kind: 'message', at: start, message: told.enters('400', '1', { caller: '+45 28 37 46 55' }) },
      settings,
      surroundings,
    );
    expect(read.facts).toMatchObject([{ kind: 'call-queued', caller: '+4528374655' }]);
    expect(JSON.stringify(read.known)).not.toContain('28374655');
  });

  it.each([told.user('201'), '***********', 'anonymous', ''])('who calls from %j has none', (caller) => {
    const message = told.enters('400', '1', { caller });
    const read = oneConnect.input.read(
      oneConnect.input.unread,
      { kind: 'message', at: start, message },
      settings,
      surroundings,
    );
    expect(read.facts[0]).not.toHaveProperty('caller');
  });

  it('waits once, however often that is said', () => {
    const { tell } = story();
    tell(0, told.enters('400', '1'));
    expect(tell(1, told.enters('400', '1'))).toEqual([]);
  });

  it('hangs up while he waits', () => {
    const { tell } = story();
    tell(0, told.enters('400', '1'));
    tell(2, told.rings('200', '1'));
    expect(tell(5, told.leaves('400', '1'))).toEqual(['leg-ended 1']);
    expect(tell(5, told.ends('200', '1'))).toEqual(['leg-ended 1/200']);
    expect(tell(6, told.leaves('400', '1'))).toEqual([]);
  });

  it('goes on to another queue: what the first one says of him after that is nothing', () => {
    const { tell } = story();
    tell(0, told.enters('400', '1'));
    expect(tell(30, told.enters('410', '1'))).toEqual(['call-queued sales 1']);
    expect(tell(30, told.leaves('400', '1'))).toEqual([]);
    expect(tell(40, told.leaves('410', '1'))).toEqual(['leg-ended 1']);
  });

  it('is sent into the queue again by who talks with him', () => {
    const { tell } = story();
    tell(0, told.enters('400', '1'));
    tell(5, told.answers('200', '1'));
    expect(tell(60, told.enters('410', '1'))).toEqual(['call-queued sales 1']);
    expect(tell(60, told.sendsOn('200', '1', '410'))).toEqual(['leg-ended 1/200 transferred']);
    expect(tell(70, told.answers('203', '1'))).toEqual(['leg-answered 1 203']);
  });

  it('is sent on to a colleague, which is no new call of the queue', () => {
    const { tell } = story();
    tell(0, told.enters('400', '1'));
    tell(5, told.answers('200', '1'));
    const ringsInQueue = told.enters('400', '1', {
      more: [`<alertingDevice><deviceIdentifier>${told.user('203')}</deviceIdentifier></alertingDevice>`],
    });
    expect(tell(20, ringsInQueue)).toEqual([]);
    expect(tell(20, told.rings('203', '1'))).toEqual([]);
    expect(tell(21, told.sendsOn('200', '1', '203'))).toEqual(['leg-ended 1/200 transferred']);
    expect(tell(22, told.answers('203', '1'))).toEqual([]);
    expect(tell(50, told.ends('203', '1'))).toEqual([]);
  });

  it('rings two phones: one takes him, the other falls silent', () => {
    const { tell } = story();
    tell(0, told.enters('400', '1'));
    expect(tell(1, told.rings('200', '1'))).toEqual(['leg-ringing 1 200']);
    expect(tell(1, told.rings('201', '1'))).toEqual(['leg-ringing 1 201']);
    expect(tell(4, told.answers('201', '1'))).toEqual(['leg-answered 1 201']);
    expect(tell(4, told.diverts('200', '1'))).toEqual(['leg-ended 1/200']);
  });

  it('rings out at one, and again at the same one', () => {
    const { tell } = story();
    tell(0, told.enters('400', '1'));
    tell(1, told.rings('200', '1'));
    expect(tell(16, told.ends('200', '1'))).toEqual(['leg-ended 1/200']);
    expect(tell(18, told.rings('200', '1'))).toEqual(['leg-ringing 1 200']);
    expect(tell(19, told.answers('200', '1'))).toEqual(['leg-answered 1 200']);
  });
});

describe('an agent', () => {
  const asMember = () => {
    const one = story();
    one.tell(0, told.members('400', [{ agent: '200' }]));
    return one;
  };
  const state = (presence: string) => [`agent-state support 200 ${presence}`];

  it('is rung, talks, holds, and is free', () => {
    const { tell } = asMember();
    expect(tell(1, told.rings('200', '7'))).toEqual(state('ringing'));
    expect(tell(2, told.answers('200', '7'))).toEqual(state('talking'));
    expect(tell(3, told.holds('200', '7'))).toEqual([]);
    expect(tell(4, told.ends('200', '7'))).toEqual(state('ready'));
  });

  it('who calls somebody is in a call from the beginning, and nobody answered in a queue', () => {
    const { tell } = asMember();
    expect(tell(1, told.dials('200', '7'))).toEqual(state('talking'));
    expect(
      tell(
        9,
        told.answers('200', '7', { direction: 'Outbound', more: ['<answeringDevice>28374655</answeringDevice>'] }),
      ),
    ).toEqual([]);
    expect(tell(30, told.ends('200', '7'))).toEqual(state('ready'));
  });

  it('who calls the queue himself does not answer it', () => {
    const { tell } = asMember();
    tell(1, told.dials('200', '7'));
    tell(1, told.enters('400', '7', { caller: told.user('200') }));
    const byColleague = `<answeringDevice><deviceIdentifier>${told.user('201')}</deviceIdentifier></answeringDevice>`;
    expect(tell(5, told.answers('200', '7', { direction: 'Outbound', more: [byColleague] }))).toEqual([]);
    expect(tell(5, told.answers('201', '7'))).toEqual(['leg-answered 7 201']);
  });

  it('with two phones answers on one: the other, and its silence, change nothing', () => {
    const { tell } = asMember();
    tell(1, told.rings('200', '7', { id: 'desk' }));
    tell(1, told.rings('200', '7', { id: 'mobile' }));
    expect(tell(3, told.answers('200', '7', { id: 'desk' }))).toEqual(state('talking'));
    expect(tell(3, told.diverts('200', '7', { id: 'mobile' }))).toEqual([]);
    expect(tell(4, told.diverts('200', '7', { id: 'desk' }))).toEqual([]);
    expect(tell(9, told.ends('200', '7', { id: 'desk' }))).toEqual(state('ready'));
  });

  it('is free when the phone is said to be idle, by whatever id', () => {
    const { tell } = asMember();
    tell(1, told.answers('200', '7'));
    tell(2, told.answers('200', '8'));
    expect(tell(3, told.ends('200', '9', { status: 'Idle' }))).toEqual(state('ready'));
  });

  it('talks on when another party leaves', () => {
    const { tell } = asMember();
    tell(1, told.answers('200', '7'));
    const left = told.ends('200', '7').replace(`<deviceID>${told.user('200')}`, `<deviceID>${told.user('203')}`);
    expect(tell(2, left)).toEqual([]);
    expect(tell(3, told.ends('200', '7'))).toEqual(state('ready'));
  });

  it('to whom a call is sent talks on in it, by its other id', () => {
    const { tell } = asMember();
    tell(1, told.answers('200', 'consultation'));
    expect(
      tell(
        2,
        told
          .sendsOn('201', 'main', '200', '200')
          .replace('SIP/hpbx-u-12345678-201-main', `SIP/hpbx-${told.user('200')}-consultation`),
      ),
    ).toEqual([]);
    expect(tell(9, told.ends('200', 'main', { id: 'another' }))).toEqual(state('ready'));
  });
});
