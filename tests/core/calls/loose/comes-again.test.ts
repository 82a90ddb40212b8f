import { describe, expect, it } from 'vitest';
import type { Fact } from '#core/said/facts';
import { bookOf, legOf, passagesAt, pbx, phonesAt, shown, tieModes } from '#tests/support/facts';

const day = 24 * 3_600;

/** A call with its two ids, from its entry to its end. */
const call = (seconds: number, agent: string, mode: 'linked' | 'own' | 'ownWithPart'): readonly Fact[] => {
  const leg = legOf('4711.1', 'a', mode);
  return [
    pbx.queued(seconds, '4711.1'),
    pbx.rings(seconds + 5, agent, leg),
    pbx.answers(seconds + 20, agent, leg),
    pbx.ends(seconds + 300, leg.leg, 280),
    pbx.ends(seconds + 300.2, '4711.1'),
  ];
};

describe.each(tieModes)(
  'an id that comes again is a new call’s once the old one is over, ids tied as in %s',
  (mode) => {
    it.each([
      ['half an hour later', 1_800],
      ['some hours later', 5 * 3_600],
      ['the next day', day],
      ['two days later', 2 * day],
      ['ten days later', 10 * day],
    ])('%s', (_when, later) => {
      for (const agent of ['201', '202']) {
        const book = bookOf([...call(0, '201', mode), ...call(later, agent, mode).slice(0, 2)]);
        expect(shown(book, later + 10)).toMatchObject({ callsWaiting: 1, longestWaitSeconds: 10, agentsBusy: 1 });
        const answered = bookOf([...call(0, '201', mode), ...call(later, agent, mode).slice(0, 3)]);
        expect(shown(answered, later + 30)).toMatchObject({ callsWaiting: 0, agentsBusy: 1 });
        const over = bookOf([...call(0, '201', mode), ...call(later, agent, mode)]);
        expect(shown(over, later + 400)).toMatchObject({ answeredToday: later < day ? 2 : 1, agentsBusy: 0 });
      }
    });

    it('though the ring is told before the entry', () => {
      const [entry, ring, ...rest] = call(day, '201', mode);
      const overtaken = [
        { ...ring, at: ring?.at } as Fact,
        { ...entry, at: (ring?.at ?? 0) + 500 } as Fact,
        ...rest.slice(0, 1),
      ];
      const book = bookOf([...call(0, '201', mode), ...overtaken]);
      expect(shown(book, day + 30)).toMatchObject({ answeredToday: 1, callsWaiting: 0, agentsBusy: 1 });
    });

    it('and a late word of the old one is none of the new', () => {
      const again = call(400, '201', mode).slice(0, 1);
      const book = bookOf([...call(0, '201', mode), ...again]);
      expect(passagesAt(book, 420)).toEqual(['4711.1 support answered after 20', '4711.1 support waiting']);
    });
  },
);

describe('the same caller back in the same queue', () => {
  const first: readonly Fact[] = [
    pbx.queued(0, '1.1'),
    pbx.rings(1, '201', legOf('1.1')),
    pbx.answers(4, '201', legOf('1.1')),
  ];
  const back = pbx.queued(11, '1.1');
  const answered = '1.1 support answered after 4';

  it.each([201, 202])('is a second call, however soon after his answer, once a phone rings anew: %i', (agent) => {
    const ring = pbx.rings(13, String(agent), legOf('1.1', 'b'));
    expect(passagesAt(bookOf([...first, back, ring]), 14)).toEqual([answered, '1.1 support waiting']);
    const served = [...first, back, ring, pbx.answers(20, String(agent), legOf('1.1', 'b'))];
    expect(passagesAt(bookOf(served), 21)).toEqual([answered, '1.1 support answered after 9']);
  });

  it('is one where he is answered by a phone whose ring nobody told', () => {
    const served = [...first, back, pbx.answers(20, '202', legOf('1.1', 'b'))];
    expect(passagesAt(bookOf(served), 21)).toEqual([answered, '1.1 support answered after 9']);
  });

  it('is one though the ring is told before the entry', () => {
    const leg = legOf('1.1', 'b');
    const served = [...first, pbx.rings(10.5, '202', leg), back, pbx.answers(20, '202', leg)];
    expect(passagesAt(bookOf(served), 21)).toEqual([answered, '1.1 support answered after 9']);
  });

  it('where all legs have the id of the call', () => {
    const own = legOf('1.1', 'a', 'own');
    const talk = [pbx.queued(0, '1.1'), pbx.rings(1, '201', own), pbx.answers(4, '201', own), pbx.ends(9, '1.1', 5)];
    const ring = pbx.rings(16, '202', own);
    expect(passagesAt(bookOf([...talk, back, ring]), 17)).toEqual([answered, '1.1 support waiting']);
  });

  it('is none where nothing follows: then the entry was only told again', () => {
    expect(passagesAt(bookOf([...first, back]), 30)).toEqual([answered]);
    expect(passagesAt(bookOf([...first, pbx.ends(9, '1.1-a'), back]), 30)).toEqual([answered]);
    expect(phonesAt(bookOf([...first, back]), 30)).toEqual(['201 talking']);
  });
});
