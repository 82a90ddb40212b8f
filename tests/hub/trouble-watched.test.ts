import { describe, expect, it, onTestFinished } from 'vitest';
import type { Milliseconds } from '#core/time/instant';
import { minute, second } from '#core/time/instant';
import type { Picture } from '#core/board/queue';
import { startFlexfoneApi } from '../fakes/flexfone-api/server.ts';
import type { SolunoCall } from '../fakes/soluno/calls.ts';
import { startSoluno } from '../fakes/soluno/server.ts';
import type { SwanNasty, SwanServer } from '../fakes/swan/server.ts';
import { startSwan } from '../fakes/swan/server.ts';
import { compressedTime } from '../support/compressed-time.ts';
import { secret } from '../support/configurations.ts';
import { startHub } from '../support/hubs.ts';
import { patient } from '../support/patient.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { watchBoard } from '../support/watched-board.ts';

const begin = '2026-11-18T10:00:00+01:00';
const swanInterval = 5 * second;

/** One that Soluno knows of this morning. */
function solunoCall(minutesAgo: number, answered: boolean): SolunoCall {
  const start = Date.parse(begin) - minutesAgo * minute;
  const stop = start + minute;
  const [callerNo, receivingNo, calleeNo] = [null, '622', null];
  const calleeAnswered = answered ? start + 20 * second : null;
  return { callerNo, start, receivingNo, received: start, calleeNo, calleeAnswered, stop, appears: stop + 5 * minute };
}

/** A board that is watched: SWAN and Soluno tell of the queue support, Flexfone calls for booking. */
async function watch() {
  const time = compressedTime(begin);
  const now = time.clock.now;
  // What SWAN knows; and how many questions are never answered.
  const world = { waiting: 2, answered: [10, 30, 20], abandoned: 1, held: 0 };
  const state = (since: number) => {
    const anew = since > Date.parse(begin);
    const answeredAfterSeconds = anew ? world.answered.slice(3) : world.answered;
    const queue = {
      members: ['201'],
      waiting: world.waiting,
      answeredAfterSeconds,
      abandoned: anew ? 0 : world.abandoned,
    };
    return {
      queues: { '8001': queue },
      users: [{ extension: '201', name: 'Anna', status: 'pause', description: 'Frokost' } as const],
    };
  };
  const swan = await startSwan({ state, company: 'VestPol', now });
  const calls = [solunoCall(50, true), solunoCall(40, true), solunoCall(30, false)];
  const soluno = await startSoluno({ calls: () => calls, timeZone: 'Europe/Copenhagen', now });
  onTestFinished(async () => void (await Promise.all([swan.close(), soluno.close(), flexfoneApi.close()])));
  const flexfoneApi = await startFlexfoneApi({ account: '1', hash: 'of-the-api' });
  const alerts = { callsWaiting: { warning: 2 } };
  const hub = await startHub({
    dataFolder: tempFolder(),
    clock: time.clock,
    configuration: {
      queues: [
        { id: 'support', name: 'Support', alerts, serviceLevelSeconds: 30 },
        { id: 'booking', name: 'Booking', agents: ['301'] },
      ],
      sources: [
        { id: 'pbx', adapter: 'flexfone-webhooks', secret },
        {
          id: 'swan',
          adapter: 'swan',
          baseUrl: swan.baseUrl,
          company: 'VestPol',
          queues: { support: { group: 'Soporte', queues: ['8001'] } },
        },
        { id: 'soluno', adapter: 'soluno', baseUrl: soluno.baseUrl, backfillDays: 0, queues: { support: ['622'] } },
        { id: 'names', adapter: 'flexfone-api', baseUrl: flexfoneApi.baseUrl, account: '1', hash: 'of-the-api' },
      ],
      board: { port: 0 },
      webhooks: { port: 0 },
    },
  });
  const board = await watchBoard(hub.addresses.board);
  await hub.line.enter('booking', '1.1');
  let told: Picture | undefined;
  onTestFinished(hub.feed.subscribe((update) => void (told = update)));

  /** So much time passes, and then the screen has heard all that the hub said in it: the network has its own time. */
  async function pass(length: Milliseconds): Promise<void> {
    await time.passSlowly(length, world.held);
    await time.settled('the screen hears it', () => told === undefined || board.heard(told));
  }

  /** Second by second, until it is so; what the board is to say is said within so long. */
  async function until(waitedFor: string, isSo: () => boolean, longest: Milliseconds = 2 * second): Promise<void> {
    for (let waited = 0; !isSo(); waited += second) {
      if (waited > longest)
        throw new Error(`Waited ${longest / second} s of the board's time in vain for: ${waitedFor}`);
      await pass(second);
    }
  }

  const stateOf = (source: string) => hub.feed.sources().sources.find(({ id }) => id === source);
  const swanState = () => stateOf('swan');
  const isBack = (): boolean =>
    board.queue('support')?.provenance.callsWaiting.stale === false && swanState()?.state === 'ok';
  await until(
    'all are heard',
    () =>
      board.queue('support')?.provenance.serviceLevel.source === 'soluno' && board.queue('support')?.callsWaiting === 2,
  );
  return { pass, time, world, swan, soluno, flexfoneApi, hub, board, stateOf, swanState, isBack, until };
}

