import type { AlertsReport } from '#core/alerts/alert';
import type { Tells } from '#core/asks/tells';
import type { BoardTrouble } from '#core/board/bridge';
import type { Picture } from '#core/board/queue';
import { faultOf } from '#hub/machine/fault';
import type { ProgramFacts } from '#hub/diagnostics/desk';
import type { Hub, HubAddresses } from '#hub/hub';
import { createHub } from '#hub/hub';
import { ListenFailed } from '#hub/ports/listen';
import type { SettingsDesk } from '#hub/settings/desk';
import type { Logger } from '#hub/machine/log';
import type { DesktopConfig } from '../settings/desktop-config.ts';
import { onFreePorts } from '../settings/desktop-config.ts';
import { troubleOf } from './trouble.ts';

/** How often a hub that could not start is tried again. Milliseconds. */
const retryEvery = 2_000;

export interface HubHostOptions {
  /** The settings as they are now. @throws ConfigInvalid */
  readonly readConfig: () => DesktopConfig;
  /** Where its settings are changed; absent: nowhere but in their file. */
  readonly settings?: SettingsDesk;
  /** Where the hub's own things lie, whatever it plays. */
  readonly homeFolder?: string;
  /** Where the journal of a configured board lives, and that of the demo. */
  readonly dataFolder: (isDemo: boolean) => string;
  readonly pageFolder: string;
  readonly program?: ProgramFacts;
  readonly log: Logger;
}

/** What a window wants to be told. */
export interface HubListener {
  snapshot(picture: Picture): void;
  update(picture: Picture): void;
  /** What is open, and the ids of those of which the hub says that people are to be told now; absent: it does not tell. */
  alerts(report: AlertsReport, said?: readonly string[]): void;
  trouble(trouble: BoardTrouble | null): void;
  /** Of a hub elsewhere, to this PC as one of its screens. */
  blink?(order: Tells['blink']): void;
  pictureWanted?(order: Tells['pictureWanted']): void;
  screen?(self: Tells['screen']): void;
}

/** Keeps one hub running: starts it, tries again by itself while it cannot, and lets it go on under other settings. */
export interface HubHost {
  /** The hub that runs now, if one does. */
  hub(): Hub | undefined;
  /** Where its ports are, if one runs. */
  addresses(): HubAddresses | undefined;
  /** Why none runs; `null` while one does, or before the first attempt has ended. */
  trouble(): BoardTrouble | null;
  listen(listener: HubListener): void;
  start(): void;
  /** The settings have changed: what can be used is used at once, what cannot be leaves the old hub running. */
  changed(): void;
  /** Goes on under this configuration. Rejects where it cannot; then the hub is as it was. */
  goOn(next: DesktopConfig): Promise<void>;
  close(): Promise<void>;
}

