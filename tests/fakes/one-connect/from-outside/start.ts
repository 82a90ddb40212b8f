import { onTestFinished } from 'vitest';
import type { LifelikeOptions } from '../../centre-setup.ts';
import { lifelikeCentre } from '../../centre-setup.ts';
import type { SimulatedStory } from '../../switches/simulated.ts';
import { simulatedStory } from '../../switches/simulated.ts';
import type { House } from '../exchange/house.ts';
import type { OneConnectOptions, OneConnectServer } from '../server.ts';
import { startOneConnect } from '../server.ts';

export const account = {
  user: 'tavle@vestpol.dk',
  password: 'not a secret & <never> one',
  pbxDomain: '12345678.pbx.one-connect.dk',
};

/** A One-Connect for a test, with a simulated day behind it that has not begun yet. It is closed when the test ends. */
export async function startDay(
  changes: Partial<OneConnectOptions> = {},
  centre: LifelikeOptions = { calls: 200 },
): Promise<OneConnectServer & SimulatedStory> {
  const day = simulatedStory(lifelikeCentre(centre));
  const { story, from, setup } = day;
  const server = await startOneConnect({
    ...account,
    house: houseOf(day),
    story,
    from,
    timeZone: setup.timeZone,
    now: Date.now,
    ...changes,
  });
  onTestFinished(server.close);
  return { ...server, ...day };
}

/** The queues of a simulated day get the numbers 400, 401, ... and its agents Danish names. */
function houseOf({ setup }: Pick<SimulatedStory, 'setup'>): House {
  const names = ['Anna Kjær', 'Mikkel Østergaard', 'Søren & Åse', 'Jens "Bæk" Gaard'];
  const agents = [...new Set(setup.queues.flatMap(({ members }) => members))];
  return {
    trunk: '12345678',
    queues: setup.queues.map(({ id, members }, index) => ({
      id,
      number: String(400 + index),
      name: `${id} Support`,
      members,
      serviceLevelSeconds: 20,
    })),
    users: agents.map((number, index) => ({ number, name: names[index % names.length] ?? '' })),
    others: [{ device: 'c-12345678-600', numberType: 'conference' }],
  };
}
