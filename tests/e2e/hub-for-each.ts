import { test } from '@playwright/test';
import { createHubHome, type HubHome, type RunningHub } from './start-hub.ts';

/** Where the hub of the test is that runs. */
interface HubOfTest extends Omit<RunningHub, 'stop'> {
  /** Begins anew by another configuration, in a home of its own. */
  instead(configuration: object): Promise<void>;
}

/**
 * A real hub for each test of a spec, by this configuration (the contract's file), or for `all` of them together. What it
 * returns is that of the test that runs.
 */
export function hubForEach(configuration: object, { all = false }: { readonly all?: boolean } = {}): HubOfTest {
  let home: HubHome;
  let hub: RunningHub;
  const [before, after] = all ? [test.beforeAll, test.afterAll] : [test.beforeEach, test.afterEach];
  const begin = async (by: object): Promise<void> => {
    home = await createHubHome(by);
    hub = await home.start();
  };
  before(() => begin(configuration));
  after(() => home.remove());
  return {
    get board() {
      return hub.board;
    },
    get webhooks() {
      return hub.webhooks;
    },
    kill: () => hub.kill(),
    async instead(other) {
      await home.remove();
      await begin(other);
    },
  };
}
