import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresOf } from '#core/board/figures';
import type { Book } from '#core/book/book';
import { advance, createBook, fold } from '#core/book/book';
import { totalsOf } from '#core/book/tally';
import type { PassageChange } from '#core/calls/changes';
import type { Instant } from '#core/time/instant';
import { second } from '#core/time/instant';
import { passagesAfter } from '#tests/support/changes';
import { rulesWith, tellsExactly } from '#tests/support/facts';
import { patient } from '#tests/support/patient';
import { ExactWorld } from './exact-world.ts';
import type { Lived } from './exact-snapshot.ts';
import { dayOf } from './local-time.ts';
import { waitingIn } from '#tests/support/waiting';

/** `THOROUGHNESS=50` looks fifty times as far. */
const thoroughness = Number(process.env['THOROUGHNESS'] ?? 1);

const rules = rulesWith({ maxWaitSeconds: 86_400 });
const zone = rules.timeZone;
/** Just before midnight: much of it is of two days. */
const begins = Date.parse('2026-11-18T23:50:00+01:00');

const deed = fc.record({
  wait: fc.oneof(fc.constantFrom(0, 1), fc.integer({ min: 0, max: 30 * second })),
  what: fc.nat({ max: 1_000 }),
  who: fc.nat({ max: 1_000 }),
  whom: fc.nat({ max: 1_000 }),
});

/** The book's word and the world's, of the same things. */
function compare(book: Book, world: ExactWorld, now: Instant): void {
  const phones = [...book.tally.phones.values()].flatMap((legs) => legs.map(({ agent, state }) => `${agent} ${state}`));
  expect(phones.toSorted()).toEqual(world.phones());
  for (const queue of rules.queues) {
    const lives = world.lives.filter((lived) => lived.queue === queue.id && !lived.unseen);
    const waiting = lives.filter((lived) => lived.class === 'waiting');
    const listed = waitingIn(book, queue.id);
    expect(listed.map(({ call, entry }) => `${entry} ${call}`).toSorted()).toEqual(
      waiting.map(({ call, entry }) => `${entry} ${call}`).toSorted(),
    );
    expect(listed.map(({ entry }) => entry)).toEqual(waiting.map(({ entry }) => entry).toSorted((a, b) => a - b));
    const day = dayOf(now, zone);
    const today = lives.filter((lived) => dayOf(lived.entry, zone) === day);
    const count = (kind: Lived['class']): number => today.filter((lived) => lived.class === kind).length;
    const answered = today.filter((lived) => lived.class === 'answered');
    const waits = answered.reduce((all, { entry, until = entry }) => all + until - entry, 0);
    expect(totalsOf(book.tally, day, queue.id)).toMatchObject({
      offered: today.length,
      waiting: count('waiting'),
      answered: answered.length,
      abandoned: count('abandoned'),
      overflowed: count('overflowed'),
      answerWait: waits,
      inferredAbandoned: 0,
    });
    const talks = answered.flatMap(({ until = 0, talkedUntil }) =>
      talkedUntil === undefined ? [] : [talkedUntil - until],
    );
    const ended = today.filter((lived) => lived.class === 'answered' || lived.class === 'abandoned');
    const longest = [...ended, ...waiting].map(({ entry, until = now }) => Math.round((until - entry) / second));
    const missed = world.missed.filter(
      ({ queue: of, until }) => of === queue.id && until !== undefined && dayOf(until, zone) === day,
    );
    const figures = figuresOf(book, queue, now);
    expect(figures.answeredToday.value).toBe(answered.length + missed.filter(({ kind }) => kind === 'answered').length);
    expect(figures.longestWaitTodaySeconds.value).toBe(longest.length === 0 ? null : Math.max(...longest));
    const talked = talks.reduce((all, talk) => all + talk, 0) / talks.length / second;
    // An end that nobody heard is taken for the moment at which it was missed: about so long were the talks then.
    if (!world.talkEndedUnheard) {
      expect(figures.avgTalkSeconds.value).toBe(talks.length === 0 ? null : Math.round(talked));
    }
    expect(figures.lostToday.value).toBe(count('abandoned') + missed.filter(({ kind }) => kind === 'abandoned').length);
  }
}

describe('a call centre that tells everything once and in order', patient, () => {
  it('is counted as it was, at every moment, also after nobody had listened for a while', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 80 }), (deeds) => {
        const world = new ExactWorld(begins);
        let book = createBook(rules, tellsExactly);
        let known = 0;
        const changes: PassageChange[] = [];
        const hear = (): void => {
          for (; known < world.told.length; known += 1) {
            const fact = world.told[known];
            if (fact === undefined) continue;
            const folded = fold(book, fact);
            book = folded.book;
            changes.push(...folded.changes);
          }
          if (world.listens) compare(advance(book, world.now), world, world.now);
        };
        for (const { wait, what, who, whom } of deeds) {
          world.act(wait, what, who, whom);
          hear();
        }
        world.settle();
        hear();
        const told = passagesAfter(changes).map(({ call, queue, entry, class: kind, until }) => {
          return { call, queue, entry, class: kind, until };
        });
        const seen = world.lives.filter(({ unseen }) => !unseen);
        expect(told.toSorted(byCall)).toEqual(
          seen
            .map(({ call, queue, entry, class: kind, until }) => ({ call, queue, entry, class: kind, until }))
            .toSorted(byCall),
        );
      }),
      { numRuns: 1_500 * thoroughness },
    );
  });

  it('tells how long each agent talked, where it tells when he put down', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 60 }), (deeds) => {
        const world = new ExactWorld(begins);
        // Nobody ever hangs up on the telling itself.
        for (const { wait, what, who, whom } of deeds) world.act(wait, what, who * 2, whom);
        const changes: PassageChange[] = [];
        world.told.reduce(
          (book, fact) => {
            const folded = fold(book, fact);
            changes.push(...folded.changes);
            return folded.book;
          },
          createBook(rules, tellsExactly),
        );
        const talks = passagesAfter(changes).filter((passage) => passage.class === 'answered');
        const lived = world.lives.filter((one) => one.class === 'answered');
        const inWords = ({ call, entry, talkedUntil }: Pick<Lived, 'call' | 'entry' | 'talkedUntil'>): string =>
          `${call} ${entry} ${talkedUntil ?? 'still'}`;
        expect(talks.map(inWords).toSorted()).toEqual(lived.map(inWords).toSorted());
      }),
      { numRuns: 500 * thoroughness },
    );
  });
});

function byCall(a: Pick<Lived, 'call' | 'entry' | 'until'>, b: Pick<Lived, 'call' | 'entry' | 'until'>): number {
  return a.call.localeCompare(b.call) || a.entry - b.entry || (a.until ?? Infinity) - (b.until ?? Infinity);
}
