/**
 * What whoever mends the program asks for when something is wrong, as texts that a person can read before he sends them. No
 * password or key is in it, and no number or name of a caller.
 */
export interface DiagnosticsReport {
  /** ISO instant with the zone's offset. */
  readonly at: string;
  readonly parts: readonly DiagnosticsPart[];
}

/**
 * `versions`: the program and its machine. `settings`: as JSON. `systems`: how each phone system fares. `board`: the figures as they
 * are told now. `metrics`: Prometheus. `log`: the newest lines. `capture`: what the phone systems told in the last day, as NDJSON.
 */
export type DiagnosticsPartName = 'versions' | 'settings' | 'systems' | 'board' | 'metrics' | 'log' | 'capture';

export interface DiagnosticsPart {
  readonly name: DiagnosticsPartName;
  /** Lines; empty where there is nothing. */
  readonly text: string;
  /** Older lines that had no room. */
  readonly leftOut: number;
}
