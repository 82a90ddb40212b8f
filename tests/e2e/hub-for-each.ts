import { test } from '@playwright/test';
import { createHubHome, type HubHome, type RunningHub } from './start-hub.ts';

/** Where a hub is, and how it is ended and started again over the same journal. */
export interface HubOfTest extends Pick<RunningHub, 'board' | 'webhooks'> {
  /** Ends it at once, as a power cut does. */
  kill(): Promise<void>;
  start(): Promise<void>;
}

/**
 * A real hub for each test of a spec, by this configuration (the contract's file), or for `all` of them together. What it
 * returns is that of the test that runs.
 */
export function hubForEach(configuration: object, { all = false }: { readonly all?: boolean } = {}): HubOfTest {
  let home: HubHome;
  let hub: RunningHub;
  const [before, after] = all ? [test.beforeAll, test.afterAll] : [test.beforeEach, test.afterEach];
  before(async () => {
    home = await createHubHome(configuration);
    hub = await home.start();
  });
  after(() => home.remove());
  return {
    get board() {
      return hub.board;
    },
    get webhooks() {
      return hub.webhooks;
    },
    kill: () => hub.kill(),
    async start() {
      hub = await home.start();
    },
  };
}
