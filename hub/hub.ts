import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BoardSetup } from '#core/board/bridge';
import type { Instant } from '#core/time/instant';
import type { JournalNotice } from '#core/board/queue';
import { createAuditLog } from './actions/audit.ts';
import { createActionDesk } from './actions/desk.ts';
import { createAsks, type HubAsks } from './asks/asks.ts';
import { createBoardServer } from './board/server.ts';
import type { Clock } from './intake/clock.ts';
import { steadyClock, systemClock } from './intake/clock.ts';
import { createAccept } from './intake/accept.ts';
import { createClockFollower } from './intake/clock-follower.ts';
import type { Config } from './config/config.ts';
import { createDrivers } from './sources/drivers.ts';
import type { Feed } from './books/feed.ts';
import { createFeed } from './books/feed.ts';
import { createGroupCommit } from './journal/group-commit.ts';
import type { Journal } from './journal/journal.ts';
import { openJournal } from './journal/open-journal.ts';
import { createLedger } from './books/ledger.ts';
import type { Logger } from './machine/log.ts';
import { createMaintenance } from './journal/maintenance.ts';
import { createMetrics } from './board/metrics.ts';
import { createLastPolls } from './sources/poller/restarts/last-polls.ts';
import { rebuild, startOfPast } from './books/rebuild.ts';
import { reportTo } from './sources/report.ts';
import { checkCertificates } from './ports/tls.ts';
import { createWebhookListener } from './sources/webhooks/listener.ts';

export interface HubOptions {
  readonly config: Config;
  /** Where the journal lives; absent: a folder of its own that goes when the hub closes. */
  readonly dataFolder?: string | undefined;
  /** Where the built page lies. */
  readonly pageFolder: string;
  readonly log: Logger;
  readonly clock?: Clock;
}

/** Where a running hub can be reached. */
export interface HubAddresses {
  readonly board: string;
  readonly webhooks: string;
}

export interface Hub {
  readonly feed: Feed;
  /** Everything that a board can ask. */
  readonly asks: HubAsks;
  /**
   * Rebuilds today from the journal, opens both ports and starts the sources.
   * @throws ConfigInvalid, ListenFailed
   */
  start(): Promise<HubAddresses>;
  close(): Promise<void>;
}

/**
 * The whole service: journal, sources, book, board. It needs no desktop; the desktop hosts it in its main process.
 * @throws JournalUnavailable when the journal cannot be opened
 */
export function createHub(options: HubOptions): Hub {
  const { config, dataFolder, log } = options;
  const folder = dataFolder ?? mkdtempSync(join(tmpdir(), 'wallboard-demo-'));
  const leave = (): void => {
    if (dataFolder === undefined) rmSync(folder, { recursive: true, force: true });
  };
  let journal: Journal | undefined;
  try {
    journal = openJournal({ dataDir: folder, timeZone: config.rules.timeZone, retention: config.retention, log });
    return hubOn({ journal, folder, leave, options });
  } catch (error) {
    // Whoever tries again must find the journal free.
    journal?.close();
    leave();
    throw error;
  }
}

interface Place {
  readonly journal: Journal;
  readonly folder: string;
  /** Takes the folder away where it was made for this hub alone. */
  readonly leave: () => void;
  readonly options: HubOptions;
}

function hubOn({ journal, folder, leave, options }: Place): Hub {
  const { config, pageFolder, log, clock: machineClock = systemClock } = options;
  const { rules, sources } = config;
  const clock = steadyClock(machineClock);
  const deaf = (): string | null => (journal.state.writable ? null : journal.state.problem);
  const notices = (): readonly JournalNotice[] =>
    journal.state.setAside.length === 0 ? [] : [{ kind: 'set-aside', files: journal.state.setAside }];
  let begins = beginningOf(journal);
  const ledger = createLedger({ rules, sources, deaf, notices, begins: () => begins, log });
  const feed = createFeed({ ledger, clock, timeZone: rules.timeZone });
  const commit = createGroupCommit({
    journal,
    log,
    committed(inputs) {
      begins ??= inputs[0]?.at ?? null;
      for (const input of inputs) {
        follower.committed(input);
        ledger.take(input);
      }
      feed.changed();
    },
  });
  const follower = createClockFollower({ clock, commit, log });

  const heard = rebuild(journal, ledger, config, clock.now());
  const past = startOfPast(config, clock.now());
  const lastPolls = createLastPolls(join(folder, 'last-polls.json'));
  const accept = createAccept({ commit, follower, clock, retention: config.retention });
  const drivers = createDrivers({
    sources,
    context: ({ id }) => ({
      accept,
      begins,
      startOfPast: past,
      lastPolls,
      timeZone: rules.timeZone,
      clock,
      log,
      report: reportTo({ ledger, feed }, id),
      heardAt: heard.get(id),
      leftOpen: ledger.isOpen(id),
    }),
  });

  const setup: BoardSetup = {
    language: config.language,
    timeZone: rules.timeZone,
    demo: sources.some((source) => source.adapter === 'demo'),
  };
  const metrics = createMetrics({ feed, journalState: () => journal.state, drivers: drivers.stats });
  const webhooks = createWebhookListener({
    settings: config.webhooks,
    sources: sources.flatMap(({ id, input }) => (input.way === 'webhooks' ? [{ id, secrets: input.secrets }] : [])),
    accept: (source, request) => accept({ way: 'webhooks' }, [{ kind: 'webhook', at: clock.now(), source, request }]),
    answered: (status) => metrics.webhookAnswered(status),
    log,
  });
  const actions = createActionDesk({
    actions: () => drivers.actions,
    audit: createAuditLog(join(folder, 'actions.ndjson')),
    clock,
    timeZone: () => rules.timeZone,
    log,
  });
  const asks = createAsks({ feed, setup: () => setup, actions });
  const board = createBoardServer({
    settings: config.board,
    feed,
    asks,
    journalState: () => journal.state,
    pageFolder,
    metrics,
    log,
  });
  const maintenance = createMaintenance({ journal, clock, followClock: follower.follow, changed: feed.changed, log });

  return {
    feed,
    asks,
    async start() {
      await checkCertificates(config);
      await drivers.start();
      const { url: webhooksUrl } = await webhooks.start();
      const { url: boardUrl } = await board.start();
      maintenance.start();
      return { board: boardUrl, webhooks: webhooksUrl };
    },
    async close() {
      maintenance.close();
      await drivers.close();
      await Promise.all([webhooks.close(), board.close()]);
      feed.close();
      journal.close();
      leave();
    },
  };
}

/** When its first input came; `null` while there is none. */
function beginningOf(journal: Journal): Instant | null {
  for (const { at } of journal.read({})) return at;
  return null;
}