interface Trouble {
  readonly name: string;
  readonly begins: (swan: SwanServer) => unknown;
  /** Questions that are never answered. */
  readonly held?: number;
  /** What the sources' page says of it. */
  readonly problem: RegExp;
}

const lies = (nasty: SwanNasty, problem: RegExp): Trouble => ({
  name: nasty,
  begins: (swan) => swan.nasty(nasty),
  problem,
});

const troubles: readonly Trouble[] = [
  { name: 'killed', begins: (swan) => swan.close(), problem: /asked for the state of the queues/ },
  { name: 'slow', begins: (swan) => swan.nasty('slow'), held: 1, problem: /asked for the state of the queues/ },
  lies('dies', /asked for the state of the queues/),
  lies('half', /asked for the state of the queues/),
  lies('html', /and not a web page/),
  lies('wrongTypes', /expected JSON/),
  lies('errorEnvelope', /"Asterisk is not running"/),
  lies('failing', /HTTP 500/),
  lies('refused', /check "headers" in the settings/),
  lies('busy', /too busy/),
];

describe.each(troubles)('SWAN $name, while the board is watched', patient, ({ begins, held = 0, problem }) => {
  it('is old, then unknown, then back, by itself; others go on, or take over', async () => {
    const { pass, time, world, swan, hub, board, swanState, isBack, until } = await watch();
    await pass(20 * second);
    const heardAt = Date.parse(swanState()?.lastInputAt ?? '');
    await begins(swan);
    world.held = held;

    // Silent for three questions: nothing is said yet.
    await pass(heardAt + 3 * swanInterval - time.clock.now());
    expect(board.said('support', 'callsWaiting')).toEqual(
      ['unknown notHeardYet', 'swan 2'].slice(-board.said('support', 'callsWaiting').length),
    );
    expect(board.queue('support')?.level).toBe('warning');
    await pass(second);
    await until('it is old', () => board.queue('support')?.provenance.callsWaiting.stale === true);
    // What it said last stays, with its age; it raises no alarm of its own any more.
    expect(board.queue('support')).toMatchObject({ callsWaiting: 2, agentsOther: 1, level: 'calm' });
    expect(Date.parse(board.queue('support')?.provenance.callsWaiting.asOf ?? '')).toBe(heardAt);
    // Of the day Soluno knows as well, and says so from now on.
    expect(board.queue('support')).toMatchObject({ answeredToday: 2, lostToday: 1 });
    expect(board.queue('support')?.provenance.answeredToday).toMatchObject({ source: 'soluno', stale: false });
    expect(swanState()).toMatchObject({ state: 'failing' });
    expect(swanState()?.lastError).toMatch(problem);

    // Flexfone calls meanwhile, and nothing of this is its trouble.
    await hub.line.enter('booking', '1.2');
    await until('he waits', () => board.queue('booking')?.callsWaiting === 2);
    await hub.line.answers('301', '1.1');
    await pass(14 * minute);
    expect(board.queue('support')?.callsWaiting).toBe(2);
    await pass(minute + second);
    await until('it is unknown', () => board.queue('support')?.callsWaiting === null);

    await swan.open();
    swan.nasty('none');
    await until('it is back', isBack, 20 * minute);
    const from = <Word>(words: readonly Word[], count: number): readonly Word[] => words.slice(-count);
    expect(from(board.said('support', 'callsWaiting'), 4)).toEqual([
      'swan 2',
      'swan 2 old',
      'unknown tooOld',
      'swan 2',
    ]);
    expect(from(board.said('support', 'agentsOther'), 4)).toEqual(['swan 1', 'swan 1 old', 'unknown tooOld', 'swan 1']);
    // Never a 0 between, and the day as if nothing had been.
    expect(from(board.said('support', 'answeredToday'), 3)).toEqual(['swan 3', 'soluno 2', 'swan 3']);
    expect(from(board.said('support', 'lostToday'), 3)).toEqual(['swan 1', 'soluno 1', 'swan 1']);
    expect(board.said('support', 'serviceLevel').at(-1)).toBe('soluno 66.7');
    expect(from(board.said('booking', 'callsWaiting'), 3)).toEqual(['pbx 1', 'pbx 2', 'pbx 1']);
    expect(swanState()).toMatchObject({ state: 'ok', lastError: null });
    const lines = hub.logLines.filter((text) => /A source (?:is lost|is back|refuses)/.test(text));
    expect(lines).toHaveLength(2);
  });
});

