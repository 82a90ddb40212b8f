import { describe, expect, it } from 'vitest';
import type { Fact, LegEnded } from '#core/said/facts';
import { bookOf, legOf, passagesAt, pbx, phonesAt, shown } from '#tests/support/facts';

/** The end of an agent's part, by which he sent the call on that it names. */
const sent = (seconds: number, id: string, transferredCall?: string): LegEnded => ({
  ...pbx.sendsOn(seconds, id),
  ...(transferredCall !== undefined && { transferredCall }),
});

/** 201 has the queue's call 1.1. */
const served: readonly Fact[] = [
  pbx.queued(0, '1.1'),
  pbx.rings(5, '201', legOf('1.1')),
  pbx.answers(10, '201', legOf('1.1')),
];
/** He asks 204, whose phone is that of another queue. */
const consults: readonly Fact[] = [
  pbx.dials(120, '201', { leg: 'C.1' }),
  pbx.rings(121, '204', { leg: 'C.2', linked: 'C.1' }),
  pbx.answers(125, '204', { leg: 'C.2', linked: 'C.1' }),
];

describe('an agent who sent a call on after he asked another is free, and the other goes on', () => {
  it.each<[string, readonly Fact[]]>([
    ['where the end of his part names the call', [sent(180, '1.1-a', '1.1')]],
    ['where the end of his part names nothing', [sent(180, '1.1-a')]],
    ['where the end of his own call names the call', [sent(180, 'C.1', '1.1')]],
    ['where the end of his own call names his part of it', [sent(180, 'C.1', '1.1-a')]],
    ['where the end of his own call names nothing', [sent(180, 'C.1')]],
    ['where both are told', [sent(180, '1.1-a', '1.1'), sent(181, 'C.1', '1.1')]],
    ['where both are told, the other way round', [sent(180, 'C.1', '1.1'), sent(181, '1.1-a', '1.1')]],
    ['where both are told, and name nothing', [sent(180, '1.1-a'), sent(181, 'C.1')]],
    ['where one of them comes when all is over', [sent(180, 'C.1', '1.1'), pbx.ends(900, 'C.2'), sent(901, '1.1-a')]],
  ])('%s', (_how, ends) => {
    const story = [...served, ...consults, ...ends];
    expect(phonesAt(bookOf(story.filter(({ at }) => at <= pbx.queued(300, '').at)), 300)).toEqual(['204 talking']);
    const book = bookOf([...story, pbx.ends(902, 'C.2'), pbx.ends(903, '1.1')]);
    expect(phonesAt(book, 904)).toEqual([]);
    expect(shown(book, 904)).toMatchObject({ answeredToday: 1, lostToday: 0, avgTalkSeconds: 170 });
  });

  it('and the other is free when the caller hangs up, though the end of his own part is never told', () => {
    const story = [...served, ...consults, sent(180, 'C.1', '1.1'), pbx.ends(300, '1.1')];
    expect(phonesAt(bookOf(story), 301)).toEqual([]);
  });

  it('and not, where he only asked and went on with the caller himself', () => {
    const story = [...served, ...consults, pbx.ends(180, 'C.1'), pbx.ends(181, 'C.2')];
    expect(phonesAt(bookOf(story), 200)).toEqual(['201 talking']);
  });

  it('but for another call that he had before, and that he did not send on', () => {
    const before = pbx.answers(2, '201', { leg: '7.1' });
    expect(phonesAt(bookOf([served[0] as Fact, before, ...served.slice(1), sent(60, '1.1-a')]), 61)).toEqual([
      '201 talking',
    ]);
  });
});

