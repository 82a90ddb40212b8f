import { describe, expect, it } from 'vitest';
import type { Fact } from '#core/said/facts';
import type { Tells } from '#core/said/tells';
import { livedAt } from '#tests/support/changes';
import { legOf, pbx, rulesWith, tellsExactly } from '#tests/support/facts';

const some: Tells = { ...tellsExactly, hangUps: 'some' };
const waiting = [pbx.queued(0, '1'), pbx.queued(5, '2')];
const lives = (facts: readonly Fact[], rules = rulesWith()) => livedAt([...waiting, ...facts], 100, rules, some);

const gone = '1 support abandoned after 20, inferred';
const stays = '1 support waiting';

describe('where not every hang-up is told, though all else comes once and in order', () => {
  it.each<[string, readonly Fact[], string]>([
    ['he is gone when a phone rings for one who came later', [pbx.rings(20, '201', legOf('2'))], gone],
    ['he is gone when one who came later is answered without a ring', [pbx.answers(20, '201', legOf('2'))], gone],
    ['he stays while his own phone rings', [pbx.rings(10, '202', legOf('1')), pbx.rings(20, '201', legOf('2'))], stays],
    ['he stays when somebody rings who is no member', [pbx.rings(20, '299', legOf('2'))], stays],
    ['he stays when a later caller hangs up', [pbx.ends(20, '2')], stays],
  ])('%s', (_what, facts, expected) => {
    expect(lives(facts)[0]).toBe(expected);
  });

  it('who rang out stays when what an agent picks up had rung before', () => {
    const facts = [
      pbx.rings(10, '202', legOf('1')),
      pbx.rings(11, '201', legOf('2')),
      pbx.ends(15, '1-a'),
      pbx.answers(20, '201', legOf('2')),
    ];
    expect(lives(facts)).toEqual([stays, '2 support answered after 15']);
  });

  it('he stays where the queue serves in another order, and in another queue', () => {
    expect(lives([pbx.rings(20, '201', legOf('2'))], rulesWith({ order: 'other' }))[0]).toBe(stays);
    expect(lives([pbx.queued(10, '3', 'sales'), pbx.rings(20, '203', legOf('3'))])[0]).toBe(stays);
  });

  it('he is put right by any sign of life', () => {
    const facts = [pbx.rings(20, '201', legOf('2')), pbx.answers(30, '202', legOf('1'))];
    expect(lives(facts)[0]).toBe('1 support answered after 30');
  });
});

describe('where every hang-up is told, nobody is presumed gone', () => {
  it.each<Tells>([tellsExactly, { ...tellsExactly, delivery: 'loose' }])('$delivery', (tells) => {
    const facts = [...waiting, pbx.rings(20, '201', legOf('2')), pbx.answers(25, '201', legOf('2'))];
    expect(livedAt(facts, 100, rulesWith(), tells)).toEqual([stays, '2 support answered after 20']);
  });
});
