import fc from 'fast-check';
import type { Fact } from '#core/said/facts';
import type { Tells } from '#core/said/tells';
import type { Instant, Milliseconds } from '#core/time/instant';
import { hour, minute, second } from '#core/time/instant';

type Word = Fact extends infer One ? (One extends Fact ? Omit<One, 'source' | 'at'> : never) : never;

const call = fc.constantFrom('1', '2', '3');
const queue = fc.constantFrom('support', 'sales', 'elsewhere');
const agent = fc.constantFrom('201', '202', '203', '299');
/** A leg with an id of its own, one that carries its call's, and one of nobody's call. */
const leg = fc
  .tuple(call, fc.constantFrom('a', 'b', ''), fc.boolean())
  .map(([id, part, linked]) => (part === '' ? { leg: id } : { leg: `${id}-${part}`, ...(linked && { linked: id }) }));
const count = fc.option(fc.integer({ min: 0, max: 5 }));

/** Anything at all that can be told of calls, by ids that come again and again. */
const word: fc.Arbitrary<Word> = fc.oneof(
  fc.record({ kind: fc.constant('call-queued' as const), call, queue }),
  fc.record({ kind: fc.constant('call-queued' as const), call, queue, atLeast: fc.constant(true as const) }),
  fc.record({ kind: fc.constant('call-left' as const), call, queue, reason: fc.constantFrom('overflow', 'key') }),
  fc.tuple(leg, agent).map(([ids, who]) => ({ kind: 'leg-ringing' as const, ...ids, agent: who })),
  fc.tuple(leg, agent).map(([ids, who]) => ({ kind: 'leg-answered' as const, ...ids, agent: who })),
  fc.tuple(leg, agent).map(([ids, who]) => ({ kind: 'leg-dialled' as const, ...ids, agent: who })),
  fc.tuple(leg, fc.boolean()).map(([{ leg: id }, transferred]) => ({ kind: 'leg-ended' as const, id, transferred })),
  call.map((id) => ({ kind: 'leg-ended' as const, id, transferred: false })),
  fc.record({ kind: fc.constant('waiting-listed' as const), queue, calls: fc.subarray(['1', '2', '3']) }),
  fc.record({ kind: fc.constant('agents-listed' as const), agents: fc.subarray(['201', '202', '203']) }),
  fc.record({
    kind: fc.constant('agent-state' as const),
    agent,
    presence: fc.constantFrom('ready', 'wrapUp', 'other', 'loggedOut', 'talking'),
  }),
);

/** What depends on when it is told. */
function timed(at: Instant): fc.Arbitrary<Word> {
  const ago = (most: Milliseconds) => fc.integer({ min: -10 * second, max: most }).map((past) => at - past);
  return fc.oneof(
    { weight: 8, arbitrary: word },
    {
      weight: 2,
      arbitrary: fc.tuple(word, ago(hour)).map(([one, happenedAt]): Word => ({ ...one, happenedAt })),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('call-recorded' as const),
        record: fc.constantFrom('r1', 'r2', 'r3'),
        queue,
        entry: ago(30 * hour),
        answered: fc.option(ago(hour)),
        end: ago(hour),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record(
        {
          kind: fc.constant('calls-missed' as const),
          queue,
          from: ago(hour),
          answered: count,
          atLeast: fc.constant(true as const),
          abandoned: count,
        },
        { requiredKeys: ['kind', 'queue', 'from', 'answered', 'abandoned'] },
      ),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('missed-in-doubt' as const), queue }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('clock-stepped' as const),
        by: fc.constantFrom(-hour, -second, second, hour),
      }),
    },
  );
}

/** From the same moment to hours later: mostly close together. */
const pause = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(0, 1, 500) },
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 40 * second }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 20 * minute }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 5 * hour }) },
);

/** Any facts, in order of arrival from `begins` on. */
export function anyFacts(begins: Instant): fc.Arbitrary<readonly Fact[]> {
  return fc.array(pause, { maxLength: 40 }).chain((pauses) => {
    let at = begins;
    const times = pauses.map((length) => (at += length));
    return fc.tuple(...times.map((when) => timed(when).map((one): Fact => ({ ...one, source: 'pbx', at: when }))));
  });
}

export const anyTells: fc.Arbitrary<Tells> = fc.record({
  calls: fc.constant('events'),
  agents: fc.constantFrom('states', 'phones'),
  delivery: fc.constantFrom('exact', 'loose'),
  hangUps: fc.constantFrom('all', 'some'),
});
