import { expect, it } from 'vitest';
import type { CallerTalk } from '#core/callers/caller';
import type { Input } from '#core/said/input';
import { lastTalks } from '#hub/callers/last-talks';
import { createConfig } from '#hub/config/config';
import { countryCodeOf, patternOfNumber } from '#hub/journal/retention/of-number';
import { twoQueues } from '#tests/support/configurations';
import { recorded, recordedSettings } from '#tests/support/fixtures';
import { openTemporary, temporaryFolder } from '../journal/temporary-journal.ts';

const environment = {};

/** The recorded settings are of three queues. */
const ofSoluno: { readonly [adapter: string]: object } = {
  soluno: { queues: { support: ['622', '800'], sales: ['711'] } },
};

/** Who a number last spoke with, by what one phone system told. */
async function talksBy(adapter: string, inputs: readonly Input[], number: string): Promise<readonly CallerTalk[]> {
  const source = { ...recordedSettings(adapter), ...ofSoluno[adapter], id: 'pbx', adapter };
  const config = createConfig(twoQueues({ sources: [source] }), { environment });
  const journal = await openTemporary(temporaryFolder(), { retention: { personalDays: 36_500, figuresDays: 36_500 } });
  await journal.append(inputs);
  const now = (inputs.at(-1)?.at ?? 0) + 60_000;
  const pattern = patternOfNumber(number, countryCodeOf(config)) ?? /no number/;
  return (await lastTalks({ number, pattern }, { journal, config, now })).talks;
}

const inputsOf = (adapter: string, name: string): readonly Input[] => recorded(adapter, name).map(({ input }) => input);

it('One-Connect names the caller when he comes to the queue, and the agent when he answers', async () => {
  const inputs = inputsOf('one-connect', 'calls').slice(0, 5);
  const talk = { source: 'pbx', direction: 'in', agent: '200', name: null, queue: 'support', seconds: 51 };
  const at = '2026-11-18T09:14:09.250+01:00';
  expect(await talksBy('one-connect', inputs, '28 37 46 55')).toEqual([{ ...talk, at }]);
  expect(await talksBy('one-connect', inputs, '28 37 46 56')).toEqual([]);
  // Nobody said yet that it is over.
  expect(await talksBy('one-connect', inputs.slice(0, 4), '28374655')).toEqual([{ ...talk, at, seconds: null }]);
});

it('Soluno tells of it when it is over; who was lost spoke with nobody, and a call told again is one', async () => {
  const inputs = inputsOf('soluno', 'history').slice(0, 1);
  const [answer] = inputs;
  const again: readonly Input[] = answer === undefined ? [] : [{ ...answer, at: answer.at + 300_000 }];
  expect(await talksBy('soluno', [...inputs, ...again], '+46 72 111 111')).toEqual([
    {
      source: 'pbx',
      direction: 'in',
      at: '2017-01-04T16:16:10.279+01:00',
      agent: '+4672555555',
      name: null,
      queue: 'support',
      seconds: 81,
    },
  ]);
  expect(await talksBy('soluno', inputs, '+4672222222')).toEqual([]);
});
