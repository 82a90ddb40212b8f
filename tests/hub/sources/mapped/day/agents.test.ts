import { expect, it, onTestFinished } from 'vitest';
import { hour, minute, second } from '#core/time/instant';
import { startLoopbackServer } from '#tests/fakes/loopback-server';
import { countsOf } from '#tests/fakes/mapped/ground-counts';
import { compressedTime } from '#tests/support/compressed-time';
import { begin, end, mappedDay, numbersOf, shownOf } from '#tests/support/mapped-day/day';
import { moments, startTelling } from '#tests/support/mapped-day/telling';
import { patient } from '#tests/support/patient';

const every = 10 * minute;
const stateOf: { readonly [status: string]: string } = {
  available: 'ready',
  busy: 'talking',
  ringing: 'ringing',
  pause: 'other',
  unavailable: 'loggedOut',
};

it(
  'a day of what agents do, by rest: each as he is, the counts of them, and again from the export',
  patient,
  async () => {
    const time = compressedTime(new Date(begin).toISOString());
    const { now } = time.clock;
    const day = mappedDay({ calls: 300, seed: 34 });
    const said = [
      { at: begin + 10 * hour, agent: '201', presence: 'other' },
      { at: begin + 13 * hour, agent: '201', presence: 'ready' },
      { at: begin + 18 * hour, agent: '202', presence: 'loggedOut' },
    ] as const;
    const stateAt = countsOf(day.events, day.members, day.rules.timeZone, said);
    const service = await startLoopbackServer((_request, response) => {
      const xml = stateAt(now()).users.map(
        ({ extension, name, status, description }) =>
          `<agent><local>${extension}</local><name>${name}</name><state>${status}</state><why>${description}</why></agent>`,
      );
      response.setHeader('Content-Type', 'text/xml').end(`<?xml version="1.0"?><answer>${xml.join('')}</answer>`);
    });
    onTestFinished(() => service.close());
    const source = {
      adapter: 'rest',
      url: service.baseUrl,
      everySeconds: every / second,
      as: 'agents',
      records: 'agent',
      fields: { agent: 'local', name: 'name', state: 'state', reason: "state = 'pause' ? why : null" },
      states: {
        ready: ['available'],
        busy: ['busy'],
        ringing: ['ringing'],
        other: ['pause'],
        loggedOut: ['unavailable'],
      },
    };
    const telling = await startTelling(time, day.configuration(source));
    const seen = new Set<string>();
    for (const at of moments(every, end)) {
      await telling.askedAt(at);
      const { users } = countsOf(day.events, day.members, day.rules.timeZone, said)(at);
      const truth = day.truth(at, undefined, '201');
      const when = new Date(at).toISOString();
      for (const queue of telling.queues()) {
        const own = users.filter(({ extension }) => day.members[queue.id]?.includes(extension) === true);
        const count = (...states: readonly string[]) => own.filter(({ status }) => states.includes(status)).length;
        const [ready, busy, other] = [count('available'), count('busy', 'ringing'), count('pause')];
        const figures = { agentsReady: ready, agentsBusy: busy, agentsOther: other };
        expect(shownOf(queue), when).toEqual({ ...numbersOf(queue, []), ...figures });
        // Whoever is on a phone is so by what happened alone, too.
        expect(queue.agentsBusy, when).toBe(truth.get(queue.id)?.agentsBusy);
        const states = own.map(({ extension, name, status }) => ({ id: extension, name, state: stateOf[status] }));
        const shown = (queue.agents ?? []).map(({ id, name, state }) => ({ id, name, state }));
        expect(
          shown.toSorted((a, b) => a.id.localeCompare(b.id)),
          when,
        ).toEqual(states);
        for (const { state } of shown) seen.add(state);
        const paused = queue.agents?.find(({ state }) => state === 'other');
        expect(paused?.reason ?? 'Descanso', when).toBe('Descanso');
      }
    }
    expect([...seen].toSorted()).toEqual(['loggedOut', 'other', 'ready', 'ringing', 'talking']);
    await telling.expectReplay();
  },
);
