import { describe, expect, it, onTestFinished } from 'vitest';
import { script } from '#adapters/demo/script';
import { hour, minute } from '#core/time/instant';
import { demoConfig } from '#hub/config/config';
import { createLedger } from '#hub/books/ledger';
import { patient } from '#tests/support/patient';
import { dayTruth } from '../../truth/day-truth.ts';
import { startCsta } from '../csta/server.ts';
import { startOneConnect } from '../one-connect/server.ts';
import { demoCentre } from './centre.ts';
import { numbers, queueRules, timeZone } from './configuration.ts';
import { cstaHouse, oneConnectAccount, oneConnectHouse } from './switches/houses.ts';

const midnight = Date.parse('2026-11-18T00:00:00+01:00');
const options = { timeZone, callsPerHour: 120, seed: 3, queues: queueRules, numbers };

/** What the demo itself shows: its script through the real ledger. */
function demoBoard() {
  const { rules, sources } = demoConfig({ environment: {} });
  const ledger = createLedger({ rules, sources, complete: true });
  const demo = { callsPerHour: options.callsPerHour, seed: options.seed };
  const messages = script(
    demo,
    { source: 'demo', timeZone, queues: queueRules },
    midnight - 20 * hour,
    midnight + 24 * hour,
  );
  let next = messages.next();
  return (now: number) => {
    for (; next.done !== true && next.value.at <= now; next = messages.next()) {
      ledger.take({ kind: 'stream', source: 'demo', ...next.value });
    }
    return ledger.picture(now).queues;
  };
}

describe("the demo's call centre behind the fakes", () => {
  it('is the very one that the demo shows, at any time of the day', () => {
    const centre = demoCentre(options, midnight);
    const board = demoBoard();
    let [waited, paused] = [0, 0];
    for (let now = midnight + 8 * hour; now < midnight + 17 * hour; now += 7 * minute) {
      const { queues, users } = centre.swanAt(now, midnight);
      const truth = dayTruth(centre.between(midnight - 20 * hour, now + 1), { timeZone, queues: queueRules }, now);
      for (const [index, shown] of board(now).entries()) {
        const told = queues[shown.id];
        expect(told?.waiting).toBe(shown.callsWaiting);
        expect(told?.answeredAfterSeconds).toHaveLength(shown.answeredToday ?? -1);
        expect(told?.abandoned).toBe(shown.lostToday);
        expect(told?.members).toHaveLength(
          (shown.agentsReady ?? 0) + (shown.agentsBusy ?? 0) + (shown.agentsOther ?? 0),
        );
        const { callsWaiting, answeredToday, lostToday, overflowedToday } = shown;
        expect(truth[index]).toMatchObject({ callsWaiting, answeredToday, lostToday, overflowedToday });
        waited += callsWaiting ?? 0;
      }
      paused += users.filter(({ status }) => status === 'pause').length;
    }
    expect(waited).toBeGreaterThan(20);
    expect(paused).toBeGreaterThan(20);
  });

  it('has three months of history, each call once, however it is cut', () => {
    const centre = demoCentre(options, midnight);
    const all = [...centre.calls(midnight - 90 * 24 * hour, midnight - 88 * 24 * hour)];
    expect(all.length).toBeGreaterThan(1_000);
    const parts = [90, 89.7, 89.1, 88.4].map((days) => midnight - days * 24 * hour);
    const cut = parts.flatMap((from, index) => [...centre.calls(from, parts[index + 1] ?? midnight - 88 * 24 * hour)]);
    expect(cut).toStrictEqual(all);
  });

  it('goes on over the change of shifts', () => {
    const centre = demoCentre(options, midnight);
    centre.swanAt(midnight + 3 * hour, midnight);
    const { queues } = centre.swanAt(midnight + 24 * hour + 10 * hour, midnight + 24 * hour);
    expect(queues['hallmonitor']?.answeredAfterSeconds.length).toBeGreaterThan(50);
  });

  it('is behind both switches, too', patient, async () => {
    const { story, from, swanAt } = demoCentre(options, midnight);
    const around = { story, from, timeZone, now: () => 0 };
    const oneConnect = await startOneConnect({ ...around, ...oneConnectAccount, house: oneConnectHouse });
    const csta = await startCsta({ ...around, house: cstaHouse });
    onTestFinished(async () => void (await Promise.all([oneConnect.close(), csta.close()])));
    let [waited, paused] = [0, 0];
    for (let now = midnight + 8 * hour; now < midnight + 17 * hour; now += 21 * minute) {
      const { queues, users } = swanAt(now, midnight);
      const quiet = new Set(users.filter(({ status }) => status === 'pause').map(({ extension }) => extension));
      for (const truth of [...oneConnect.truth(now), ...csta.truth(now)]) {
        const swan = queues[truth.id];
        expect(truth).toMatchObject({ callsWaiting: swan?.waiting, lostToday: swan?.abandoned });
        expect(truth.answeredToday).toBe(swan?.answeredAfterSeconds.length);
        for (const { id } of truth.agents.other) if (quiet.has(id)) paused += 1;
        expect(truth.agents.ready.some(({ id }) => quiet.has(id))).toBe(false);
        waited += truth.callsWaiting;
      }
    }
    expect(waited).toBeGreaterThan(20);
    expect(paused).toBeGreaterThan(20);
  });
});
