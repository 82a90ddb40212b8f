import type { JsonValue } from '#core/said/input';

/** What was measured, each name with its unit at the end: `p50Ms`. */
export interface Measured {
  readonly [what: string]: JsonValue;
}

/** One finding: a distribution, or a ratio taken in one run, with what it is held against. */
export interface Finding {
  readonly measured: Measured;
  /** What the figures are held against. */
  readonly against: string;
  /** The goal, as a person says it. */
  readonly reach: string;
  readonly reached: boolean;
}

export interface BenchmarkOptions {
  /** A folder on a real disk that goes when the benchmark is over. */
  readonly folder: string;
  /** How often to do it, where that can be chosen. */
  readonly times: number | undefined;
}

export interface Benchmark {
  readonly name: string;
  readonly run: (options: BenchmarkOptions) => Promise<Finding>;
}
