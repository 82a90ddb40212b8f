import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createActionDesk } from './actions/desk.ts';
import { type AlertDesk, createAlertDesk } from './alerts/alert-desk.ts';
import { createAsks, type HubAsks } from './asks/asks.ts';
import { type Base, createBase } from './base/base.ts';
import { callersOf, createDoors, type HubAddresses } from './base/doors.ts';
import { createMetrics } from './board/metrics.ts';
import { createBoardServer } from './board/server.ts';
import type { Feed } from './books/feed.ts';
import { createFeed } from './books/feed.ts';
import { createDesksOfCallers } from './callers/desks.ts';
import { keepingOf } from './config/keeping.ts';
import type { Config } from './config/config.ts';
import { createDiagnosticsDesk } from './diagnostics/desk.ts';
import type { HubOptions } from './hub-options.ts';
import { createChanges } from './engine/changes.ts';
import { createCheckpoints } from './engine/checkpoint/checkpoints.ts';
import { createDrivers } from './engine/drivers.ts';
import { createEngines, type Engines } from './engine/engines.ts';
import { mayBeRight, setupOf, shownOf } from './engine/as-told.ts';
import { createReports } from './engine/reports.ts';
import { createDesksOfThePast } from './history/desks.ts';
import type { HistoryKeeper } from './history/keeper.ts';
import { createHistoryKeeper } from './history/keeper.ts';
import { startHistoryThread } from './history/thread/history-thread.ts';
import { historyFileOf } from './history/place.ts';
import { createAccept } from './intake/accept.ts';
import { steadyClock, systemClock } from './intake/clock.ts';
import { type CertificateEnd, certificateNotices } from './ports/certificate-age.ts';
import { createMessages } from './messages/messages.ts';
import { makeDemoFolder } from './journal/demo-folder.ts';
import { createMorningReports } from './morning-reports/morning-reports.ts';
import { createMaintenance } from './journal/maintenance.ts';
import { type OpenJournal, openJournal } from './journal/open-journal.ts';
import type { DropReason } from './ports/connections/connections.ts';
import type { PortName } from './ports/listen.ts';
import { createSetupDesk } from './setup/desk.ts';
import { addressesFromAfar } from './screens/addresses.ts';
import { createScreenDesk } from './screens/desk.ts';
import { keepKnown } from './nearby/keep-known.ts';
import { createWebhookListener } from './sources/webhooks/listener.ts';
import { tooMany, unreadable, wrongSecret } from './sources/webhooks/turned-away-words.ts';

export type { HubAddresses } from './base/doors.ts';

export interface Hub {
  readonly feed: Feed;
  readonly alerts: Pick<AlertDesk, 'report' | 'subscribe'>;
  /** Where everything is answered that a board can ask. */
  readonly asks: HubAsks;
  /**
   * Opens both ports, starts the sources, and then reads today back from the journal. Resolves when the ports are open and
   * a script's past is played; a day that is soon read is read by then.
   * @throws ConfigInvalid, ListenFailed, JournalUnavailable
   */
  start(): Promise<HubAddresses>;
  /** Resolves when all of today is read back. */
  caughtUp(): Promise<void>;
  /**
   * Goes on under another configuration: no port closes that is not to, nothing is refused, and whoever listens is told the
   * new board. Of several that are asked for at once the last one stays. Resolves when it is in use, or another is.
   * @throws ConfigInvalid, ListenFailed; nothing is changed then
   */
  change(config: Config): Promise<HubAddresses>;
  close(): Promise<void>;
}

/**
 * The whole service: journal, sources, book, board. It needs no desktop; the desktop hosts it in its main process.
 * @throws JournalUnavailable when the journal cannot be opened
 */
export async function createHub(options: HubOptions): Promise<Hub> {
  const { config, dataFolder, log } = options;
  const folder = dataFolder ?? makeDemoFolder(Date.now());
  const leave = (): void => {
    if (dataFolder === undefined) rmSync(folder, { recursive: true, force: true });
  };
  let journal: OpenJournal | undefined;
  try {
    const machineClock = options.clock ?? systemClock;
    journal = await openJournal({
      dataDir: folder,
      ...keepingOf(config),
      log,
      clock: machineClock,
      ...(options.flushDelay !== undefined && { flushDelay: options.flushDelay }),
    });
    const clock = steadyClock(machineClock);
    return hubOn(await createBase({ journal, folder, clock, log }), options, leave);
  } catch (error) {
    // Whoever tries again must find the journal free.
    await journal?.close();
    leave();
    throw error;
  }
}

