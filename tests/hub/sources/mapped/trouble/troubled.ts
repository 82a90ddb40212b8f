import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import { startLoopbackServer } from '#tests/fakes/loopback-server';
import { password, startSoapService } from '#tests/fakes/mapped/soap-service';
import { startWebsocketService, token } from '#tests/fakes/mapped/websocket-service';
import type { Configuration } from '#tests/support/configurations';
import { tempFolder } from '#tests/support/temp-folder';

/** Nobody may see these. */
export const secrets = [password, token];

/** A phone system with three who wait, and what can go wrong with it. */
export interface Troubled<Trouble extends string> {
  readonly source: Configuration;
  /** It tells that three wait; what is asked does so by itself. */
  tell(): void;
  /** It holds a connection, of which nobody knows when it has said all: unlike a question, it has no answer. */
  readonly holdsConnection?: true;
  begin(trouble: Trouble): Promise<void> | void;
  mend(): Promise<void> | void;
}

export const everySeconds = 60;

const counts = {
  everySeconds,
  as: 'counts',
  records: 'queue',
  fields: { queue: 'name', waiting: 'waiting' },
  queues: { support: ['Support'] },
};

type OfHttp = 'killed' | 'slow' | 'other words' | 'no words' | 'refused' | 'busy' | 'in trouble' | 'gone';

export async function troubledRest(): Promise<Troubled<OfHttp>> {
  const well = (response: ServerResponse) => response.end(JSON.stringify({ queue: [{ name: 'Support', waiting: 3 }] }));
  const answers: { readonly [trouble in Exclude<OfHttp, 'killed'>]: (response: ServerResponse) => unknown } = {
    // It says nothing at all.
    slow: () => undefined,
    'other words': (response) =>
      response.end(JSON.stringify({ queue: [{ name: 'Support', waiting: 'tre 28374655' }] })),
    'no words': (response) => response.end(`<html><body>Welcome, ${password}</body></html>`),
    refused: (response) => response.writeHead(401).end(`${password} is wrong`),
    busy: (response) => response.writeHead(429, { 'Retry-After': '5' }).end(),
    'in trouble': (response) => response.writeHead(500).end(`trace: password=${password}`),
    gone: (response) => response.writeHead(404).end(),
  };
  let say: (response: ServerResponse) => unknown = well;
  const service = await startLoopbackServer((_request, response) => void say(response));
  onTestFinished(() => service.close());
  return {
    source: { ...counts, adapter: 'rest', url: `${service.baseUrl}/?apikey=${password}`, auth: { token } },
    tell: () => undefined,
    async begin(trouble) {
      if (trouble === 'killed') await service.close();
      else say = answers[trouble];
    },
    async mend() {
      say = well;
      await service.open();
    },
  };
}

export async function troubledSoap(): Promise<Troubled<'other words' | 'refused' | 'fault'>> {
  const service = await startSoapService();
  onTestFinished(() => service.stop());
  const well = () => ({ queue: [{ name: 'Support', waiting: 3, longest: '00:10' }] });
  service.answers(well);
  return {
    source: {
      ...counts,
      adapter: 'soap',
      wsdl: `${service.base}?wsdl`,
      arguments: { company: 'VestPol' },
      auth: { username: 'wall', password },
    },
    tell: () => undefined,
    begin(trouble) {
      service.answers(() => {
        if (trouble === 'other words') return { queue: [{ name: 'Salg', waiting: 3, longest: '' }] };
        const fault =
          trouble === 'fault'
            ? { faultcode: 'soap:Server', faultstring: `No rows for 28374655 by ${password}` }
            : { faultcode: 'wsse:FailedAuthentication', faultstring: `${password} is unknown` };
        throw Object.assign(new Error('x'), { Fault: fault });
      });
    },
    mend: () => service.answers(well),
  };
}

