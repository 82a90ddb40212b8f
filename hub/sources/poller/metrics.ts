import { Counter, Gauge, type Registry } from 'prom-client';
import { second } from '#core/time/instant';
import type { SourcesReport } from '#core/board/queue';
import { failureKinds } from '../trouble/failure.ts';
import type { PollStats } from './stats.ts';

/** How each poller fares: polls, failures by kind, latency. Looked up when Prometheus asks. */
export function addPollers(registers: Registry[], pollers: () => readonly PollStats[]): void {
  counter(registers, {
    name: 'wallboard_polls_total',
    help: 'Polls of each source since the hub started, failed ones too.',
    pollers,
    valueOf: ({ polls }) => polls,
  });
  counter(registers, {
    name: 'wallboard_poll_seconds_total',
    help: 'The time that the polls of each source took together, in seconds.',
    pollers,
    valueOf: ({ totalDuration }) => totalDuration / second,
  });
  new Counter({
    name: 'wallboard_poll_failures_total',
    help: 'Polls of each source that brought nothing, by why.',
    labelNames: ['source', 'kind'],
    registers,
    collect() {
      this.reset();
      for (const { source, failures } of pollers()) {
        for (const kind of failureKinds) this.inc({ source, kind }, failures[kind]);
      }
    },
  });
  new Gauge({
    name: 'wallboard_poll_last_seconds',
    help: 'How long the last poll of each source took, in seconds.',
    labelNames: ['source'],
    registers,
    collect() {
      this.reset();
      for (const { source, lastDuration } of pollers()) {
        if (lastDuration !== null) this.set({ source }, lastDuration / second);
      }
    },
  });
}

/** How old the newest word of each source is, however it comes. A source that was never heard has no age. */
export function addSourceAges(registers: Registry[], report: () => SourcesReport): void {
  new Gauge({
    name: 'wallboard_source_age_seconds',
    help: 'How long ago each source was heard last, in seconds.',
    labelNames: ['source'],
    registers,
    collect() {
      this.reset();
      const { at, sources } = report();
      for (const { id, lastInputAt } of sources) {
        if (lastInputAt !== null) this.set({ source: id }, (Date.parse(at) - Date.parse(lastInputAt)) / second);
      }
    },
  });
}

interface CounterOptions {
  readonly name: string;
  readonly help: string;
  readonly pollers: () => readonly PollStats[];
  readonly valueOf: (stats: PollStats) => number;
}

function counter(registers: Registry[], { name, help, pollers, valueOf }: CounterOptions): void {
  new Counter({
    name,
    help,
    labelNames: ['source'],
    registers,
    collect() {
      this.reset();
      for (const stats of pollers()) this.inc({ source: stats.source }, valueOf(stats));
    },
  });
}
