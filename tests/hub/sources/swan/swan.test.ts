import { describe, expect, it, onTestFinished } from 'vitest';
import type { Queue } from '#core/board/queue';
import { startSwan, type SwanOptions } from '#tests/fakes/swan/server';
import { runningClock } from '#tests/support/clocks';
import { twoQueues } from '#tests/support/configurations';
import { eventually } from '#tests/support/eventually';
import { startHub, type RunningHub } from '#tests/support/hubs';
import { tempFolder } from '#tests/support/temp-folder';

const friday = Date.parse('2026-11-20T00:00:00+01:00');
const token = 'tok-abcdefghijklmnopqrstuvwxyz0123456789';

/** A SWAN that has answered so many calls by then, of whom one waits, and a hub that can be started on it as often as one likes. */
async function setUp(start: string, changes: Partial<SwanOptions> = {}, answered: () => number = () => 50) {
  const running = runningClock(start);
  let later = 0;
  const now = () => running.now() + later;
  const clock = { now, elapsed: () => running.elapsed() + later };
  const state: SwanOptions['state'] = (since) => ({
    queues: {
      '8001': {
        members: ['0201', '0202'],
        waiting: 1,
        answeredAfterSeconds:
          since > friday ? [] : Array.from({ length: answered() }, (_, index) => (index < 10 ? 30 : 9)),
        abandoned: since > friday ? 0 : 4,
      },
    },
    users: [{ extension: '0201', name: 'Anna', status: 'busy', description: 'Ocupado', talkedSeconds: 95 }],
  });
  const swan = await startSwan({ state, company: 'Vestpol', now, ...changes });
  onTestFinished(swan.close);
  const source = { id: 'swan', adapter: 'swan', baseUrl: swan.baseUrl, company: 'Vestpol', everySeconds: 0.2 };
  const queues = { support: { group: 'Soporte', queues: ['8001'] } };
  const dataFolder = tempFolder();
  const configuration = twoQueues({ sources: [{ ...source, queues }], board: { port: 0, token } });
  let hub: RunningHub | undefined;
  return {
    swan,
    now,
    /** Time passes, while no hub runs. */
    passUntil: (iso: string) => void (later += Date.parse(iso) - now()),
    async open() {
      hub = await startHub({ dataFolder, clock, configuration });
      return hub;
    },
    close: () => hub?.close(),
    async shows(what: Partial<Queue>) {
      let seen: Queue | undefined;
      await eventually(`it shows ${JSON.stringify(what)}`, () => {
        seen = hub?.feed.picture().queues[0];
        return Object.entries(what).every(([name, value]) => seen?.[name as keyof Queue] === value);
      });
      if (seen === undefined) throw new Error('There is a queue.');
      return seen;
    },
    row: () => hub?.feed.sources().sources[0],
  };
}

describe('totals that never begin anew', () => {
  it.each([
    ['a night', '2026-11-20T17:00:00+01:00', '2026-11-21T08:50:00+01:00', false],
    ['a weekend', '2026-11-20T17:00:00+01:00', '2026-11-23T08:50:00+01:00', true],
  ])('do not count again after %s in which the hub was off', async (_while, evening, morning, isLater) => {
    let answered = 50;
    const first = await setUp(evening, { neverResets: true }, () => answered);
    await first.open();
    await first.shows({ answeredToday: 50, lostToday: 4 });
    await first.close();
    first.passUntil(morning);
    answered = 51;
    await first.open();
    const queue = await first.shows({ answeredToday: isLater ? 0 : 1, lostToday: 0 });
    expect(queue.provenance.answeredToday).toMatchObject(isLater ? { atLeast: true } : { estimated: true });
    answered = 53;
    await first.shows({ answeredToday: isLater ? 2 : 3 });
  });
});

