import type { BoardTrouble } from '#core/board/bridge';
import type { Picture } from '#core/board/queue';
import { faultOf } from '#hub/machine/fault';
import type { Hub } from '#hub/hub';
import { createHub } from '#hub/hub';
import { ListenFailed } from '#hub/ports/listen';
import type { Logger } from '#hub/machine/log';
import type { DesktopConfig } from '../settings/desktop-config.ts';
import { onFreePorts } from '../settings/desktop-config.ts';
import { troubleOf } from './trouble.ts';

/** How often a hub that could not start is tried again. Milliseconds. */
const retryEvery = 2_000;

export interface HubHostOptions {
  /** The settings as they are now. @throws ConfigInvalid */
  readonly readConfig: () => DesktopConfig;
  /** Where the journal of a configured board lives, and that of the demo. */
  readonly dataFolder: (isDemo: boolean) => string;
  readonly pageFolder: string;
  readonly log: Logger;
}

/** What a window wants to be told. */
export interface HubListener {
  snapshot(picture: Picture): void;
  update(picture: Picture): void;
  trouble(trouble: BoardTrouble | null): void;
}

/** Keeps one hub running: starts it, tries again by itself while it cannot, and starts it anew after a change. */
export interface HubHost {
  /** The hub that runs now, if one does. */
  hub(): Hub | undefined;
  /** Why none runs; `null` while one does, or before the first attempt has ended. */
  trouble(): BoardTrouble | null;
  listen(listener: HubListener): void;
  start(): void;
  /** The settings have changed: what can be used is used at once, what cannot be leaves the old hub running. */
  changed(): void;
  close(): Promise<void>;
}

export function createHubHost(options: HubHostOptions): HubHost {
  const { readConfig, log } = options;
  const listeners = new Set<HubListener>();
  let running: Hub | undefined;
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
      const hub = await startHub(readConfig(), options);
      running = hub;
      hub.feed.subscribe((update) => tell((listener) => listener.update(update)));
      hasTrouble(null);
      tell((listener) => listener.snapshot(hub.feed.picture()));
    } catch (error) {
      const next = troubleOf(error);
      // Said once: it is tried again every few seconds, for as long as it takes.
      if (trouble?.kind !== next.kind) log.error({ kind: next.kind, fault: faultOf(error) }, 'The hub cannot start.');
      hasTrouble(next);
      retry = setTimeout(() => void inTurn(attempt), retryEvery);
    }
  }

  async function startAnew(): Promise<void> {
    if (isClosed) return;
    clearTimeout(retry);
    try {
      readConfig();
    } catch (error) {
      if (running !== undefined)
        return log.error({ problems: troubleOf(error).lines }, 'The new settings are not used.');
    }
    const old = running;
    running = undefined;
    await old?.close();
    await attempt();
  }

  async function end(): Promise<void> {
    isClosed = true;
    clearTimeout(retry);
    const old = running;
    running = undefined;
    await old?.close();
  }

  function inTurn(work: () => Promise<void>): Promise<void> {
    turn = turn.then(work).catch((error: unknown) => {
      log.error({ fault: faultOf(error) }, 'The hub could not be ended cleanly.');
    });
    return turn;
  }

  return {
    hub: () => running,
    trouble: () => trouble,
    listen: (listener) => void listeners.add(listener),
    start: () => void inTurn(attempt),
    changed: () => void inTurn(startAnew),
    close: () => inTurn(end),
  };
}

async function startHub(desktop: DesktopConfig, options: HubHostOptions): Promise<Hub> {
  const { config, isDemo } = desktop;
  const { pageFolder, log } = options;
  const hub = await createHub({ config, dataFolder: options.dataFolder(isDemo), pageFolder, log });
  try {
    const addresses = await hub.start();
    log.info(addresses, 'The hub runs.');
    return hub;
  } catch (error) {
    await hub.close();
    if (!isDemo || !(error instanceof ListenFailed) || config.board.port === 0) throw error;
    return startHub({ config: onFreePorts(config), isDemo }, options);
  }
}