export function createHubHost(options: HubHostOptions): HubHost {
  const { readConfig, log } = options;
  const listeners = new Set<HubListener>();
  let running: Running | undefined;
  let trouble: BoardTrouble | null = null;
  let retry: NodeJS.Timeout | undefined;
  let isClosed = false;
  /** One attempt after the other, so that two never reach for the same ports and journal. */
  let turn = Promise.resolve();

  function tell(tellOne: (listener: HubListener) => void): void {
    for (const listener of listeners) tellOne(listener);
  }

  function hasTrouble(next: BoardTrouble | null): void {
    const isNews = JSON.stringify(next) !== JSON.stringify(trouble);
    trouble = next;
    if (isNews) tell((listener) => listener.trouble(next));
  }

  async function attempt(): Promise<void> {
    if (isClosed || running !== undefined) return;
    try {
      await begin(readConfig());
    } catch (error) {
      const next = troubleOf(error);
      // Said once: it is tried again every few seconds, for as long as it takes.
      if (trouble?.kind !== next.kind) log.error({ kind: next.kind, fault: faultOf(error) }, 'The hub cannot start.');
      hasTrouble(next);
      retry = setTimeout(() => void inTurn(attempt), retryEvery);
    }
  }

  async function begin(desktop: DesktopConfig): Promise<void> {
    running = await startHub(desktop, options);
    const { feed, alerts } = running.hub;
    feed.subscribe((picture, kind) => tell((listener) => listener[kind](picture)));
    alerts.subscribe((report, events) => {
      const said = events.filter(({ change }) => change === 'said').map(({ id }) => id);
      tell((listener) => listener.alerts(report, said));
    });
    hasTrouble(null);
    tell((listener) => listener.snapshot(feed.picture()));
    tell((listener) => listener.alerts(alerts.report(), []));
  }

  async function move(next: DesktopConfig): Promise<void> {
    clearTimeout(retry);
    if (running === undefined) return begin(next);
    // The demo's calls lie in a journal of their own.
    if (next.isDemo !== running.isDemo) return replace(running.desktop, next);
    const addresses = await running.hub.change(running.onFreePorts ? onFreePorts(next.config) : next.config);
    running = { ...running, addresses, desktop: next };
  }

  async function replace(old: DesktopConfig, next: DesktopConfig): Promise<void> {
    await stop();
    try {
      await begin(next);
    } catch (error) {
      await begin(old).catch(() => void (retry = setTimeout(() => void inTurn(attempt), retryEvery)));
      throw error;
    }
  }

  async function follow(): Promise<void> {
    if (isClosed) return;
    clearTimeout(retry);
    if (running === undefined) return attempt();
    try {
      const next = readConfig();
      // What was changed from a page is in use before it is in the file.
      if (isSame(next, running.desktop)) return;
      if (next.isDemo !== running.isDemo) return await startAnew();
      await move(next);
    } catch (error) {
      log.error({ problems: troubleOf(error).lines }, 'The new settings are not used.');
    }
  }

  async function startAnew(): Promise<void> {
    await stop();
    await attempt();
  }

  async function end(): Promise<void> {
    clearTimeout(retry);
    await stop();
  }

  async function stop(): Promise<void> {
    const old = running;
    running = undefined;
    await old?.hub.close();
  }

  function inTurn(work: () => Promise<void>): Promise<void> {
    turn = turn.then(work).catch((error: unknown) => {
      log.error({ fault: faultOf(error) }, 'The hub could not be ended cleanly.');
    });
    return turn;
  }

  return {
    hub: () => running?.hub,
    addresses: () => running?.addresses,
    trouble: () => trouble,
    listen: (listener) => void listeners.add(listener),
    start: () => void inTurn(attempt),
    changed: () => void inTurn(follow),
    async goOn(next) {
      let problem: unknown;
      await inTurn(() => move(next).catch((error: unknown) => void (problem = error)));
      if (problem !== undefined) throw problem;
    },
    close() {
      // What is under way for new settings is not waited for.
      isClosed = true;
      void running?.hub.close();
      return inTurn(end);
    },
  };
}

/** A configuration is plain values, but for what its sources do by their settings, which they name. */
function isSame(one: DesktopConfig, other: DesktopConfig): boolean {
  return one.isDemo === other.isDemo && JSON.stringify(one.config) === JSON.stringify(other.config);
}

interface Running {
  readonly desktop: DesktopConfig;
  readonly hub: Hub;
  readonly addresses: HubAddresses;
  readonly isDemo: boolean;
  /** The configured ports were taken, so that it has others. */
  readonly onFreePorts: boolean;
}

async function startHub(desktop: DesktopConfig, options: HubHostOptions): Promise<Running> {
  const { config, isDemo } = desktop;
  try {
    return { ...(await startOn(desktop, options)), desktop, isDemo, onFreePorts: false };
  } catch (error) {
    if (!isDemo || !(error instanceof ListenFailed) || config.board.port === 0) throw error;
    const elsewhere = { config: onFreePorts(config), isDemo };
    return { ...(await startOn(elsewhere, options)), desktop, isDemo, onFreePorts: true };
  }
}

async function startOn(
  { config, isDemo }: DesktopConfig,
  options: HubHostOptions,
): Promise<Pick<Running, 'addresses' | 'hub'>> {
  const { homeFolder, pageFolder, settings, program, log } = options;
  const hub = await createHub({
    config,
    dataFolder: options.dataFolder(isDemo),
    homeFolder,
    pageFolder,
    settings,
    program,
    log,
  });
  try {
    const addresses = await hub.start();
    log.info(addresses, 'The hub runs.');
    return { hub, addresses };
  } catch (error) {
    await hub.close();
    throw error;
  }
}
