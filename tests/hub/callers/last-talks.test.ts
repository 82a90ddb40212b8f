import { describe, expect, it } from 'vitest';
import type { CallerTalk } from '#core/callers/caller';
import type { Input } from '#core/said/input';
import { createConfig } from '#hub/config/config';
import { lastTalks } from '#hub/callers/last-talks';
import { countryCodeOf, patternOfNumber } from '#hub/journal/retention/of-number';
import { simulateDay } from '../../fakes/call-centre.ts';
import { lifelikeCentre, rulesOf } from '../../fakes/centre-setup.ts';
import { configurationFor } from '../../fakes/capture.ts';
import { type FlexfoneOptions, flexfoneRequests } from '../../fakes/flexfone-pbx.ts';
import { talksTruth, type TalkTruth } from '../../truth/talk-truth.ts';
import { patient } from '../../support/patient.ts';
import { openTemporary, temporaryFolder } from '../journal/temporary-journal.ts';

/** A day as Flexfone tells it, in a real journal; who a number last spoke with. */
async function dayOf(options: Partial<FlexfoneOptions>, seed: number) {
  const setup = lifelikeCentre({ calls: 150, seed });
  const events = simulateDay(setup);
  const requests = flexfoneRequests(events, { seed, ...options });
  const config = createConfig(configurationFor(rulesOf(setup), 'pbx'), { environment: {} });
  const journal = await openTemporary(temporaryFolder());
  const inputs = requests.map(({ at, method, path, query, body }): Input => {
    const request = { method, path, query, ...(body !== undefined && { body }) };
    return { kind: 'webhook', at, source: 'pbx', request } as Input;
  });
  await journal.append(inputs);
  const now = (inputs.at(-1)?.at ?? 0) + 60_000;
  const of = async (number: string) => {
    const pattern = patternOfNumber(number, countryCodeOf(config));
    if (pattern === undefined) throw new Error(`${number} is no number.`);
    return lastTalks({ number, pattern }, { journal, config, now });
  };
  return { truth: talksTruth(events), of };
}

const told = ({ direction, agent, at, queue, seconds }: CallerTalk) => ({
  direction,
  agent,
  queue,
  start: Date.parse(at),
  seconds,
});

const really = ({ direction, agent, start, queue, length }: TalkTruth) => ({
  direction,
  agent,
  queue,
  start,
  seconds: Math.round(length / 1_000),
});

/** Where requests pass each other and come twice, nothing without a stamp of its own is known to the second. */
const about = ({ start, seconds, ...talk }: ReturnType<typeof told>) => ({
  ...talk,
  start: expect.closeTo(start, -4) as unknown,
  seconds: seconds === null ? null : (expect.closeTo(seconds, -1) as unknown),
});

/** Those who called most often: each has the whole day read again. */
function busiest(
  truth: ReadonlyMap<string, readonly TalkTruth[]>,
): readonly (readonly [string, readonly TalkTruth[]])[] {
  const called = [...truth].filter(([number]) => number.length >= 6);
  return called.toSorted(([, a], [, b]) => b.length - a.length).slice(0, 16);
}

describe.each([
  ['in its own order', { dialect: 'linked' }, (each: ReturnType<typeof told>) => each],
  ['late and twice', { dialect: 'linked', jitterSeconds: 3, repeatChance: 0.2 }, about],
] as const)('by Flexfone, told %s', (_name, options, precisely) => {
  it.each([1, 2])('whoever calls is told whom he last spoke with: seed %d', patient, async (seed) => {
    const { truth, of } = await dayOf(options, seed);
    const queues = new Set<string | null>();
    for (const [number, talks] of busiest(truth)) {
      const { talks: found, isAll } = await of(number);
      const expected = talks.toReversed().slice(0, 10).map(really);
      expect([number, isAll, found.map(told)]).toEqual([number, talks.length <= 10, expected.map(precisely)]);
      for (const { queue } of found) queues.add(queue);
    }
    expect(queues.size).toBe(3);
  });
});
