import { describe, expect, it } from 'vitest';
import type { Fact } from '#core/said/facts';
import { callOf, placeOf } from '#core/calls/loose/legs';
import { bookOf, legOf, passagesAt, pbx, phonesAt, tieModes } from '../../../support/facts.ts';

const phones = (seconds: number, ...facts: readonly Fact[]) => phonesAt(bookOf(facts), seconds);

describe('the call that a leg belongs to', () => {
  const calls = new Set(['1.1', '1.2']);

  it('is the linked one, or else its own id, whichever entered a queue', () => {
    expect(callOf(pbx.rings(0, '201', { leg: 'a', linked: '1.1' }), calls)).toBe('1.1');
    expect(callOf(pbx.rings(0, '201', { leg: '1.1', linked: 'a' }), calls)).toBe('1.1');
    expect(callOf(pbx.rings(0, '201', { leg: '1.1' }), calls)).toBe('1.1');
    expect(callOf(pbx.rings(0, '201', { leg: '1.2', linked: '1.1' }), calls)).toBe('1.1');
  });

  it('is none where neither did: a call to an employee’s own number', () => {
    expect(callOf(pbx.rings(0, '201', { leg: 'a', linked: 'b' }), calls)).toBeUndefined();
    expect(callOf(pbx.rings(0, '201', { leg: 'a' }), calls)).toBeUndefined();
  });

  it.each([
    ['linked', { conversation: '1.1', part: '1.1-a' }],
    ['own', { conversation: '1.1', part: undefined }],
    ['ownWithPart', { conversation: '1.1', part: '1.1-a' }],
  ] as const)('and the id that is the leg’s alone, with ids tied as in %s', (mode, place) => {
    expect(placeOf(pbx.rings(0, '201', legOf('1.1', 'a', mode)), calls)).toEqual(place);
  });
});

describe.each(tieModes)('phones of one call, ids tied as in %s', (mode) => {
  const leg = (part: string) => legOf('1.1', part, mode);
  const idOf = (part: string) => leg(part).leg;
  const queued = pbx.queued(0, '1.1');
  const all = ['201', '202', '203'];
  const ringAll = [queued, ...all.map((agent) => pbx.rings(5, agent, leg(agent)))];

  it('all ring until one is answered, and then that one alone is in use', () => {
    expect(phones(9, ...ringAll)).toEqual(['201 ringing', '202 ringing', '203 ringing']);
    expect(phones(11, ...ringAll, pbx.answers(10, '202', leg('202')))).toEqual(['202 talking']);
  });

  it('that were silenced and told to have ended do not end the talk', () => {
    const silenced = all.filter((agent) => agent !== '202').map((agent) => pbx.ends(10.2, idOf(agent), 0));
    const facts = [...ringAll, pbx.answers(10, '202', leg('202')), ...silenced];
    expect(phones(15, ...facts)).toEqual(['202 talking']);
    expect(phones(61, ...facts, pbx.ends(60, idOf('202'), 50))).toEqual([]);
    expect(passagesAt(bookOf(facts), 61)).toEqual(['1.1 support answered after 10']);
  });

  it('that ring one after the other are in use one after the other', () => {
    const facts = [queued, pbx.rings(5, '201', leg('201')), pbx.ends(20, idOf('201'), 0)];
    expect(phones(21, ...facts)).toEqual([]);
    expect(phones(23, ...facts, pbx.rings(22, '202', leg('202')))).toEqual(['202 ringing']);
  });

  it('may be the same one twice: it rang out, and rings again for the same caller', () => {
    const facts = [queued, pbx.rings(5, '201', leg('b')), pbx.ends(20, idOf('b'), 0), pbx.rings(22, '201', leg('c'))];
    expect(phones(23, ...facts)).toEqual(['201 ringing']);
    expect(phones(31, ...facts, pbx.answers(30, '201', leg('c')))).toEqual(['201 talking']);
  });

  it('that were answered before their ring was told are talking, not ringing', () => {
    const facts = [queued, pbx.answers(10, '201', leg('b')), { ...pbx.rings(10.5, '201', leg('b')) }];
    expect(phones(11, ...facts)).toEqual(['201 talking']);
  });

  it('are the new agent’s alone after a blind transfer', () => {
    const facts = [
      queued,
      pbx.rings(5, '201', leg('b')),
      pbx.answers(10, '201', leg('b')),
      pbx.sendsOn(60, idOf('b')),
      pbx.rings(60.5, '202', leg('c')),
    ];
    expect(phones(62, ...facts)).toEqual(['202 ringing']);
    expect(phones(71, ...facts, pbx.answers(70, '202', leg('c')))).toEqual(['202 talking']);
    expect(phones(91, ...facts, pbx.answers(70, '202', leg('c')), pbx.ends(90, idOf('c'), 20))).toEqual([]);
  });

  it('are both agents’ while one asks the other, and the new one’s alone after it', () => {
    const facts = [
      queued,
      pbx.rings(5, '201', leg('b')),
      pbx.answers(10, '201', leg('b')),
      pbx.rings(40, '202', leg('c')),
      pbx.answers(45, '202', leg('c')),
    ];
    expect(phones(46, ...facts)).toEqual(['201 talking', '202 talking']);
    expect(phones(61, ...facts, pbx.sendsOn(60, idOf('b')))).toEqual(['202 talking']);
    expect(phones(91, ...facts, pbx.sendsOn(60, idOf('b')), pbx.ends(90, idOf('c'), 45))).toEqual([]);
  });

  it('are nobody’s once the caller hung up in mid-talk, though only his own part is told to end', () => {
    const facts = [queued, pbx.rings(5, '201', leg('b')), pbx.answers(10, '201', leg('b'))];
    const ended =
      mode === 'linked' ? [pbx.ends(60, '1.1-b', 50), pbx.ends(60.1, '1.1', 60)] : [pbx.ends(60, '1.1', 50)];
    expect(phones(61, ...facts, ...ended)).toEqual([]);
  });
});