describe('an answer that cannot be read as a whole', () => {
  it.each([
    ['phpWarning', { callsWaiting: 1, answeredToday: 50 }, /advarsel fra PHP/],
    ['notANumber', { callsWaiting: 1, answeredToday: 50 }, undefined],
    ['absurdNumber', { callsWaiting: 1, answeredToday: null, lostToday: 4 }, /"support" kan completed ikke læses/],
    ['noQueues', { callsWaiting: 1, answeredToday: null }, /Not allowed.*kun, hvor mange der venter/],
  ] as const)('%s: what can be is shown, and the rest is told in the row of the source', async (nasty, shown, told) => {
    const system = await setUp('2026-11-20T12:00:00+01:00', { neverResets: true });
    system.swan.nasty(nasty);
    await system.open();
    await system.shows(shown);
    expect(system.row()).toMatchObject({ state: 'ok' });
    await eventually('it is told', () => {
      const problems = JSON.stringify(system.row()?.problems ?? []);
      return told === undefined ? !problems.includes('PHP') : told.test(problems.replaceAll('\\"', '"'));
    });
  });

  it('has a reason that is told in both languages, and nobody is counted of whom nothing is known', async () => {
    const system = await setUp('2026-11-20T12:00:00+01:00', { neverResets: true });
    await system.open();
    const queue = await system.shows({
      agentsBusy: 1,
      agentsOther: 0,
      agentsReady: 0,
      serviceLevel: 74.1,
      pbxAlarm: false,
    });
    expect(queue.provenance).toMatchObject({ agentsReady: { atLeast: true }, serviceLevel: { estimated: true } });
    expect(system.row()?.problems).toMatchObject([
      { da: expect.stringContaining('0202 er logget på "support"') as string },
    ]);
    system.swan.nasty('errorSentence');
    await eventually('it fails', () => system.row()?.state === 'failing');
    expect(system.row()).toMatchObject({
      lastError: 'SWAN could not tell the state of the queues: "Company not found".',
      lastErrorIn: { da: 'SWAN kunne ikke oplyse køernes tilstand: "Company not found".' },
    });
  });
});

describe('who talks', () => {
  it('has talked since his call began, and not since somebody looked', async () => {
    const system = await setUp('2026-11-20T12:00:00+01:00', { neverResets: true });
    await system.open();
    await system.shows({ agentsBusy: 1 });
    await eventually('it is known since when', async () => {
      const [agent] = (await system.shows({ agentsBusy: 1 })).agents ?? [];
      return system.now() - Date.parse(agent?.since ?? '') >= 95_000;
    });
  });
});

describe('what people ask of it', () => {
  it('is done, read back, and answered in words', async () => {
    const system = await setUp('2026-11-20T12:00:00+01:00', {
      neverResets: true,
      state: () => ({
        queues: { '8001': { members: ['0201'], waiting: 0, answeredAfterSeconds: [], abandoned: 0 } },
        users: [{ extension: '0201', name: 'Anna', status: 'available', description: 'Disponible' }],
      }),
    });
    const { addresses } = await system.open();
    const order = async (action: string, parameters: object) => {
      const response = await fetch(`${addresses.board}/api/actions/swan/${action}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(parameters),
      });
      return (await response.json()) as { readonly [name: string]: string };
    };
    expect(await order('set-status', { extension: '0201', status: 'pause', reason: 'Frokost' })).toMatchObject({
      done: '0201 is now "pause" in SWAN.',
      doneIn: { da: '0201 er nu "pause" i SWAN.' },
    });
    await system.shows({ agentsOther: 1, agentsReady: 0 });
    expect(await order('register', { mac: '00:15:5D' })).toHaveProperty('done');
    expect(await order('unregister', { mac: '00:15:5D' })).toHaveProperty('done');
    expect(await order('make-call', { number: '86515151', device: '0201' })).toHaveProperty('done');
    expect(await order('make-call', { number: '86515151', device: '0299' })).toHaveProperty('error');
    expect(system.swan.orders).toMatchObject([
      { request: 'POST /userStatus/0201', form: { status: 'pause', reason: 'Frokost' } },
      { request: 'POST /terminal-register/00:15:5D' },
      { request: 'DELETE /terminal-register/00:15:5D' },
      { request: 'POST /call/86515151', form: { private_source: '0201', company: 'Vestpol' } },
      { request: 'POST /call/86515151' },
    ]);
  });
});
