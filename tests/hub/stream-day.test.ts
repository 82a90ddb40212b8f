import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Picture, Queue, SourceStatus } from '#core/board/queue';
import type { Input } from '#core/said/input';
import type { Clock } from '#hub/intake/clock';
import { createLedger } from '#hub/books/ledger';
import { type Config, createConfig } from '#hub/config/config';
import { createHub } from '#hub/hub';
import { formatCaptureLine, parseCaptureLine } from '#hub/journal/captures/capture';
import { openJournal } from '#hub/journal/open-journal';
import { openJournalForReading } from '#hub/journal/read-journal';
import { fakeClock } from '#tests/support/clocks';
import { twoQueues } from '#tests/support/configurations';
import { exchangeSource } from '#tests/support/exchange';
import { startExchange, type ExchangeServer } from '#tests/support/exchange-server';
import { eventually } from '#tests/support/eventually';
import { tempFolder } from '#tests/support/temp-folder';

const nine = '2026-11-18T09:00:00.000+01:00';

function configFor(exchange: ExchangeServer): Config {
  const config = createConfig(twoQueues({ board: { port: 0, token: 't' } }), { environment: {} });
  return { ...config, sources: [exchangeSource(exchange.port, config.rules)] };
}

interface StartedHub {
  support(): Promise<Queue>;
  source(): Promise<SourceStatus>;
  text(path: string): Promise<string>;
  perform(): Promise<unknown>;
  close(): Promise<void>;
}

async function start(config: Config, dataFolder: string, clock: Clock): Promise<StartedHub> {
  const hub = await createHub({ config, dataFolder, pageFolder: dataFolder, log: pino({ level: 'silent' }), clock });
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => (closed ??= hub.close());
  onTestFinished(close);
  const { board } = await hub.start();
  await hub.caughtUp();
  const headers = { Authorization: 'Bearer t', 'Content-Type': 'application/json' };
  const text = async (path: string) => (await fetch(`${board}${path}`, { headers })).text();
  return {
    text,
    support: async () => JSON.parse(await text('/api/queues/support')) as Queue,
    async source() {
      const { sources } = JSON.parse(await text('/api/sources')) as { readonly sources: readonly SourceStatus[] };
      if (sources[0] === undefined) throw new Error('There is no source.');
      return sources[0];
    },
    perform: async () =>
      (await fetch(`${board}/api/actions/pbx/switch`, { method: 'POST', headers, body: '{}' })).json(),
    close,
  };
}

function journalOf(dataFolder: string): readonly Input[] {
  const journal = openJournalForReading(dataFolder);
  try {
    return [...journal.read({})];
  } finally {
    journal.close();
  }
}

/** What was said, and when connections began and were lost; not what the hub says of itself. */
const words = (inputs: readonly Input[]) =>
  inputs.flatMap((each) => (each.source === '#hub' ? [] : [each.kind === 'stream' ? each.message : each.kind]));

/** What a replay of the capture shows then. */
function replayed(config: Config, inputs: readonly Input[], at: string): Picture {
  const ledger = createLedger({ rules: config.rules, sources: config.sources, complete: true });
  for (const [index, input] of inputs.entries()) {
    const line = parseCaptureLine(formatCaptureLine(input, 'Europe/Copenhagen'), index + 1);
    if (line.at <= Date.parse(at)) ledger.take(line);
  }
  return ledger.picture(Date.parse(at));
}

const isLive = (hub: StartedHub) => eventually('it is live', async () => (await hub.source()).state === 'ok');
const isLost = (hub: StartedHub) => eventually('it is lost', async () => (await hub.source()).state === 'failing');

