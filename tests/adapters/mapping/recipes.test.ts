import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { Question } from '#adapters/adapter';
import type { Queue } from '#core/board/queue';
import type { Input, JsonValue } from '#core/said/input';
import type { JsonObject } from '#core/said/json';
import { createConfig } from '#hub/config/config';
import { createLedger } from '#hub/books/ledger';
import { createReadFiles } from '#hub/sources/poller/files/read-files';
import { at } from '#tests/support/mapped';
import { tempFolder } from '#tests/support/temp-folder';

const docs = fileURLToPath(new URL('../../../docs/recipes', import.meta.url));
const payloads = fileURLToPath(new URL('../../fixtures/recipes', import.meta.url));
const now = at('10:00:00');

/** What the board is to show at ten o'clock of the queue `support`, and of `sales` where that is told too. */
const truth: { readonly [recipe: string]: { readonly support: Partial<Queue>; readonly sales?: Partial<Queue> } } = {
  'asterisk-queue-log-file': {
    support: {
      answeredToday: 2,
      lostToday: 1,
      overflowedToday: 1,
      callsWaiting: 1,
      longestWaitSeconds: 100,
      avgTalkSeconds: 100,
      agentsBusy: 0,
    },
  },
  'asterisk-queue-log-database': {
    support: {
      answeredToday: 2,
      lostToday: 1,
      overflowedToday: 1,
      callsWaiting: 1,
      longestWaitSeconds: 100,
      avgTalkSeconds: 100,
      agentsBusy: 0,
    },
  },
  fusionpbx: {
    support: { answeredToday: 1, lostToday: 1, avgWaitSeconds: 20, avgTalkSeconds: 100, callsWaiting: null },
    sales: { answeredToday: 0, lostToday: 1 },
  },
  '3cx': { support: { answeredToday: 1, lostToday: 1, avgWaitSeconds: 20, avgTalkSeconds: 100, agentsReady: null } },
  'generic-cdr-csv': { support: { answeredToday: 1, lostToday: 1, avgWaitSeconds: 20, avgTalkSeconds: 100 } },
  'queue-statistics-csv': {
    support: {
      callsWaiting: 3,
      answeredToday: 127,
      lostToday: 8,
      avgWaitSeconds: 72,
      longestWaitTodaySeconds: 370,
      agentsOther: 1,
    },
    sales: { callsWaiting: 0, answerRate: null, agentsReady: 2 },
  },
  'json-statistics': {
    support: {
      callsWaiting: 2,
      longestWaitSeconds: 120,
      answerRate: 94.1,
      agentsReady: 2,
      agentsBusy: 2,
      agentsOther: 1,
    },
    sales: { callsWaiting: 0, longestWaitSeconds: 0, agentsReady: 0 },
  },
  'soap-statistics': {
    support: { callsWaiting: 2, longestWaitSeconds: 120, answeredToday: 127, lostToday: 8, avgWaitSeconds: 72 },
    sales: { callsWaiting: 0, avgWaitSeconds: null },
  },
};

it('each recipe has a recorded payload and a truth', () => {
  const names = readdirSync(docs).map((name) => basename(name, '.md'));
  expect(names.toSorted()).toEqual(Object.keys(truth).toSorted());
});

it.each(Object.entries(truth))('%s', async (recipe, { support, sales = {} }) => {
  const text = readFileSync(join(docs, `${recipe}.md`), 'utf8');
  const settings = JSON.parse(/```json\n([\s\S]*?)\n```/.exec(text)?.[1] ?? '') as JsonObject;
  const payload = join(payloads, readdirSync(payloads).find((name) => name.startsWith(`${recipe}.`)) ?? '');
  const queues = [
    { id: 'support', name: 'Support', agents: ['203', '204'] },
    { id: 'sales', name: 'Sales' },
  ];
  const configuration = { timeZone: 'Europe/Copenhagen', queues, sources: [withPath(settings, payload)] };
  const { rules, sources } = createConfig(configuration, { environment: {}, unset: 'x' });
  const ledger = createLedger({ rules, sources, complete: true });
  for (const input of await asked(sources[0], payload)) ledger.take(input);
  const shown = ledger.picture(now).queues;
  expect(shown[0]).toMatchObject(support);
  expect(shown[1]).toMatchObject(sales);
});

/** The file itself, where a file is read; a folder, where that is. */
function withPath(settings: JsonObject, payload: string): JsonObject {
  if (settings['adapter'] !== 'files') return settings;
  if (typeof settings['path'] !== 'string' || /\.|_log$/.test(settings['path'])) return { ...settings, path: payload };
  const path = tempFolder();
  copyFileSync(payload, join(path, basename(payload)));
  return { ...settings, path };
}

/** What the hub would keep of one poll that is answered by the payload. */
async function asked(source: ReturnType<typeof createConfig>['sources'][number] | undefined, payload: string) {
  if (source?.input.way !== 'polls') throw new Error('It is asked.');
  const inputs: Input[] = [];
  const content = (): string => readFileSync(payload, 'utf8');
  const ask = async ({ url }: Question): Promise<{ status: number; body: JsonValue }> => {
    if (url.includes('wsdl')) return { status: 200, body: description };
    return { status: 200, body: payload.endsWith('.json') ? (JSON.parse(content()) as JsonValue) : content() };
  };
  await source.input.poll(undefined, ask, now, {
    keep: async ({ url, body }) =>
      void inputs.push({ kind: 'poll', at: now, source: source.id, response: { url, status: 200, body } }),
    files: createReadFiles({ now: () => now, stop: new AbortController().signal }),
    rows: async function* () {
      yield JSON.parse(content()) as JsonObject[];
    },
  });
  return inputs;
}

const description = `<definitions targetNamespace="http://pbx.example/stats"><binding name="b"><operation name="GetQueueStatistics"/>
</binding><service><port binding="b"><address location="https://pbx.example/stats"/></port></service></definitions>`;