it('a SWAN that asks for rest gets it', patient, async () => {
  const { pass, swan } = await watch();
  swan.nasty('busy', { retryAfterSeconds: 120 });
  await pass(10 * minute);
  const times = swan.asked.map(({ at }) => at).slice(-4);
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
  expect(gaps).toHaveLength(3);
  for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(120 * second);
});

it("totals that begin anew in the middle of the day are the day's all the same", patient, async () => {
  const { pass, swan, board, world, until } = await watch();
  await pass(minute);
  swan.nasty('resetTotals');
  await pass(minute);
  world.answered.push(40);
  await pass(minute);
  await until('the next answer counts', () => board.queue('support')?.answeredToday === 4);
  expect(board.said('support', 'answeredToday').filter((word) => word.startsWith('swan'))).toEqual([
    'swan 3',
    'swan 4',
  ]);
  expect(board.said('support', 'lostToday').at(-1)).toBe('swan 1');
  expect(board.said('support', 'avgWaitSeconds').slice(-2)).toEqual(['swan 20', 'swan 25']);
});

describe.each([
  { kind: 'killed', problem: /asked for the calls|latest calls/ },
  { kind: 'html', problem: /no list of calls/ },
  { kind: 'half', problem: /latest calls/ },
  { kind: 'broken', problem: /status 500/ },
] as const)('Soluno $kind, while the board is watched', patient, ({ kind, problem }) => {
  it('is old, then unknown, then back, by itself; what SWAN says is not touched', async () => {
    const { pass, soluno, board, stateOf, until } = await watch();
    await pass(6 * minute);
    if (kind === 'killed') await soluno.close();
    else soluno.trouble({ kind });
    // Three of its questions, a quarter of an hour of grace, and the pauses between.
    await until('it is unknown', () => board.queue('support')?.serviceLevel === null, 40 * minute);
    expect(stateOf('soluno')).toMatchObject({ state: 'failing' });
    expect(stateOf('soluno')?.lastError).toMatch(problem);
    soluno.trouble(null);
    await soluno.open();
    await until('it is back', () => stateOf('soluno')?.state === 'ok', 10 * minute);
    await until('the board says so', () => board.queue('support')?.serviceLevel !== null);
    // Too old, it hands over to SWAN, which is well and tells no level of another limit than its own.
    const said = board.said('support', 'serviceLevel').slice(-4);
    expect(said).toEqual(['soluno 66.7', 'soluno 66.7 old', 'unknown notSaid', 'soluno 66.7']);
    expect(board.said('support', 'callsWaiting').at(-1)).toBe('swan 2');
    expect(board.said('support', 'callsWaiting').filter((word) => word.includes('old'))).toEqual([]);
    expect(board.said('support', 'answeredToday').filter((word) => word.startsWith('swan'))).toEqual(['swan 3']);
  });
});

it("Flexfone's API in trouble is a trouble of its own, and of no number", patient, async () => {
  const { pass, flexfoneApi, board, stateOf, until } = await watch();
  await pass(minute);
  const before = board.said('support', 'agentsOther').length;
  flexfoneApi.nasty('failing');
  await until('it is in trouble', () => stateOf('names')?.state === 'failing', 10 * minute);
  await flexfoneApi.close();
  await pass(10 * minute);
  flexfoneApi.nasty('none');
  await flexfoneApi.open();
  await until('it is back', () => stateOf('names')?.state === 'ok', 10 * minute);
  expect(board.said('support', 'agentsOther')).toHaveLength(before);
  expect(board.said('support', 'callsWaiting').at(-1)).toBe('swan 2');
});