describe('a phone system that holds a connection', () => {
  it('is waited for until it has told all, and is then as fresh as its connection, however silent', async () => {
    const exchange = await startExchange();
    exchange.answers = false;
    exchange.waiting = ['waits 1.1 support 40'];
    const clock = fakeClock(nine);
    const hub = await start(configFor(exchange), tempFolder(), clock);
    await eventually('it is connected', () => exchange.sockets.length > 0);
    exchange.say('queued 1.0 support');
    await eventually('it is heard', async () => (await hub.source()).accepted === 1);
    expect(await hub.source()).toMatchObject({ state: 'waiting', connection: { since: null }, problems: [] });
    // Half of what is there would look like all of it.
    expect(await hub.support()).toMatchObject({ callsWaiting: null, answeredToday: null });

    exchange.answers = true;
    exchange.say('gone 1.0', 'welcome');
    await isLive(hub);
    expect(await hub.source()).toMatchObject({ lastError: null, connection: { since: nine }, problems: [] });
    expect(await hub.support()).toMatchObject({ callsWaiting: 1 });
    clock.pass(3 * 3_600_000 - 60_000);
    const later = await hub.support();
    expect(later.provenance.answeredToday).toMatchObject({ stale: false, source: 'pbx' });
    expect(await hub.source()).toMatchObject({ state: 'ok' });
  });

  it('is old at once when its connection is lost, unknown a quarter of an hour later, and right again with the next', async () => {
    const exchange = await startExchange();
    exchange.waiting = ['waits 1.1 support 40'];
    const clock = fakeClock(nine);
    const hub = await start(configFor(exchange), tempFolder(), clock);
    await isLive(hub);
    await exchange.close();
    await isLost(hub);
    expect(await hub.source()).toMatchObject({ problem: 'unreachable', connection: { since: null } });
    expect((await hub.source()).lastError).toMatch(/\.$/);
    expect((await hub.support()).provenance.callsWaiting).toMatchObject({ stale: true });
    clock.pass(15 * 60_000 - 1);
    expect(await hub.support()).toMatchObject({ callsWaiting: 1 });
    clock.pass(1);
    expect(await hub.support()).toMatchObject({
      callsWaiting: null,
      provenance: { callsWaiting: { unknown: 'tooOld' } },
    });
    await exchange.open();
    await isLive(hub);
    expect((await hub.support()).provenance.callsWaiting).toMatchObject({ stale: false });
  });

  it('is told apart where it refuses the sign-in, and is unknown before it was ever live', async () => {
    const exchange = await startExchange();
    exchange.refuses = true;
    const hub = await start(configFor(exchange), tempFolder(), fakeClock(nine));
    await isLost(hub);
    const refused = { problem: 'sign-in-refused', lastError: 'The exchange refuses the secret.' };
    expect(await hub.source()).toMatchObject(refused);
    expect(await hub.support()).toMatchObject({
      callsWaiting: null,
      provenance: { callsWaiting: { unknown: 'notHeardYet' } },
    });
  });

  it('is asked for what a person wants, over its connection; and is in the metrics', async () => {
    const exchange = await startExchange();
    const hub = await start(configFor(exchange), tempFolder(), fakeClock(nine));
    expect(JSON.parse(await hub.text('/api/actions'))).toStrictEqual({
      actions: [{ source: 'pbx', id: 'switch', title: 'Switches it on.' }],
      allowed: true,
    });
    await isLive(hub);
    const done = hub.perform();
    await eventually('it is asked', () => exchange.heard.includes('switch on'));
    exchange.say('switched on', 'trouble one two');
    expect(await done).toMatchObject({ done: 'It is on.' });
    await eventually('its problems are told', async () => (await hub.source()).problems.length === 2);
    expect((await hub.source()).problems).toStrictEqual([
      { da: 'one', en: 'one' },
      { da: 'two', en: 'two' },
    ]);
    const metrics = await hub.text('/metrics');
    for (const line of [
      'wallboard_stream_connected{source="pbx"} 1',
      'wallboard_stream_live{source="pbx"} 1',
      'wallboard_stream_problems{source="pbx"} 2',
      'wallboard_stream_connections_total{source="pbx"} 1',
      'wallboard_stream_messages_total{source="pbx"} 4',
      'wallboard_stream_passed_over_total{source="pbx"} 2',
      'wallboard_stream_failures_total{source="pbx",kind="unreachable"} 0',
      'wallboard_stream_bounds_total{source="pbx",bound="rate"} 0',
    ]) {
      expect(metrics).toContain(line);
    }
    await exchange.close();
    await isLost(hub);
    // With the connection go its problems.
    expect((await hub.source()).problems).toStrictEqual([]);
    expect(await hub.perform()).toMatchObject({
      error: 'The phone system is not connected now, so nothing was asked of it.',
    });
  });
});

