import { describe, expect, it } from 'vitest';
import * as told from './payloads.ts';
import { story } from './story.ts';

describe('a member', () => {
  it.each<[string, told.MemberTold, string]>([
    ['whose phone is on', { agent: '200' }, 'ready'],
    ['whose mobile is on', { agent: '200', sip: false, mobile: true }, 'ready'],
    ['whose Skype is on', { agent: '200', sip: false, skype: true }, 'ready'],
    ['with no device on', { agent: '200', sip: false }, 'other (Inaktiv)'],
    ['who is not active', { agent: '200', active: false }, 'other (Inaktiv)'],
  ])('%s', (_what, member, state) => {
    expect(story().tell(0, told.members('400', [member]))).toEqual([
      'queue-members support 200',
      `agent-state support 200 ${state}`,
    ]);
  });

  it('is in each queue what he is there', () => {
    const { tell } = story();
    tell(0, told.members('400', [{ agent: '200' }]));
    expect(tell(0, told.members('410', [{ agent: '200', ...told.signedOut }]))).toEqual([
      'queue-members sales 200',
      'agent-state sales 200 other (Inaktiv)',
    ]);
    expect(tell(1, told.rings('200', '1'))).toEqual([
      'agent-state support 200 ringing',
      'agent-state sales 200 ringing',
    ]);
    expect(tell(9, told.ends('200', '1'))).toEqual([
      'agent-state support 200 ready',
      'agent-state sales 200 other (Inaktiv)',
    ]);
  });

  it('signs out and in, told alone or with all', () => {
    const { tell } = story();
    tell(0, told.members('400', [{ agent: '200' }, { agent: '201' }]));
    expect(tell(1, told.memberEvent('400', { agent: '200', ...told.signedOut }))).toEqual([
      'agent-state support 200 other (Inaktiv)',
    ]);
    expect(tell(2, told.memberEvent('400', { agent: '200' }, { agent: '201' }))).toEqual([
      'agent-state support 200 ready',
    ]);
  });

  it('is not to be disturbed, which matters less than a call and more than the queue', () => {
    const { tell } = story();
    tell(0, told.members('400', [{ agent: '200' }]));
    expect(tell(1, told.restingEvent('200', true))).toEqual(['agent-state support 200 other (Forstyr ikke)']);
    expect(tell(2, told.dials('200', '1'))).toEqual(['agent-state support 200 talking']);
    expect(tell(3, told.ends('200', '1'))).toEqual(['agent-state support 200 other (Forstyr ikke)']);
    expect(tell(4, told.resting('200', false))).toEqual(['agent-state support 200 ready']);
  });

  it('comes later, and what he did before is known', () => {
    const { tell } = story();
    tell(0, told.members('400', []));
    expect(tell(1, told.answers('200', '1'))).toEqual([]);
    expect(tell(2, told.memberEvent('400', { agent: '200' }))).toEqual([
      'queue-members support 200',
      'agent-state support 200 talking',
    ]);
  });

  it('is not all that there are: before the list of all nobody is counted', () => {
    const { tell } = story();
    expect(tell(0, told.memberEvent('400', { agent: '200' }))).toEqual([]);
    expect(tell(1, told.members('400', [{ agent: '200' }, { agent: '201', ...told.signedOut }]))).toEqual([
      'queue-members support 200 201',
      'agent-state support 200 ready',
      'agent-state support 201 other (Inaktiv)',
    ]);
  });

  it('is taken out of the queue: the list of all says so, and it has no state for him', () => {
    const { tell } = story();
    tell(0, told.members('400', [{ agent: '200' }, { agent: '201' }]));
    expect(tell(1, told.members('400', [{ agent: '201' }], 'members-400/7'))).toEqual(['queue-members support 201']);
    expect(tell(2, told.rings('200', '1'))).toEqual([]);
  });

  it('keeps nothing of a user of whom there is nothing to say', () => {
    const one = story();
    one.tell(0, told.answers('200', '1'));
    one.tell(0, told.restingEvent('201', true));
    one.tell(1, told.ends('200', '1'));
    one.tell(1, told.restingEvent('201', false));
    expect(one.known.users).toEqual({});
  });
});
