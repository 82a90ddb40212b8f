import { onTestFinished } from 'vitest';
import type { LifelikeOptions } from '../../centre-setup.ts';
import { lifelikeCentre } from '../../centre-setup.ts';
import type { SimulatedStory } from '../../switches/simulated.ts';
import { simulatedStory } from '../../switches/simulated.ts';
import type { House } from '../exchange/house.ts';
import type { CstaOptions, CstaServer } from '../server.ts';
import { startCsta } from '../server.ts';

/** A CSTA switch for a test, with a simulated day behind it that has not begun yet. It is closed when the test ends. */
export async function startDay(
  changes: Partial<CstaOptions> = {},
  centre: LifelikeOptions = { calls: 200 },
): Promise<CstaServer & SimulatedStory> {
  const day = simulatedStory(lifelikeCentre(centre));
  const { story, from, setup } = day;
  const server = await startCsta({
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

function houseOf({ setup }: Pick<SimulatedStory, 'setup'>): House {
  const names = ['Anna Kjær', 'Mikkel Østergaard', 'Søren & Åse', 'Jens "Bæk" Gaard'];
  const agents = [...new Set(setup.queues.flatMap(({ members }) => members))];
  return {
    queues: setup.queues.map(({ id, localNumber, members }) => ({
      id,
      number: localNumber,
      name: `${id} Support`,
      members,
    })),
    agents: agents.map((number, index) => ({ number, name: names[index % names.length] ?? '' })),
  };
}
