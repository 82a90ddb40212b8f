import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Picture, Queue } from '#core/board/queue';
import type { Instant } from '#core/time/instant';
import { followBoard } from '../bench/board-stream.ts';
import type { FlexfoneRequest } from '../fakes/flexfone-spelling.ts';
import type { SwanState } from '../fakes/swan/state.ts';
import { swanOf } from '../fakes/swan/ground-state.ts';
import type { SwanServer } from '../fakes/swan/server.ts';
import { startSwan } from '../fakes/swan/server.ts';
import { send } from '../support/send.ts';
import { begin, type DayPlan, type SwanTrouble } from './plan.ts';
import { membersOf, polled, timeZone } from './centre.ts';
import { configuration } from './configuration.ts';
import { type SoakedHub, startSoakedHub } from './soaked-hub.ts';
import { createToldRequests } from './told-requests.ts';

/** The hub with what is around it: phone systems, a board that listens, a folder. Time is the soak's. */
export interface Stage {
  readonly data: string;
  readonly told: ReturnType<typeof createToldRequests>;
  readonly counts: {
    kills: number;
    stops: number;
    starts: number;
    repeated: number;
    reconnects: number;
    settings: number;
  };
  hub(): SoakedHub;
  now(): Instant;
  beginDay(day: DayPlan): void;
  pass(until: Instant): Promise<void>;
  /** Resolves with whether it was acknowledged. */
  tell(request: FlexfoneRequest): Promise<boolean>;
  /** Ends it in the middle of those requests, starts it again and has the phone system say again what nobody acknowledged. */
  killAmidst(requests: readonly FlexfoneRequest[], after: number): Promise<void>;
  killUntil(then: Instant): Promise<void>;
  stopAndStart(): Promise<void>;
  changeSettings(): Promise<void>;
  cutStream(): Promise<void>;
  swanIs(how: SwanTrouble): void;
  /** What SWAN said last, and when. */
  swanSaid(): { readonly at: Instant; readonly state: SwanState } | undefined;
  /** What the board was told over its stream. */
  shown(): ReadonlyMap<string, Queue>;
  close(): Promise<number | null>;
}

export async function createStage(
  folder: string,
  first: DayPlan | undefined,
  onTrouble: (line: string) => void,
): Promise<Stage> {
  const data = join(folder, 'data');
  mkdirSync(data, { recursive: true });
  const place = { configFile: join(folder, 'config.json'), data, clockFile: join(folder, 'clock'), onTrouble };
  const counts = { kills: 0, stops: 0, starts: 1, repeated: 0, reconnects: 0, settings: 0 };
  const told = createToldRequests();
  let now = begin;
  let stateAt = swanOn(first);
  let said: { readonly at: Instant; readonly state: SwanState } | undefined;
  let trouble: SwanTrouble = 'none';
  let edition = 0;

  // The hub asks within a step of its time, and it is that moment for SWAN too.
  const swanNow = (): Instant => Number(readFileSync(place.clockFile, 'utf8')) || now;
  const swan: SwanServer = await startSwan({
    company: 'VestPol',
    now: swanNow,
    timeZone,
    state: (since) => {
      const at = swanNow();
      const state = stateAt(at, since);
      if (trouble === 'none') said = { at, state };
      return state;
    },
  });
  const configure = (): void => writeFileSync(place.configFile, JSON.stringify(configuration(swan.baseUrl, edition)));
  writeFileSync(place.clockFile, String(begin));
  configure();
  let hub = await startSoakedHub(place, now);
  const shown = new Map<string, Queue>();
  let leave = await listen();

  async function listen(): Promise<() => void> {
    shown.clear();
    const heard = ({ queues }: Picture): void => queues.forEach((queue) => shown.set(queue.id, queue));
    return followBoard(hub.board, heard);
  }

  async function startAgain(): Promise<void> {
    hub = await startSoakedHub(place, now);
    counts.starts += 1;
    leave = await listen();
  }

  async function tell(request: FlexfoneRequest): Promise<boolean> {
    told.sending(request);
    const status = await send(hub.webhooks, request).catch(() => 0);
    if (status === 200) told.acknowledged(request);
    return status === 200;
  }

  /** Whom nobody answered says it again, as phone systems do. */
  async function tellAgain(request: FlexfoneRequest): Promise<boolean> {
    for (let time = 0; time < 3; time += 1) {
      if (await tell(request)) return true;
      counts.repeated += 1;
    }
    return false;
  }

  return {
    data,
    told,
    counts,
    tell: tellAgain,
    hub: () => hub,
    now: () => now,
    beginDay: (day) => void (stateAt = swanOn(day)),
    async pass(until) {
      if (until <= now) return;
      await hub.pass(until);
      now = until;
    },
    async killAmidst(requests, after) {
      const rest = [...requests];
      const sending = (async () => {
        while (rest[0] !== undefined && (await tell(rest[0]))) rest.shift();
      })();
      await Promise.race([pause(after), sending]);
      leave();
      await hub.kill();
      await sending;
      counts.kills += 1;
      await startAgain();
      for (const request of rest) {
        counts.repeated += 1;
        if (!(await tellAgain(request))) throw new Error('A request was refused after a start.');
      }
    },
    async killUntil(then) {
      leave();
      await hub.kill();
      counts.kills += 1;
      now = then;
      await startAgain();
    },
    async stopAndStart() {
      leave();
      const code = await hub.stop();
      if (code !== 0) throw new Error(`Stopped politely, the hub ended with ${String(code)}.`);
      counts.stops += 1;
      // For it a few moments have passed.
      now = swanNow();
      await startAgain();
    },
    async changeSettings() {
      edition += 1;
      configure();
      const read = hub.logs('read again and is in use');
      hub.readAgain();
      await read;
      await hub.quiet();
      counts.settings += 1;
    },
    async cutStream() {
      leave();
      leave = await listen();
      counts.reconnects += 1;
    },
    swanIs(how) {
      trouble = how;
      swan.nasty(how);
    },
    swanSaid: () => said,
    shown: () => shown,
    async close() {
      leave();
      const code = await hub.stop();
      await swan.close();
      return code;
    },
  };
}

function swanOn(day: DayPlan | undefined): ReturnType<typeof swanOf> {
  return swanOf(day?.polled ?? [], { [polled]: membersOf(polled) });
}
