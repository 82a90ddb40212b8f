import { expect, it } from 'vitest';
import type { Fact } from '#core/said/facts';
import { folded, livedAt } from '#tests/support/changes';
import { after, legOf, pbx } from '#tests/support/facts';

const leg = legOf('1');
/** Nobody who waits in `support` is told of any more; perhaps a phone rings for him next. */
const gone: Fact = { ...pbx.ends(10, '1'), mayGoOn: true };
const sentAway: Fact = { ...pbx.left(10, '1'), mayGoOn: true };

it.each([
  ['lost', gone, 'abandoned after 10'],
  ['forwarded', sentAway, 'overflowed after 10'],
])('who seems to be %s is so at once, and stays so where nothing follows', (_what, fact, outcome) => {
  const story = [pbx.queued(0, '1'), fact];
  expect(livedAt(story, 10)).toEqual([`1 support ${outcome}`]);
  expect(livedAt(story, 3_600)).toEqual([`1 support ${outcome}`]);
});

it.each([gone, sentAway])('was handed to the phone that rings within moments, and waits on', (fact) => {
  const rings = [pbx.queued(0, '1'), fact, pbx.rings(15, '201', leg)];
  expect(livedAt(rings, 16)).toEqual(['1 support waiting']);
  expect(livedAt([...rings, pbx.answers(30, '201', leg)], 31)).toEqual(['1 support answered after 30']);
  expect(livedAt([...rings, pbx.ends(30, '1')], 31)).toEqual(['1 support abandoned after 30']);
});

it('was handed to the phone that is answered, and counts once', () => {
  const story = [pbx.queued(0, '1'), gone, pbx.answers(11, '201', leg)];
  expect(livedAt(story, 12)).toEqual(['1 support answered after 11']);
  expect(folded(story).changes.at(-1)).toMatchObject({
    before: { class: 'abandoned', until: after(10) },
    after: { class: 'answered', until: after(11) },
  });
});

it.each([
  ['after that', [gone, pbx.rings(15.001, '201', leg), pbx.answers(20, '201', leg)]],
  ['where more than the queue’s own part was over', [pbx.ends(10, '1'), pbx.answers(11, '201', leg)]],
  ['where the caller himself is told to be gone', [gone, pbx.ends(10.5, '1'), pbx.answers(11, '201', leg)]],
])('not %s', (_what, rest) => {
  expect(livedAt([pbx.queued(0, '1'), ...rest], 30)).toEqual(['1 support abandoned after 10']);
});

it('and who enters anew is another call of the queue', () => {
  const story = [pbx.queued(0, '1'), gone, pbx.queued(12, '1'), pbx.answers(13, '201', leg)];
  expect(livedAt(story, 30)).toEqual(['1 support abandoned after 10', '1 support answered after 1']);
});
