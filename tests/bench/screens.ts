import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ScreensReport } from '#core/screens/screen';
import { screenCookie } from '#hub/screens/desk';
import type { Benchmark } from './benchmark.ts';
import { followBoard } from './board-stream.ts';
import { agentsOf, configuration, queues, secret } from './configuration.ts';
import { openConnection } from './http-connection.ts';
import { dataOf, startHub, writeConfiguration } from './hub-process.ts';
import { residentMegabytes } from './resident-memory.ts';
import { distribution, quantile, rounded } from './statistics.ts';

const screens = 200;
const perSecond = 10;
/** The first calls are for the processes to become as fast as they are all day. */
const warmUp = 50;
const calls = 300;
const wrongCodes = 1_000;
const token = 'a-token-of-the-board-0123456789';
const holder = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };

const tokenOf = (place: number): string => `the-token-of-screen-${String(place).padStart(4, '0')}-0123456789abcdef`;
const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** As if each had been paired by its code: that takes five minutes for twenty of them, on purpose. */
function pairAll(folder: string): void {
  const all = Array.from({ length: screens }, (_, place) => ({
    id: `screen-${place}`,
    name: `Skærm ${place}`,
    role: place % 2 === 0 ? 'wall' : 'desk',
    queues: null,
    token: digest(tokenOf(place)),
    cookie: digest(screenCookie(tokenOf(place))),
    pairedAt: Date.now(),
    lastSeenAt: null,
    address: null,
    version: null,
    display: null,
  }));
  mkdirSync(dataOf(folder), { recursive: true });
  writeFileSync(join(dataOf(folder), 'screens.json'), JSON.stringify(all));
}

/** Of one core, in seconds; where there is no /proc, not known. */
function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Whole screens of a house: each is told each call, and who guesses codes meanwhile gets nowhere. */
export const screensBenchmark: Benchmark = {
  name: 'screens',
  async run({ folder }) {
    pairAll(folder);
    const agents = agentsOf(0, 20);
    const base = configuration({ agentsAQueue: agents.length }) as Record<string, unknown>;
    const hub = await startHub(folder, writeConfiguration(folder, { ...base, board: { token } }), undefined, token);
    const sent: number[] = [];
    const latencies: number[] = [];
    let seen = 0;
    const leaving = await Promise.all(
      Array.from({ length: screens }, (_, place) => {
        let known = 0;
        return followBoard(
          hub.board,
          ({ queues: told }, at) => {
            const waiting = told.find(({ id }) => id === queues[0])?.callsWaiting ?? known;
            for (; known < waiting; known += 1) {
              seen += 1;
              const from = sent[known];
              if (from !== undefined && known >= warmUp) latencies.push(at - from);
            }
          },
          { authorization: `Bearer ${tokenOf(place)}` },
        );
      }),
    );
    const connection = await openConnection(hub.webhooks);
    try {
      const began = performance.now();
      const cpu = cpuSeconds(hub.pid);
      for (let call = 0; call < calls; call += 1) {
        await pause(began + (call * 1_000) / perSecond + Math.random() * 10 - performance.now());
        sent.push(performance.now());
        await connection.get(`/hooks/pbx/${secret}/queue/${queues[0]}/enter?uniquecallid=${1_700_000_000 + call}.1`);
      }
      await pause(1_000);
      const share = (cpuSeconds(hub.pid) - cpu) / ((performance.now() - began) / 1_000);
      const megabytes = await residentMegabytes(hub.pid, hub.board);
      const guessing = await guess(hub.board);
      const p99 = quantile(latencies, 0.99);
      const unseen = screens * calls - seen;
      return {
        measured: {
          ...distribution(latencies),
          unseen,
          hubCore: rounded(share),
          hubMegabytes: rounded(megabytes, 0),
          ...guessing,
          conditions: `${screens} screens with tokens of their own, ${perSecond} calls a second; ${wrongCodes} wrong codes in a minute`,
        },
        against: 'the distribution itself',
        reach: 'p99 <= 100 ms, under one core and 250 MB, nobody let in',
        reached: p99 <= 100 && share < 1 && megabytes <= 250 && unseen === 0 && guessing.letIn === 0,
      };
    } finally {
      for (const leave of leaving) leave();
      connection.close();
      await hub.stop();
    }
  },
};

/** Wrong codes for a minute, as fast as that takes; the right one is left out. */
async function guess(board: string): Promise<{ letIn: number; slowed: number; screensAfter: number }> {
  const opened = (await (
    await fetch(`${board}/api/pairing`, { method: 'POST', headers: holder, body: '{}' })
  ).json()) as ScreensReport;
  const began = performance.now();
  let [letIn, slowed] = [0, 0];
  for (let place = 0; place < wrongCodes; place += 1) {
    await pause(began + (place * 60_000) / wrongCodes - performance.now());
    const code = String(place).padStart(6, '0');
    if (code === opened.code?.code) continue;
    const { status } = await fetch(`${board}/api/screens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code, name: 'Gæst' }),
    });
    if (status === 200) letIn += 1;
    if (status === 429) slowed += 1;
  }
  const after = (await (await fetch(`${board}/api/screens`, { headers: holder })).json()) as ScreensReport;
  return { letIn, slowed, screensAfter: after.screens.length };
}
