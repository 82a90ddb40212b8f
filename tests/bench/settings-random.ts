import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { JsonObject } from '#core/said/json';
import type { SettingsAnswer, SettingsReport } from '#core/settings/settings';
import type { Benchmark } from './benchmark.ts';
import { createCallers, type Caller } from './callers.ts';
import { configuration, secret } from './configuration.ts';
import { openConnection } from './http-connection.ts';
import { exportJournal, startHub, writeConfiguration } from './hub-process.ts';
import { aRandomChange, numbersFrom, type RandomChange } from './random-settings.ts';
import { distribution } from './statistics.ts';
import { countStored } from './stored-counts.ts';

const usualTimes = 1_000;
const connections = 16;
/** Between two calls of a phone: some forty calls a second come in all the time, many times those of a busy day. Milliseconds. */
const rest = 400;
/** So often what was exported is imported again after another change. */
const importEvery = 20;
const token = 'a-token-of-the-board-0123456789';

/** Settings changed over HTTP again and again, each time differently, under load: what is refused, lost, or to be read where it must not. */
export const settingsRandom: Benchmark = {
  name: 'settings-random',
  async run({ folder, times = usualTimes }) {
    const first = { ...configuration({ agentsAQueue: connections, order: 'other' }), board: { token } };
    let log = '';
    const hub = await startHub(folder, writeConfiguration(folder, first), (piece) => (log += piece), token);
    const desk = deskOf(hub.board);
    const planted = new Set([secret, token]);
    const counted = { taken: 0, refused: 0, undone: 0, imported: 0, importedDifferently: 0 };
    const faults: string[] = [];
    const took: number[] = [];
    const random = numbersFrom(Date.now());
    const { callers, acknowledged } = createCallers(connections);
    const load = startLoad(hub.webhooks, callers);
    try {
      const begun = (await desk.settings()).configuration;
      for (let time = 1; time <= times; time += 1) {
        const before = await desk.settings();
        const exported = time % importEvery === 0 ? await desk.seen() : null;
        const change = aRandomChange(before.configuration, random, time);
        for (const each of change.secrets) planted.add(each);
        const from = performance.now();
        const answer = await desk.change(before.revision, change.configuration);
        took.push(performance.now() - from);
        const after = await desk.settings();
        const fault = faultOf(change, answer, before, after);
        if (fault === null) counted[change.isRight ? 'taken' : 'refused'] += 1;
        else faults.push(`${change.what}: ${fault}`);
        if (change.isRight && random() < 0.1) {
          await desk.undo(after.revision);
          const undone = await desk.settings();
          if (same(undone.configuration, before.configuration)) counted.undone += 1;
          else faults.push(`${change.what}: the change taken back left something else`);
        }
        if (exported !== null) {
          await desk.change((await desk.settings()).revision, exported.configuration);
          counted.imported += 1;
          if (!same(await desk.seen(), exported)) counted.importedDifferently += 1;
        }
        if (time % 100 === 0) process.stderr.write(`changed ${time} times\n`);
      }
      await desk.change((await desk.settings()).revision, begun);
      const lost = await load.stop();
      const shown = await desk.counts();
      await hub.stop();
      const stored = countStored(await exportJournal(folder));
      const missing = [...acknowledged].filter((key) => !stored.times.has(key)).length;
      const expected = stored.counts.map(({ queue, answered, lost: left }) => ({ id: queue, answered, lost: left }));
      const readable = placesOf(folder, log, [...planted]);
      const isSame = same(shown, expected);
      return {
        measured: {
          changes: times,
          ...counted,
          faults: faults.length,
          ...(faults.length > 0 && { faultsSeen: faults.slice(0, 5) }),
          acknowledged: acknowledged.size,
          refusedRequests: lost,
          missing,
          sameNumbers: isSame,
          ...(!isSame && { shown, expected }),
          planted: planted.size,
          readable: readable.length,
          ...(readable.length > 0 && { readableIn: readable.slice(0, 5) }),
          change: distribution(took),
          conditions: `${connections} phones that call all the time; a seventh of the changes is wrong on purpose`,
        },
        against:
          'what each change wanted, a plain count of the calls in the export, and every secret that was ever typed',
        reach:
          'none refused or missing, each change used whole or not at all, an import is the same board, no secret to be read',
        reached:
          faults.length + lost + missing + readable.length + counted.importedDifferently === 0 &&
          isSame &&
          counted.taken > counted.refused,
      };
    } finally {
      await load.stop();
      await hub.stop();
    }
  },
};

