import type { Milliseconds } from '#core/time/instant';
import { startFlexfoneApi } from '../flexfone-api/server.ts';
import { byWrongClock } from '../soluno/calls.ts';
import { startSoluno } from '../soluno/server.ts';
import { startSwan } from '../swan/server.ts';
import { asterisk } from './asterisk/start.ts';
import type { Centre } from './centre.ts';
import { account, company, fakeAccount, hash, numbers, swanQueues, timeZone } from './configuration.ts';
import { csta, oneConnect } from './switches/start.ts';
import type { Words } from './words.ts';
import { flexfoneApiWords, solunoWords, swanWords } from './words.ts';

/** A pretended phone system that runs. */
export interface RunningFake {
  /** Where it can be reached: `http://127.0.0.1:8181`; of one that holds connections `tcp://127.0.0.1:5038`, or `tls:`. */
  readonly address: string;
  /** The settings of the source that is fed by it, without its id. */
  readonly source: { readonly adapter: string; readonly [setting: string]: unknown };
  /** What a person may type after its name. */
  readonly words: Words;
  close(): Promise<void>;
}

export interface Fake {
  /** What it is called where somebody types, and the id of its source. */
  readonly name: string;
  /** Unless somebody says otherwise. */
  readonly port: number;
  start(centre: Centre, options: { readonly port: number; readonly tls: boolean }): Promise<RunningFake>;
}

/** Every pretended phone system that is asked or connected with. A new one is a line here. */
export const fakes: readonly Fake[] = [
  { name: 'swan', port: 8181, start: swan },
  { name: 'soluno', port: 8182, start: soluno },
  { name: 'flexfone-api', port: 8183, start: flexfoneApi },
  { name: 'one-connect', port: 8184, start: oneConnect },
  { name: 'csta', port: 8185, start: csta },
  { name: 'asterisk', port: 8186, start: asterisk },
];

async function swan(centre: Centre, { port, tls }: Parameters<Fake['start']>[1]): Promise<RunningFake> {
  const state = (since: number) => centre.swanAt(Date.now(), since);
  const server = await startSwan({ state, company, now: Date.now, timeZone, tls, port });
  const { baseUrl, certificate, close } = server;
  const pin = certificate && { certificateSha256: certificate.sha256 };
  const source = { adapter: 'swan', baseUrl, company, queues: swanQueues, ...pin };
  return { address: baseUrl, source, words: swanWords(server), close };
}

async function soluno(centre: Centre, { port }: Parameters<Fake['start']>[1]): Promise<RunningFake> {
  let ahead: Milliseconds = 0;
  const server = await startSoluno({
    calls: (from, to) => byWrongClock(centre.calls, ahead)(from, to),
    timeZone,
    now: () => Date.now() + ahead,
    port,
  });
  const { baseUrl, close } = server;
  const queues = Object.fromEntries(Object.entries(numbers).map(([queue, number]) => [queue, [number]]));
  const words = solunoWords(server, (by) => void (ahead = by));
  return { address: baseUrl, source: { adapter: 'soluno', baseUrl, queues }, words, close };
}

async function flexfoneApi(_centre: Centre, { port }: Parameters<Fake['start']>[1]): Promise<RunningFake> {
  const server = await startFlexfoneApi({ account, hash, pbx: fakeAccount(), port });
  const { baseUrl, close } = server;
  const source = { adapter: 'flexfone-api', baseUrl, account, hash };
  return { address: baseUrl, source, words: flexfoneApiWords(server), close };
}