describe('what it said', () => {
  it('is in the journal with when its connection began and was lost, also over a kill of the hub', async () => {
    const exchange = await startExchange();
    const [folder, clock, config] = [tempFolder(), fakeClock(nine), configFor(exchange)];
    exchange.waiting = ['waits 1.1 support 40'];
    const first = await start(config, folder, clock);
    await isLive(first);
    exchange.say('queued 1.2 support');
    await eventually('it is heard', async () => (await first.support()).callsWaiting === 2);
    const before = journalOf(folder);
    expect(words(before)).toStrictEqual(['opened pbx', 'waits 1.1 support 40', 'all', 'queued 1.2 support']);
    await first.close();
    expect(words(journalOf(folder)).at(-1)).toBe('lost pbx');

    // A hub that is killed writes down no end: the next one does, and after that begins anew.
    const killed = tempFolder();
    const retention = { personalDays: 30, figuresDays: 400 };
    const journal = await openJournal({
      dataDir: killed,
      timeZone: 'Europe/Copenhagen',
      retention,
      log: pino({ level: 'silent' }),
    });
    await journal.append(before);
    await journal.close();
    clock.pass(5 * 60_000);
    exchange.answers = false;
    const second = await start(config, killed, clock);
    await eventually('its end is written down', () => words(journalOf(killed)).includes('lost pbx'));
    expect(await second.source()).toMatchObject({ state: 'stale', connection: { since: null } });
    expect(await second.support()).toMatchObject({ callsWaiting: 2, provenance: { callsWaiting: { stale: true } } });
    exchange.answers = true;
    exchange.waiting = [];
    exchange.say('welcome');
    await isLive(second);
    expect(words(journalOf(killed))).toStrictEqual([...words(before), 'lost pbx', 'opened pbx', 'all']);
  });

  it('is replayed from a capture to the very same board', async () => {
    const exchange = await startExchange();
    const [folder, clock, config] = [tempFolder(), fakeClock(nine), configFor(exchange)];
    exchange.waiting = ['waits 1.1 support 40', 'waits 1.2 sales 2'];
    const hub = await start(config, folder, clock);
    const seen: { readonly at: string; readonly live: Picture }[] = [];
    const look = async (): Promise<void> => {
      const live = JSON.parse(await hub.text('/api/queues')) as Picture;
      seen.push({ at: live.at, live });
      clock.pass(1_000);
    };
    await isLive(hub);
    await look();
    exchange.say('answered 1.1 0201', 'queued 1.3 support', 'nonsense');
    await eventually('all is heard', async () => (await hub.source()).rejected === 1);
    await look();
    exchange.say('gone 1.3', 'gone 1.1');
    await eventually('all is heard', async () => (await hub.source()).accepted === 7);
    await look();
    await exchange.close();
    await isLost(hub);
    await look();
    clock.pass(10 * 60_000);
    await look();
    clock.pass(10 * 60_000);
    await look();
    exchange.waiting = ['waits 1.4 support 3'];
    await exchange.open();
    await isLive(hub);
    await look();
    await hub.close();
    const inputs = journalOf(folder);
    expect(seen).toHaveLength(7);
    for (const { at, live } of seen) {
      expect(replayed(config, inputs, at).queues, at).toStrictEqual(live.queues);
    }
    expect(seen.map(({ live }) => live.queues[0]?.callsWaiting)).toStrictEqual([1, 1, 0, 0, 0, null, 1]);
  });

  it('may be told by a capture from the middle of a connection on', async () => {
    const config = configFor(await startExchange());
    const at = Date.parse(nine);
    const said = (message: string): Input => ({ kind: 'stream', at, source: 'pbx', message });
    const { queues } = replayed(config, [said('queued 1.1 support')], nine);
    expect(queues[0]).toMatchObject({ callsWaiting: 1, provenance: { callsWaiting: { stale: false } } });
    expect(replayed(config, [], nine).queues[0]).toMatchObject({ callsWaiting: null });
  });
});
