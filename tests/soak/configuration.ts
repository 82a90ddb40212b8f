import { secret } from '../support/configurations.ts';
import { limits } from '../truth/alert-day.ts';
import { alertTimes } from './alert-seconds.ts';
import { membersOf, polled, rules, timeZone } from './centre.ts';
import { openingHours, quietHours, silence, swanSeconds } from './truth.ts';

const working = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const onWorkingDays = (spans: readonly string[]): object => Object.fromEntries(working.map((day) => [day, spans]));

/** What the hub runs by. `edition`: settings that change while it runs, and change no number. */
export function configuration(swanUrl: string, edition: number): object {
  return {
    timeZone,
    language: edition % 2 === 0 ? 'da' : 'en',
    openingHours: { ...onWorkingDays(openingHours.week), saturday: openingHours.saturday },
    quietHours: onWorkingDays(quietHours),
    queues: [
      ...rules.queues.map((queue) => ({
        ...queue,
        name: `${queue.id} ${edition}`,
        alerts: { ...limits, ...alertTimes },
      })),
      {
        id: polled,
        name: 'Front desk',
        agents: membersOf(polled),
        alerts: { longestWaitSeconds: {}, callsWaiting: {}, nobodyReady: {} },
      },
    ],
    sources: [
      {
        id: 'pbx',
        adapter: 'flexfone-webhooks',
        secret,
        silence: { minutes: silence.longest / 60_000, from: silence.from, to: silence.to },
      },
      {
        id: 'swan',
        adapter: 'swan',
        baseUrl: swanUrl,
        company: 'VestPol',
        everySeconds: swanSeconds,
        queues: { [polled]: { group: 'Frontdesk', queues: [polled] } },
      },
    ],
    lostCalls: { takenMinutes: 30 + (edition % 5) },
    retention: { personalDays: 2, figuresDays: 6 },
    board: { port: 0 },
    webhooks: { port: 0 },
  };
}