/** Whoever holds the token, at the settings of a hub. */
function deskOf(board: string) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const get = async <Answer>(path: string): Promise<Answer> => {
    const response = await fetch(`${board}${path}`, { headers });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return (await response.json()) as Answer;
  };
  const post = async (path: string, body: object): Promise<SettingsAnswer> => {
    const response = await fetch(`${board}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await response.json()) as SettingsAnswer;
  };
  const settings = () => get<SettingsReport>('/api/settings');
  return {
    settings,
    change: (revision: string, changed: JsonObject) => post('/api/settings', { revision, configuration: changed }),
    undo: (revision: string) => post('/api/settings/undo', { revision }),
    /** What a person has in a file, and what a board is told of its queues and how to show them. */
    async seen() {
      const [{ configuration: exported }, setup] = await Promise.all([settings(), get<JsonObject>('/api/setup')]);
      return { configuration: exported, setup };
    },
    async counts() {
      const { queues } = await get<{ queues: { id: string; answeredToday: number; lostToday: number }[] }>(
        '/api/queues',
      );
      return queues.map(({ id, answeredToday, lostToday }) => ({ id, answered: answeredToday, lost: lostToday }));
    },
  };
}

/** Why a change was not made as a whole, or a wrong one not refused as a whole; `null`: all is well. */
function faultOf(change: RandomChange, answer: SettingsAnswer, before: SettingsReport, after: SettingsReport) {
  if (!change.isRight) {
    if (!('problems' in answer)) return 'taken, and it is wrong';
    return after.revision === before.revision && same(after.configuration, before.configuration)
      ? null
      : 'refused, and yet something changed';
  }
  if (!('settings' in answer)) return `refused: ${JSON.stringify(answer).slice(0, 300)}`;
  return same(withoutSecrets(after.configuration, change), withoutSecrets(change.configuration, change))
    ? null
    : `kept differently: ${JSON.stringify(after.configuration).slice(0, 300)}`;
}

/** Where a secret stands, or a reference to it, only that one does. */
function withoutSecrets(settings: JsonObject, { secrets }: RandomChange): unknown {
  return JSON.parse(JSON.stringify(settings), (_name, value: unknown) => {
    const isSecret =
      typeof value === 'string' && (value.startsWith('${secret:') || secrets.some((each) => value.includes(each)));
    return isSecret ? 'a secret' : value;
  });
}

/** Phones that call until they are stopped; how often a call was not taken in. */
function startLoad(webhooks: string, callers: readonly Caller[]) {
  let [isOver, refused] = [false, 0];
  const work = async (caller: Caller): Promise<void> => {
    const connection = await openConnection(webhooks);
    while (!isOver) {
      const status = await connection.get(caller.target()).catch(() => 0);
      if (status !== 200) {
        refused += 1;
        break;
      }
      caller.acknowledged();
      await pause(rest);
    }
    connection.close();
  };
  const working = Promise.all(callers.map(work));
  return {
    async stop(): Promise<number> {
      isOver = true;
      await working;
      return refused;
    },
  };
}

/** Where what nobody may read can be read: in any file but the one of the secrets, which is its user's alone, and in the log. */
function placesOf(folder: string, log: string, planted: readonly string[]): string[] {
  const found: string[] = [];
  const look = (place: string, text: string): void => {
    if (planted.some((each) => text.includes(each))) found.push(place);
  };
  look('the log', log);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    if (entry.name === 'secrets.json') {
      if ((statSync(file).mode & 0o777) !== 0o600) found.push(`${entry.name}, which others may read`);
    } else look(entry.name, readFileSync(file, 'latin1'));
  }
  return found;
}

/** Whether two say the same, in whatever order their names stand. */
function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const pairs = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(pairs.map(([name, each]) => [name, ordered(each)]));
}
