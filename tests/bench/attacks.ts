import { setTimeout as pause } from 'node:timers/promises';
import type { Benchmark } from './benchmark.ts';
import { createCallers, type Caller } from './callers.ts';
import { startHelper } from './children.ts';
import { configuration } from './configuration.ts';
import { openConnection } from './http-connection.ts';
import { caughtUp, exportJournal, launchHub, type HubProcess, writeConfiguration } from './hub-process.ts';
import { quantile, rounded } from './statistics.ts';
import { keyOf } from './stored-counts.ts';
import type { ScriptedRequest } from './call-script.ts';

export const leakedSecret = 'leaked-leaked-leaked-leaked-leaked-leaked-0';

/** So many requests of strangers to this port. */
export interface AttackOrder {
  readonly webhooks: string;
  readonly requests: number;
}

export interface AttackReport {
  /** How often which status was answered; `closed`: none was. */
  readonly statuses: { readonly [status: string]: number };
}

/** Thousands of requests of strangers: `--times 1000` for a million. */
const usualThousands = 20;
const lines = 4;
/** Between two requests of one line of ours: a busy house, and no load. */
const rest = 25;

/**
 * Strangers hold silent connections, say what is no HTTP, try secrets, and know the secret of one source, with which they
 * say all that costs much. Meanwhile a phone system calls by another: none of its calls is lost, nor after a restart.
 */
export const attacks: Benchmark = {
  name: 'attacks',
  async run({ folder, times: thousands = usualThousands }) {
    const ours = configuration({ agentsAQueue: lines, order: 'other' }) as { readonly sources: readonly object[] };
    const leaked = { id: 'leaked', adapter: 'flexfone-webhooks', secret: leakedSecret, limits: { openCalls: 5_000 } };
    const config = writeConfiguration(folder, { ...ours, sources: [...ours.sources, leaked] });
    const { callers, acknowledged } = createCallers(lines);
    const hub = await launchHub(folder, config);
    const attacker = startHelper<AttackOrder, AttackReport>('attacks-child.ts');
    const watch = { isOver: false, waits: [] as number[], refused: 0 };
    try {
      await caughtUp(hub);
      const calling = Promise.all(callers.map((caller) => callOn(caller, hub, watch)));
      const { statuses } = await attacker.ask({ webhooks: hub.webhooks, requests: thousands * 1_000 });
      watch.isOver = true;
      await calling;
      const metrics = await (await fetch(`${hub.board}/metrics`)).text();
      const megabytes = Number(/^process_resident_memory_bytes (\S+)$/m.exec(metrics)?.[1] ?? NaN) / 1_000_000;
      await hub.kill();
      const again = await launchHub(folder, config);
      await caughtUp(again);
      await again.stop();
      const stored = new Set(ofPbx(await exportJournal(folder)));
      const missing = [...acknowledged].filter((key) => !stored.has(key)).length;
      return {
        measured: {
          strangers: thousands * 1_000,
          statuses,
          ours: watch.waits.length,
          refused: watch.refused,
          missing,
          p50Ms: rounded(quantile(watch.waits, 0.5)),
          p99Ms: rounded(quantile(watch.waits, 0.99)),
          megabytes: Math.round(megabytes),
          conditions: `32 lanes of strangers, 400 silent connections; ${lines} lines of ours with a new connection for each request, ${rest} ms apart; killed and started again afterwards`,
        },
        against: 'what was acknowledged, and the export after a restart',
        reach: 'none of ours refused, none missing',
        reached: watch.refused === 0 && missing === 0 && watch.waits.length > 0,
      };
    } finally {
      watch.isOver = true;
      await attacker.stop();
      await hub.kill();
    }
  },
};

function ofPbx(capture: readonly string[]): readonly string[] {
  return capture.flatMap((line) => {
    const { source, request } = JSON.parse(line) as { readonly source: string; readonly request: ScriptedRequest };
    return source === 'pbx' ? [keyOf(request)] : [];
  });
}

async function callOn(
  caller: Caller,
  hub: HubProcess,
  watch: { isOver: boolean; waits: number[]; refused: number },
): Promise<void> {
  while (!watch.isOver) {
    const begun = performance.now();
    const status = await once(hub.webhooks, caller.target());
    watch.waits.push(performance.now() - begun);
    if (status === 200) caller.acknowledged();
    else watch.refused += 1;
    await pause(rest);
  }
}

async function once(webhooks: string, target: string): Promise<number> {
  try {
    const connection = await openConnection(webhooks);
    const status = await connection.get(target);
    connection.close();
    return status;
  } catch {
    return 0;
  }
}