describe('two phones that carry the call’s own id', () => {
  const ringTwo = [pbx.queued(0, '1.1'), ...['201', '202'].map((agent) => pbx.rings(5, agent, { leg: '1.1' }))];
  const talks = [...ringTwo, pbx.answers(10, '201', { leg: '1.1' })];

  it('leave nobody talking after the one end that is told, though it says no duration', () => {
    expect(phones(61, ...talks, pbx.ends(60, '1.1'))).toEqual([]);
  });

  it('leave nobody talking after a short talk: its duration tells it from a ring that was silenced', () => {
    expect(phones(15, ...talks, pbx.ends(14, '1.1', 4))).toEqual([]);
    expect(phones(15, ...talks, pbx.ends(14, '1.1', 0))).toEqual(['201 talking']);
  });
});

describe('a phone', () => {
  it('does not ring on when its end overtook its ring', () => {
    expect(phones(7, pbx.queued(0, '1.1'), pbx.ends(5, '1.1-a', 0), pbx.rings(6, '201', legOf('1.1')))).toEqual([]);
  });

  it('rings when the same leg rings long after an end that was told first', () => {
    const facts = [pbx.queued(0, '1.1'), pbx.ends(5, '1.1-a', 0), pbx.rings(11, '201', legOf('1.1'))];
    expect(phones(12, ...facts)).toEqual(['201 ringing']);
  });

  it('rings for a queue for as long as a caller may wait, but for a call of its own three minutes only', () => {
    const facts = [pbx.queued(0, '1.1'), pbx.rings(5, '201', legOf('1.1')), pbx.rings(5, '202', { leg: '7.1' })];
    expect(phones(184, ...facts)).toEqual(['201 ringing', '202 ringing']);
    expect(phones(185, ...facts)).toEqual(['201 ringing']);
  });

  it('that dials is in use, and free when the call it made ends', () => {
    const dialled = pbx.dials(0, '201', { leg: '9.1' });
    expect(phones(5, dialled)).toEqual(['201 talking']);
    expect(phones(61, dialled, pbx.ends(60, '9.1', 60))).toEqual([]);
  });

  it('is in use by its own agent, whatever zeros the number begins with', () => {
    expect(phones(5, pbx.rings(0, '0201', { leg: '7.1' }), pbx.rings(1, '201', { leg: '7.2' }))).toEqual([
      '0201 ringing',
      '201 ringing',
    ]);
  });
});