const kinds = { queued: ['in'], answered: ['talk'], ended: ['out'] };
const fields = { kind: 'kind', call: 'call', at: 'at' };
const entered = '2026-11-18T09:59:00+01:00';
const calls = ['1', '2', '3'];

export async function troubledWebsocket(): Promise<Troubled<'killed' | 'refused'>> {
  const service = await startWebsocketService();
  onTestFinished(() => service.stop());
  return {
    source: {
      adapter: 'websocket',
      url: service.url,
      headers: { Authorization: `Bearer ${token}` },
      as: 'events',
      fields,
      kinds,
      queues: { support: [] },
    },
    holdsConnection: true,
    tell: () => service.say(calls.map((call) => ({ kind: 'in', call, at: entered }))),
    async begin(trouble) {
      if (trouble === 'refused') service.change(false);
      const closed = trouble === 'killed' ? service.close() : undefined;
      service.kill();
      await closed;
    },
    async mend() {
      service.change(true);
      await service.open();
    },
  };
}

type OfDatabase = 'no table' | 'no column' | 'no file' | 'locked' | 'other words';

export function troubledDatabase(): Promise<Troubled<OfDatabase>> {
  const file = join(tempFolder(), 'pbx.db');
  const table = new DatabaseSync(file);
  table.exec("CREATE TABLE state (name TEXT, waiting TEXT); INSERT INTO state VALUES ('Support', '3')");
  onTestFinished(() => table.close());
  const begins: { readonly [trouble in OfDatabase]: () => void } = {
    'no table': () => table.exec('ALTER TABLE state RENAME TO elsewhere'),
    'no column': () => table.exec('ALTER TABLE state RENAME COLUMN waiting TO others'),
    'no file': () => renameSync(file, `${file}.away`),
    locked: () => table.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE'),
    'other words': () => table.exec("UPDATE state SET waiting = 'tre 28374655'"),
  };
  const mends: { readonly [trouble in OfDatabase]: () => void } = {
    'no table': () => table.exec('ALTER TABLE elsewhere RENAME TO state'),
    'no column': () => table.exec('ALTER TABLE state RENAME COLUMN others TO waiting'),
    'no file': () => renameSync(`${file}.away`, file),
    locked: () => table.exec('COMMIT; PRAGMA locking_mode = NORMAL; SELECT * FROM state'),
    'other words': () => table.exec("UPDATE state SET waiting = '3'"),
  };
  let now: OfDatabase | undefined;
  return Promise.resolve({
    source: {
      everySeconds,
      adapter: 'database',
      url: `sqlite:${file}`,
      query: 'SELECT name, waiting FROM state',
      as: 'counts',
      fields: counts.fields,
      queues: counts.queues,
    },
    tell: () => undefined,
    begin: (trouble) => begins[(now = trouble)](),
    mend: () => (now === undefined ? undefined : mends[now]()),
  });
}

type OfFiles = 'no file' | 'no folder' | 'cut off' | 'other words' | 'no words' | 'empty';

export function troubledFiles(): Promise<Troubled<OfFiles>> {
  const folder = join(tempFolder(), 'share');
  const path = join(folder, 'state.json');
  const well = JSON.stringify({ queue: [{ name: 'Support', waiting: 3 }] });
  const write = (text: string): void => writeFileSync(path, text);
  const begins: { readonly [trouble in OfFiles]: () => void } = {
    'no file': () => rmSync(path),
    'no folder': () => rmSync(folder, { recursive: true }),
    // The disk of who writes it is full.
    'cut off': () => write(well.slice(0, 30)),
    'other words': () => write(well.replace('3', '"tre 28374655"')),
    'no words': () => write('[]'),
    empty: () => write(''),
  };
  const mend = (): void => {
    mkdirSync(folder, { recursive: true });
    write(`${well} `);
  };
  mend();
  return Promise.resolve({
    source: { ...counts, adapter: 'files', path, format: 'json' },
    tell: () => undefined,
    begin: (trouble) => begins[trouble](),
    mend,
  });
}
