import type { Instant } from '#core/time/instant';
import { second } from '#core/time/instant';
import { createConfig } from '#hub/config/config';
import type { Ledger } from '#hub/books/ledger';
import { createLedger } from '#hub/books/ledger';
import { agentsNeeded, createScribe, steps, usual } from './call-script.ts';
import { answerOrders } from './children.ts';
import { configuration, queues } from './configuration.ts';
import type { OpenOrder, OpenReport } from './open-callers.ts';

const noon = Date.parse('2026-11-18T12:00:00Z');
const rhythm = { gap: second, ...usual };
const agentsAQueue = agentsNeeded(rhythm);

interface Centre {
  /** One event more; and what every screen is told after it. */
  play(count: number): void;
}

const centres = new Map<number, Centre>();

/** A centre in which so many callers wait besides those of the script, half in each queue, and nobody answers them. */
function beginWith(waiting: number): Centre {
  const settings = { ...configuration({ agentsAQueue, order: 'other' }), timeZone: 'UTC' };
  const { rules, sources } = createConfig(settings, { environment: {} });
  const ledger: Ledger = createLedger({ rules, sources });
  const take = (at: Instant, path: string, query: { readonly [name: string]: string }): void =>
    ledger.take({ kind: 'webhook', at, source: 'pbx', request: { method: 'GET', path, query } });
  for (let call = 0; call < waiting; call += 1) {
    take(noon + call, `queue/${queues[call % queues.length] ?? ''}/enter`, { uniquecallid: `parked.${call}` });
  }
  const script = steps(rhythm);
  const scribe = createScribe(String(1_700_000_000), agentsAQueue);
  return {
    play(count) {
      for (let played = 0; played < count; played += 1) {
        const step = script.next().value;
        // Slow enough in the hub's time that nobody has waited for the longest time that is believed.
        const at = noon + 60 * second + Math.floor(step.at / 100);
        const { path, query } = scribe(step, at);
        take(at, path, query);
        ledger.nextChange(at);
      }
    },
  };
}

function measure({ waiting, events }: OpenOrder): OpenReport {
  const centre = centres.get(waiting) ?? beginWith(waiting);
  centres.set(waiting, centre);
  const started = process.threadCpuUsage();
  centre.play(events);
  const { user, system } = process.threadCpuUsage(started);
  return { microseconds: (user + system) / events };
}

answerOrders(measure);
