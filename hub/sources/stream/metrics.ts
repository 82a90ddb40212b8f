import { Counter, Gauge, type Registry } from 'prom-client';
import { failureKinds } from '../trouble/failure.ts';
import { boundNames } from './limits.ts';
import type { StreamStats } from './stats.ts';

type Streams = () => readonly StreamStats[];

/** How each stream fares. Looked up when Prometheus asks. */
export function addStreams(registers: Registry[], streams: Streams): void {
  gauge(registers, streams, 'connected', '1 while there is a connection, else 0.', ({ connected }) =>
    Number(connected),
  );
  gauge(registers, streams, 'live', '1 while all that was there is told and each change with it, else 0.', ({ live }) =>
    Number(live),
  );
  gauge(registers, streams, 'problems', 'What people should know now though it goes on.', ({ problems }) => problems);
  counter(registers, streams, 'connections', 'Connections since the hub started.', ({ connections }) => connections);
  counter(registers, streams, 'messages', 'Messages that came, those for the dialogue alone too.', (of) => of.messages);
  counter(registers, streams, 'passed_over', 'Messages for the dialogue alone.', ({ passedOver }) => passedOver);
  counter(registers, streams, 'received_bytes', 'Bytes that came.', ({ bytesReceived }) => bytesReceived);
  counter(registers, streams, 'sent_bytes', 'Bytes that were sent.', ({ bytesSent }) => bytesSent);
  labelled(registers, streams, {
    name: 'failures',
    help: 'How often no connection could be had or held, by why.',
    label: 'kind',
    valuesOf: ({ failures }) => failureKinds.map((kind) => [kind, failures[kind]]),
  });
  labelled(registers, streams, {
    name: 'bounds',
    help: 'How often a limit was met, by which.',
    label: 'bound',
    valuesOf: ({ bounds }) => boundNames.map((bound) => [bound, bounds[bound]]),
  });
}

type ValueOf = (stats: StreamStats) => number;

function gauge(registers: Registry[], streams: Streams, name: string, help: string, valueOf: ValueOf): void {
  new Gauge({
    name: `wallboard_stream_${name}`,
    help: `Of each stream: ${help}`,
    labelNames: ['source'],
    registers,
    collect() {
      this.reset();
      for (const stats of streams()) this.set({ source: stats.source }, valueOf(stats));
    },
  });
}

function counter(registers: Registry[], streams: Streams, name: string, help: string, valueOf: ValueOf): void {
  new Counter({
    name: `wallboard_stream_${name}_total`,
    help: `Of each stream: ${help}`,
    labelNames: ['source'],
    registers,
    collect() {
      this.reset();
      for (const stats of streams()) this.inc({ source: stats.source }, valueOf(stats));
    },
  });
}

interface Labelled {
  readonly name: string;
  readonly help: string;
  readonly label: string;
  readonly valuesOf: (stats: StreamStats) => readonly (readonly [string, number])[];
}

function labelled(registers: Registry[], streams: Streams, { name, help, label, valuesOf }: Labelled): void {
  new Counter({
    name: `wallboard_stream_${name}_total`,
    help: `Of each stream: ${help}`,
    labelNames: ['source', label],
    registers,
    collect() {
      this.reset();
      for (const stats of streams()) {
        for (const [value, count] of valuesOf(stats)) this.inc({ source: stats.source, [label]: value }, count);
      }
    },
  });
}
