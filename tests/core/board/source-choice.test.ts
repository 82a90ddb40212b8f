import { numberNames } from '#core/said/numbers';
import { describe, expect, it } from 'vitest';
import type { SourceView } from '#core/board/source-choice';
import type { SeenSource } from '../../support/facts.ts';
import { after, bookOf, pbx, pictureOf, rulesWith, tellsCounts, ten, through, wellHeard } from '../../support/facts.ts';

describe('where a number comes from', () => {
  const history: SourceView = {
    ...wellHeard,
    id: 'history',
    provides: ['answeredToday'],
    freshness: 'history',
    asOf: after(-60),
  };
  const answeredToday = (...sources: readonly SourceView[]) => through(...sources).provenance.answeredToday;

  it('is the source that hears it as it happens, with the time of the newest input behind it', () => {
    expect(answeredToday(history, { ...wellHeard, asOf: after(4) })).toEqual({
      source: 'pbx',
      asOf: '2026-11-18T10:00:04.000+01:00',
      stale: false,
      estimated: false,
    });
  });

  it('is the next that is fresh while that one is silent', () => {
    expect(answeredToday({ ...wellHeard, age: 'stale' }, history)).toMatchObject({ source: 'history', stale: false });
    expect(answeredToday({ ...wellHeard, age: 'expired' }, history)).toMatchObject({ source: 'history', stale: false });
    expect(answeredToday({ ...wellHeard, heard: false }, history)).toMatchObject({ source: 'history' });
  });

  it('is the one that hears it best where all are silent, and none is taken at its word for ever', () => {
    const silent = { ...history, age: 'stale' } as const;
    expect(answeredToday({ ...wellHeard, age: 'stale' }, silent)).toMatchObject({ source: 'pbx', stale: true });
    expect(answeredToday({ ...wellHeard, age: 'expired' }, silent)).toMatchObject({ source: 'history', stale: true });
    const { answeredToday: number, provenance } = through({ ...wellHeard, age: 'expired' });
    expect(number).toBeNull();
    expect(provenance.answeredToday.unknown).toBe('tooOld');
  });

  it('stands in for one that goes before it and is silent, and says for whom', () => {
    const stoodInFor = (...views: readonly SourceView[]) => answeredToday(...views)?.insteadOf;
    expect(stoodInFor({ ...wellHeard, age: 'stale' }, history)).toBe('pbx');
    expect(stoodInFor({ ...wellHeard, heard: false }, history)).toBe('pbx');
    expect(stoodInFor(wellHeard, { ...history, age: 'stale' })).toBeUndefined();
    // One that is silent itself was not asked to stand in for anybody.
    expect(stoodInFor({ ...wellHeard, age: 'expired' }, { ...history, age: 'stale' })).toBeUndefined();
    // Nor for one that speaks, and only cannot know it.
    expect(stoodInFor({ ...wellHeard, tellsOfQueues: false }, history)).toBeUndefined();
  });

  it('of agents, is one that knows of pauses before one that only hears phones', () => {
    const box: SourceView = { ...wellHeard, id: 'box', freshness: 'polled' };
    const phones: SourceView = { ...wellHeard, provides: numberNames.filter((name) => name !== 'agentsOther') };
    const { provenance } = through(phones, box);
    expect(provenance).toMatchObject({ callsWaiting: { source: 'pbx' }, agentsReady: { source: 'box' } });
    expect(through(phones, { ...box, age: 'stale' }).provenance.agentsReady).toMatchObject({
      source: 'pbx',
      insteadOf: 'box',
    });
  });

  it('is not one that counts, before it has counted: no word of a queue is no word of nobody calling', () => {
    const box: SeenSource = { ...wellHeard, id: 'box', freshness: 'polled', tells: tellsCounts };
    const { provenance, callsWaiting, answeredToday: answered } = through(box, history);
    expect({ callsWaiting, answered }).toStrictEqual({ callsWaiting: null, answered: 0 });
    expect(provenance).toMatchObject({ callsWaiting: { unknown: 'notSaid' }, answeredToday: { source: 'history' } });
  });

  it('is an old one before one that is fresh and does not know it; and what nobody can know says so', () => {
    const box: SeenSource = { ...wellHeard, id: 'box', freshness: 'polled', tells: tellsCounts };
    const old = { ...history, age: 'stale' } as const;
    const queue = through(box, old);
    expect(queue.answeredToday).toBe(0);
    expect(queue.provenance.answeredToday).toMatchObject({ source: 'history', stale: true });
    expect(queue.provenance.answeredToday.unknown).toBeUndefined();
    expect(queue.provenance.answeredToday.insteadOf).toBeUndefined();
    // Too old to say anything, it is no better than the other.
    expect(through(box, { ...history, age: 'expired' })).toMatchObject({
      answeredToday: null,
      provenance: { answeredToday: { source: 'box', stale: false, unknown: 'notSaid' } },
    });
  });

  it('is never a source that tells of other queues', () => {
    expect(answeredToday({ ...wellHeard, queues: ['sales'] })).toMatchObject({ source: null, unknown: 'notProvided' });
  });

  it('is not one that has never told of this queue, where another is asked for it', () => {
    const silentHere: SourceView = { ...wellHeard, toldOf: new Set(['sales']) };
    const asked: SourceView = { ...history, queues: ['support'] };
    const queue = through(silentHere, { ...asked, age: 'expired' });
    expect(queue.provenance.answeredToday).toMatchObject({ source: 'history', unknown: 'tooOld' });
    expect(queue.overflowedToday).toBeNull();
    expect(queue.provenance.overflowedToday).toMatchObject({ source: 'pbx', unknown: 'queueNotHeard' });
    // Of the phones it may know, as long as nobody else is asked for agents.
    expect(queue.provenance.agentsReady).toMatchObject({ source: 'pbx' });
    expect(queue.agentsReady).toBe(3);
    const ofAgents = { ...asked, id: 'agents', provides: ['agentsOther'] as const };
    expect(through(silentHere, ofAgents)).toMatchObject({
      agentsReady: null,
      provenance: { agentsReady: { unknown: 'queueNotHeard' } },
    });
    const both = { ...silentHere, toldOf: new Set(['sales', 'support']) };
    expect(answeredToday(both, asked)).toMatchObject({ source: 'pbx' });
    // Alone, or beside one that knows only who the agents are, its 0 is believed.
    expect(answeredToday(silentHere)).toMatchObject({ source: 'pbx' });
    expect(answeredToday(silentHere, { ...asked, id: 'names', provides: [] })).toMatchObject({ source: 'pbx' });
  });

  it('is, of two that tell of any queue, the one that has told of this', () => {
    const ofOthers: SourceView = { ...wellHeard, id: 'first', toldOf: new Set(['sales']) };
    const ofThis: SourceView = { ...wellHeard, id: 'second', toldOf: new Set(['support']) };
    const { provenance } = through(ofOthers, ofThis);
    expect(provenance).toMatchObject({ callsWaiting: { source: 'second' }, agentsReady: { source: 'second' } });
    // Silent, it is old; the other's 0 is none of its own.
    expect(through(ofOthers, { ...ofThis, age: 'stale' }).provenance.callsWaiting).toMatchObject({
      source: 'second',
      stale: true,
    });
  });

  it('is whom the configuration names first, as long as he is fresh', () => {
    const preferred = rulesWith({ sources: { answeredToday: ['history'] } });
    const from = (...views: readonly SourceView[]) =>
      pictureOf(bookOf([pbx.queued(0, '1.1')], preferred), after(30), views).queues[0]?.provenance;
    expect(from(wellHeard, history)).toMatchObject({
      answeredToday: { source: 'history' },
      lostToday: { source: 'pbx' },
    });
    expect(from(wellHeard, { ...history, age: 'stale' })).toMatchObject({ answeredToday: { source: 'pbx' } });
  });

  it('is named though the number is old: it stays on the board', () => {
    const queue = through({ ...wellHeard, age: 'stale', asOf: ten });
    expect(queue.callsWaiting).toBe(1);
    expect(queue.provenance.callsWaiting.stale).toBe(true);
  });
});