describe('a caller whom an agent sends into a queue through a call of his own', () => {
  const leg = legOf('Q.1', 'b');
  const before: readonly Fact[] = [
    pbx.answers(5, '205', legOf('Q.1')),
    pbx.dials(29, '205', { leg: 'C.1' }),
    pbx.queued(30, 'C.1'),
  ];
  const into: readonly [string, readonly Fact[]][] = [
    ['both ends name him', [sent(45, 'Q.1-a', 'Q.1'), sent(45.2, 'C.1', 'Q.1')]],
    ['only the end of the agent’s own call does', [sent(45.2, 'C.1', 'Q.1')]],
    ['only the end of the agent’s part does', [sent(45, 'Q.1-a', 'Q.1')]],
    ['none does', [sent(45, 'Q.1-a')]],
    ['the agent’s part is named', [sent(45.2, 'C.1', 'Q.1-a')]],
  ];

  it.each(into)('is answered by his own id, where %s', (_how, ends) => {
    const story = [...before, ...ends, pbx.rings(60, '201', leg), pbx.answers(70, '201', leg)];
    const book = bookOf(story);
    expect(shown(book, 120)).toMatchObject({ callsWaiting: 0, answeredToday: 1, lostToday: 0, avgWaitSeconds: 40 });
    expect(phonesAt(book, 120)).toEqual(['201 talking']);
    expect(shown(bookOf([...story, pbx.ends(200, leg.leg), pbx.ends(200.2, 'Q.1')]), 7_200)).toMatchObject({
      callsWaiting: 0,
      answeredToday: 1,
      lostToday: 0,
    });
  });

  it.each(into)('is lost when he hangs up, where %s', (_how, ends) => {
    const book = bookOf([...before, ...ends, pbx.ends(90, 'Q.1')]);
    expect(shown(book, 100)).toMatchObject({ callsWaiting: 0, answeredToday: 0, lostToday: 1 });
    expect(passagesAt(book, 100)).toEqual(['Q.1 support abandoned after 60']);
  });

  it('waits since he, or the agent for him, came there, and only once', () => {
    const ends = [sent(45, 'Q.1-a', 'Q.1'), sent(45.2, 'C.1', 'Q.1')];
    for (const count of [0, 1, 2]) {
      const book = bookOf([...before, ...ends.slice(0, count)]);
      expect(shown(book, 60), `${count} told`).toMatchObject({ callsWaiting: 1, longestWaitSeconds: 30 });
    }
  });

  it('is not answered by the talk out of which a member sent him there', () => {
    const member = before.map((fact) => ('agent' in fact ? { ...fact, agent: '202' } : fact) as Fact);
    const book = bookOf([...member, sent(45, 'Q.1-a', 'Q.1'), sent(45.2, 'C.1', 'Q.1')]);
    expect(shown(book, 60)).toMatchObject({ callsWaiting: 1, answeredToday: 0 });
  });

  it('is answered where the agent of the queue took the one who asked, before the two were joined', () => {
    const asked = { leg: 'C.3', linked: 'C.1' };
    const book = bookOf([
      ...before,
      pbx.rings(33, '201', asked),
      pbx.answers(36, '201', asked),
      sent(45, 'Q.1-a', 'Q.1'),
      sent(45.2, 'C.1', 'Q.1'),
    ]);
    expect(shown(book, 60)).toMatchObject({ callsWaiting: 0, answeredToday: 1, avgWaitSeconds: 6 });
    expect(phonesAt(book, 60)).toEqual(['201 talking']);
  });

  it('from one queue into the next is a call of each', () => {
    const book = bookOf([
      ...served,
      pbx.dials(130, '201', { leg: 'C.1' }),
      pbx.queued(130.5, 'C.1', 'sales'),
      sent(131, '1.1-a', '1.1'),
      sent(131.2, 'C.1', '1.1'),
      pbx.rings(132, '204', legOf('1.1', 'b')),
      pbx.answers(137.5, '204', legOf('1.1', 'b')),
    ]);
    expect(passagesAt(book, 140)).toEqual(['1.1 support answered after 10', '1.1 sales answered after 7']);
  });

  it('and the agent who gives up before is a caller who hung up', () => {
    const book = bookOf([...before, pbx.ends(45, 'C.1')]);
    expect(shown(book, 60)).toMatchObject({ callsWaiting: 0, lostToday: 1 });
    expect(phonesAt(book, 60)).toEqual(['205 talking']);
  });
});

describe('an agent whose next call of a queue ends', () => {
  const next = [pbx.queued(600, '1.2'), pbx.rings(602, '201', legOf('1.2')), pbx.answers(608, '201', legOf('1.2'))];

  it('is free of an earlier one whose end was never told, of whose talk no length is known', () => {
    expect(phonesAt(bookOf([...served, ...next]), 700)).toEqual(['201 talking', '201 talking']);
    const book = bookOf([...served, ...next, pbx.ends(900, '1.2-a', 292)]);
    expect(phonesAt(book, 901)).toEqual([]);
    expect(shown(book, 901)).toMatchObject({ answeredToday: 2, agentsBusy: 0, agentsReady: 3, avgTalkSeconds: 292 });
  });

  it('or sends it on', () => {
    expect(phonesAt(bookOf([...served, ...next, sent(900, '1.2-a', '1.2')]), 901)).toEqual([]);
  });

  it('where the same caller came again', () => {
    const again = [
      pbx.queued(300, '1.1'),
      pbx.rings(302, '201', legOf('1.1', 'b')),
      pbx.answers(308, '201', legOf('1.1', 'b')),
    ];
    const book = bookOf([...served, ...again, pbx.ends(400, '1.1-b')]);
    expect(phonesAt(book, 401)).toEqual([]);
  });

  it('is free of it exactly since its own end, once that is told', () => {
    const book = bookOf([...served, ...next, pbx.ends(900, '1.2-a', 292), pbx.ends(910, '1.1-a', 900)]);
    expect(shown(book, 920).avgTalkSeconds).toBe((292 + 900) / 2);
  });

  it('is not free of a call of his own, nor another of his', () => {
    const own = [pbx.dials(20, '201', { leg: '7.1' }), ...next, pbx.ends(900, '1.2-a')];
    expect(phonesAt(bookOf(own), 901)).toEqual(['201 talking']);
    const others = served.map((fact) => ('agent' in fact ? { ...fact, agent: '202' } : fact) as Fact);
    expect(phonesAt(bookOf([...others, ...next, pbx.ends(900, '1.2-a')]), 901)).toEqual(['202 talking']);
  });
});