/** `leave`: takes the folder away where it was made for this hub alone. */
function hubOn(
  base: Base,
  { config, homeFolder, pageFolder, log, program = { version: 'unknown' }, settings, setUpKey }: HubOptions,
  leave: () => void,
): Hub {
  const { journal, clock, follower, audit } = base;
  const engines: Engines = createEngines({
    base,
    config,
    recall: () => checkpoints.read(config, alerts.newest()),
    alerts: { before: (...told) => alerts.before(...told), after: (...told) => alerts.after(...told) },
    progressed: () => feed.changed(),
    ready() {
      reports.again();
      feed.renewed();
      history.renewed();
      alerts.changed();
    },
  });
  const checkpoints = createCheckpoints(base, engines.current, () => alerts.save());
  const now = (): Config => engines.current().config;
  const feed = createFeed({ books: () => engines.current().books, clock });
  const history: HistoryKeeper = createHistoryKeeper({
    thread: startHistoryThread({ file: historyFileOf(base.folder) }),
    books: () => shownOf(engines.current()),
    journal,
    clock,
    log,
  });
  base.attach(() => {
    feed.changed();
    history.changed();
  });

  const accept = createAccept({ ...base, retention: () => now().retention });
  const alerts = createAlertDesk({ base, accept, engine: engines.current });
  /** The screens look, and so do the alerts. */
  const changed = (): void => {
    feed.changed();
    alerts.changed();
  };
  const reports = createReports(engines.current, { changed });
  const drivers = createDrivers({ base, accept, reports });
  const journalState = () => journal.state;
  const caughtUp = (): number => engines.current().done();
  const metrics = createMetrics({ feed, alerts, journalState, drivers: drivers.stats, caughtUp });
  const dropped = (port: PortName) => (reason: DropReason) => {
    metrics.connectionDropped(port, reason);
    base.turnedAway.dropped(port, clock.now());
  };
  const webhooks = createWebhookListener({
    settings: config.webhooks,
    sources: callersOf(config),
    accept: (source, request) => accept({ way: 'webhooks' }, [{ kind: 'webhook', at: clock.now(), source, request }]),
    answered: (status) => metrics.webhookAnswered(status),
    room: (source, request, underWay) =>
      engines.current().ledger.refusal({ kind: 'webhook', at: clock.now(), source, request }, underWay),
    overloaded(source, overload) {
      metrics.overloaded(source, overload);
      base.turnedAway.add(source, 'tooMany', clock.now(), tooMany(overload));
    },
    turnedAway(source, why, status) {
      const isOurs = callersOf(now()).some(({ id }) => id === source);
      if (!isOurs) base.turnedAway.stranger(clock.now());
      else base.turnedAway.add(source, why, clock.now(), why === 'secret' ? wrongSecret : unreadable(status));
    },
    dropped: dropped('webhooks'),
    log,
  });
  const messages = createMessages({
    folder: base.folder,
    config: now,
    clock,
    log,
    counted: (way, outcome) => metrics.messageCounted(way, outcome),
  });
  alerts.subscribe((_report, events) => messages.tell(events));
  base.addNotices(() => messages.notices());
  const mornings = createMorningReports({ folder: base.folder, config: now, history, clock, log });
  base.addNotices(() => mornings.notices());
  const timeZone = (): string => now().rules.timeZone;
  const addresses = (): readonly string[] => addressesFromAfar(now().board.host, changes.addresses()?.board ?? '');
  const actions = createActionDesk({ actions: drivers.actions, audit, clock, timeZone, log });
  const ofThePast = createDesksOfThePast({
    shown: engines.current,
    journal,
    now: clock.now,
    keeper: history,
    config: now,
  });
  const known = keepKnown({
    folder: homeFolder ?? base.folder,
    addresses,
    isWanted: () => now().board.announce !== false,
    log,
  });
  const screens = createScreenDesk({
    file: join(homeFolder ?? base.folder, 'screens.json'),
    now: () => clock.now(),
    elapsed: () => clock.elapsed(),
    timeZone,
    hubId: known.id,
    addresses,
    log,
  });
  const setupDesk = createSetupDesk({
    config: now,
    settings,
    webhooksAddress: () => changes.addresses()?.webhooks ?? '',
    turnedAway: base.turnedAway,
    clock,
  });
  base.attach((inputs) => setupDesk.taken(inputs.map(({ input }) => input)));
  const asks = createAsks({
    feed,
    alerts,
    setup: () => setupOf(now()),
    ...ofThePast,
    mornings,
    ...createDesksOfCallers({ base, engines, holding: [setupDesk, ofThePast.past] }),
    actions,
    screens,
    setupDesk,
    diagnostics: createDiagnosticsDesk({ program, settings, feed, metrics, journal, config: now, now: clock.now, log }),
    settings,
  });
  const board = createBoardServer({
    settings: config.board,
    feed,
    alerts,
    asks,
    screens,
    journalState,
    pageFolder,
    setUpKey,
    metrics,
    dropped: dropped('board'),
    log,
  });
  const doors = createDoors(board, webhooks);
  const ends = (): readonly CertificateEnd[] => [
    { port: 'board', end: board.certificateEnd() },
    { port: 'webhooks', end: webhooks.certificateEnd() },
  ];
  metrics.watchCertificates(ends);
  base.addNotices(() => certificateNotices(ends(), Date.now(), now().rules.timeZone));
  base.addNotices(() => base.turnedAway.notices(now().rules.timeZone));
  const changes = createChanges({ doors, engines, drivers, feed, history, journal });
  const maintenance = createMaintenance({ journal, clock, followClock: follower.follow, changed, log });

  let closing: Promise<void> | undefined;

  return {
    feed,
    alerts,
    asks,
    async start() {
      void history.start();
      await alerts.open();
      await alerts.started();
      const at = await changes.start(config);
      maintenance.start();
      checkpoints.keeper.start();
      known.follow();
      void engines.caughtUp().then(history.rebuilt).then(mornings.start);
      return at;
    },
    caughtUp: engines.caughtUp,
    async change(next) {
      const before = now();
      const at = await changes.change(next);
      base.turnedAway.clear(mayBeRight(before, now()));
      alerts.changed();
      mornings.changed();
      known.follow();
      return at;
    },
    close: () => (closing ??= close()),
  };

  async function close(): Promise<void> {
    maintenance.close();
    await known.close();
    await changes.close();
    // Calls are taken in meanwhile: a restart is not to refuse them for longer than it must.
    await checkpoints.keeper.close();
    await drivers.close();
    await doors.close();
    await screens.close();
    await alerts.stopped();
    await messages.close();
    await mornings.close();
    ofThePast.past.close();
    await history.close();
    engines.close();
    await alerts.close();
    feed.close();
    await journal.close();
    leave();
  }
}
