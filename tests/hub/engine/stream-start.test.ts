import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import type { Input } from '#core/said/input';
import { second } from '#core/time/instant';
import { createConfig, type Config } from '#hub/config/config';
import { createHub } from '#hub/hub';
import { streamNotice } from '#hub/intake/stream-notice';
import { openJournal } from '#hub/journal/open-journal';
import { runningClock } from '#tests/support/clocks';
import { twoQueues, type Configuration } from '#tests/support/configurations';
import { eventually } from '#tests/support/eventually';
import { exchangeSource } from '#tests/support/exchange';
import { startExchange, type ExchangeServer } from '#tests/support/exchange-server';
import { patient } from '#tests/support/patient';
import { tempFolder } from '#tests/support/temp-folder';

const quiet = pino({ level: 'silent' });
const eight = Date.parse('2026-11-18T08:00:00+01:00');

/** A morning in which the exchange said a great deal, until the hub was killed. */
async function longMorning(): Promise<string> {
  const dataDir = tempFolder();
  const retention = { personalDays: 30, figuresDays: 400 };
  const journal = await openJournal({ dataDir, timeZone: 'Europe/Copenhagen', retention, log: quiet });
  const said = (message: string, at: number): Input => ({ kind: 'stream', source: 'pbx', at, message });
  await journal.append([streamNotice({ kind: 'opened', source: 'pbx', at: eight }), said('queued 1.1 support', eight)]);
  for (let batch = 0; batch < 20; batch += 1) {
    await journal.append(
      Array.from({ length: 500 }, (_, index) => said('note', eight + (batch * 500 + index) * second)),
    );
  }
  await journal.close();
  return dataDir;
}

function configFor(exchange: ExchangeServer, overrides: Configuration = {}): Config {
  const config = createConfig(twoQueues(overrides), { environment: {} });
  return { ...config, sources: [exchangeSource(exchange.port, config.rules)] };
}

it(
  'a connection that is live before today is read back is live then, and stays so under other settings',
  patient,
  async () => {
    const exchange = await startExchange();
    exchange.waiting = ['waits 1.7 support 40'];
    const dataFolder = await longMorning();
    const clock = runningClock('2026-11-18T12:00:00+01:00');
    const hub = await createHub({ config: configFor(exchange), dataFolder, pageFolder: dataFolder, log: quiet, clock });
    onTestFinished(() => hub.close());
    await hub.start();
    expect(hub.feed.picture().catchingUp).toBeDefined();
    await hub.caughtUp();
    const source = () => hub.feed.sources().sources[0];
    await eventually('it is live', () => source()?.state === 'ok');
    exchange.say('queued 1.8 support');
    const support = () => hub.feed.picture().queues[0];
    await eventually(
      'what it says counts',
      () => support()?.provenance.callsWaiting.stale === false && support()?.callsWaiting === 2,
    );

    const before = { source: source(), queue: support() };
    const renamed = [
      { id: 'support', name: 'Kundeservice', agents: ['0201'] },
      { id: 'sales', name: 'Salg' },
    ];
    await hub.change(configFor(exchange, { queues: renamed }));
    expect(source()).toStrictEqual(before.source);
    expect(support()).toMatchObject({
      name: 'Kundeservice',
      callsWaiting: 2,
      answeredToday: before.queue?.answeredToday,
    });
    exchange.say('gone 1.8');
    await eventually('it is still heard', () => support()?.callsWaiting === 1);
    // The connection was never another.
    expect(exchange.sockets).toHaveLength(1);
  },
);
