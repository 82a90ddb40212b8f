import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { Queue } from '#core/board/queue';
import type { AlertDesk } from '../alerts/alert-desk.ts';
import { addAlerts } from '../alerts/metrics.ts';
import type { Feed } from '../books/feed.ts';
import type { DriverStats } from '../sources/driver.ts';
import { addPollers, addSourceAges } from '../sources/poller/metrics.ts';
import { addStreams } from '../sources/stream/metrics.ts';
import type { JournalState } from '../journal/journal.ts';
import type { DropReason } from '../ports/connections/connections.ts';
import type { Overload } from '../sources/webhooks/bounds/gate.ts';
import type { CertificateEnd } from '../ports/certificate-age.ts';
import type { PortName } from '../ports/listen.ts';

/** What Prometheus is told. Figures are looked up when it asks; only answers and streams are counted as they happen. */
export interface Metrics {
  readonly contentType: string;
  /** Everything in the Prometheus text format. */
  text(): Promise<string>;
  /** A webhook was answered with this HTTP status. */
  webhookAnswered(status: number): void;
  /** A request of that source was kept out by that bound. */
  overloaded(source: string, bound: Overload): void;
  /** A connection was closed on this port for want of room. */
  connectionDropped(port: PortName, reason: DropReason): void;
  /** What became of a message of an alert. */
  messageCounted(way: string, outcome: 'sent' | 'failed' | 'dropped'): void;
  /** From now on it is told when these end. */
  watchCertificates(ends: () => readonly CertificateEnd[]): void;
  /** So many boards listen to the stream now. */
  streamClients(count: number): void;
}

let ofProcess: Registry | undefined;

/**
 * Those of the process, made once: what watches it can never be stopped again, and a desktop opens many a hub. And only when somebody
 * asks: to see how late the process is, it is woken a hundred times a second, for as long as it lives.
 */
function metricsOfProcess(): Registry {
  if (ofProcess === undefined) {
    ofProcess = new Registry();
    collectDefaultMetrics({ register: ofProcess });
  }
  return ofProcess;
}

export interface MetricsOptions {
  readonly feed: Feed;
  readonly alerts?: Pick<AlertDesk, 'report' | 'said'>;
  readonly journalState: () => JournalState;
  /** How the sources fare that the hub asks or is connected with. */
  readonly drivers?: () => readonly DriverStats[];
  /** How much of today is read back, from 0 to 1. */
  readonly caughtUp?: () => number;
}

export function createMetrics({
  feed,
  alerts,
  journalState,
  drivers = () => [],
  caughtUp = () => 1,
}: MetricsOptions): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const answers = new Map<number, number>();
  let clients = 0;

  addInputs(registers, feed);
  addQueues(registers, feed);
  if (alerts !== undefined) addAlerts(registers, alerts);
  addPollers(registers, () => drivers().flatMap((of) => (of.way === 'polls' ? [of.polls] : [])));
  addStreams(registers, () => drivers().flatMap((of) => (of.way === 'stream' ? [of.stream] : [])));
  addSourceAges(registers, () => feed.sources());

  new Counter({
    name: 'wallboard_webhook_requests_total',
    help: 'Requests to the webhook port, by the HTTP status they were answered with.',
    labelNames: ['status'],
    registers,
    collect() {
      this.reset();
      for (const [status, count] of answers) this.inc({ status: String(status) }, count);
    },
  });
  const overloads = new Counter({
    name: 'wallboard_webhook_overloads_total',
    help: 'Requests of a source that were answered 429, by the bound that kept them out.',
    labelNames: ['source', 'bound'],
    registers,
  });
  const messages = new Counter({
    name: 'wallboard_alert_messages_total',
    help: 'Messages of alerts by the way they were to go, and what became of them.',
    labelNames: ['way', 'outcome'],
    registers,
  });
  const dropped = new Counter({
    name: 'wallboard_connections_dropped_total',
    help: 'Connections that were closed for want of room, by port and reason.',
    labelNames: ['port', 'reason'],
    registers,
  });
  new Gauge({
    name: 'wallboard_journal_writable',
    help: '1 while the journal takes writes, else 0.',
    registers,
    collect() {
      this.set(journalState().writable ? 1 : 0);
    },
  });
  new Gauge({
    name: 'wallboard_caught_up_ratio',
    help: 'How much of today the hub has read back from its journal, 1 for all; less only after a start.',
    registers,
    collect() {
      this.set(caughtUp());
    },
  });
  new Gauge({
    name: 'wallboard_stream_clients',
    help: 'Boards that listen to the stream.',
    registers,
    collect() {
      this.set(clients);
    },
  });

  return {
    contentType: registry.contentType,
    text: async () => `${await metricsOfProcess().metrics()}${await registry.metrics()}`,
    webhookAnswered: (status) => void answers.set(status, (answers.get(status) ?? 0) + 1),
    overloaded: (source, bound) => overloads.inc({ source, bound }),
    connectionDropped: (port, reason) => dropped.inc({ port, reason }),
    messageCounted: (way, outcome) => messages.inc({ way, outcome }),
    watchCertificates(ends) {
      new Gauge({
        name: 'wallboard_certificate_expires_seconds',
        help: 'When the certificate of a port ends, in seconds since 1970.',
        labelNames: ['port'],
        registers,
        collect() {
          this.reset();
          for (const { port, end } of ends()) if (end !== undefined) this.set({ port }, end / 1_000);
        },
      });
    },
    streamClients: (count) => void (clients = count),
  };
}

function addInputs(registers: Registry[], feed: Feed): void {
  new Counter({
    name: 'wallboard_inputs_total',
    help: 'Inputs of each source since the hub started, by what became of them.',
    labelNames: ['source', 'outcome'],
    registers,
    collect() {
      this.reset();
      for (const { id, accepted, repeated, rejected } of feed.sources().sources) {
        this.inc({ source: id, outcome: 'accepted' }, accepted);
        this.inc({ source: id, outcome: 'repeated' }, repeated);
        this.inc({ source: id, outcome: 'rejected' }, rejected);
      }
    },
  });
}

/** A number that cannot be known is absent, never 0. */
function addQueues(registers: Registry[], feed: Feed): void {
  const gauge = (name: string, help: string, valueOf: (queue: Queue) => number | null) =>
    new Gauge({
      name,
      help,
      labelNames: ['queue'],
      registers,
      collect() {
        this.reset();
        for (const queue of feed.picture().queues) {
          const value = valueOf(queue);
          if (value !== null) this.set({ queue: queue.id }, value);
        }
      },
    });
  gauge('wallboard_calls_waiting', 'Callers who wait in the queue.', (queue) => queue.callsWaiting);
  gauge('wallboard_longest_wait_seconds', 'The longest wait of them, in seconds.', (queue) => queue.longestWaitSeconds);
  gauge('wallboard_agents_ready', 'Members of the queue who are ready.', (queue) => queue.agentsReady);
  gauge('wallboard_agents_busy', 'Members of the queue who ring or talk.', (queue) => queue.agentsBusy);
  gauge('wallboard_agents_other', 'Members who are neither ready nor busy.', (queue) => queue.agentsOther);
}
