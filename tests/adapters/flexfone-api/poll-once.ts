import { inBoth } from '#core/said/sentence';
import { onTestFinished } from 'vitest';
import type { Ask } from '#adapters/adapter';
import { flexfoneApi } from '#adapters/flexfone-api/index';
import type { FlexfoneApiSettings } from '#adapters/flexfone-api/settings';
import type { Fact } from '#core/said/facts';
import { createAsker } from '#hub/sources/poller/asking/asker';
import { startFlexfoneApi, type FlexfoneApiOptions, type FlexfoneApiServer } from '#tests/fakes/flexfone-api/server';
import { surroundings } from '#tests/support/surroundings';

export const [account, hash] = ['12345', '0f2c8d1e5b7a4936a1b2c3d4e5f60718'];
export const myfone = { username: 'wallboard@example.com', password: 'Planted-Password' };

export interface Connected {
  readonly server: FlexfoneApiServer;
  readonly settings: FlexfoneApiSettings;
  /** One poll over the real asker, read. */
  poll(): Promise<readonly Fact[]>;
  perform(action: string, parameters: unknown): Promise<string>;
}

/** The fake, and the adapter connected to it as the hub connects it. */
export async function connect(
  options: Partial<FlexfoneApiOptions> = {},
  changes: Partial<FlexfoneApiSettings> = {},
  patience = 10_000,
): Promise<Connected> {
  const server = await startFlexfoneApi({ account, hash, myfone, ...options });
  onTestFinished(server.close);
  const settings = flexfoneApi.settings.parse({
    baseUrl: server.baseUrl,
    account,
    hash,
    queueMembers: { support: { department: 'support' } },
    myfone: { ...myfone, url: server.makeCallUrl },
    ...changes,
  });
  const asker = createAsker({ now: () => 0, limits: { firstByte: patience } });
  onTestFinished(() => asker.close());
  const context = (ask: Ask) => ({ settings, surroundings, now: 0, memory: undefined, ask });
  return {
    server,
    settings,
    async poll() {
      const facts: (() => readonly Fact[])[] = [];
      await flexfoneApi.input.poll(
        context(async (question) => {
          const { status, body } = await asker.ask(question);
          const response = { url: question.url, status, body };
          facts.push(() => flexfoneApi.read({ kind: 'poll', at: 0, source: 'pbx', response }, settings, surroundings));
          return { status, body };
        }),
      );
      return facts.flatMap((each) => each());
    },
    async perform(id, parameters) {
      const action = flexfoneApi.actions.find((each) => each.id === id);
      if (action === undefined) throw new Error(`There is no ${id}.`);
      return inBoth(await action.perform(action.parameters.parse(parameters), context(asker.ask))).en;
    },
  };
}
