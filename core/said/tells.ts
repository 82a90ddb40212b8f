/**
 * What a phone system tells, and how far it can be believed. An adapter says it; nothing is guessed from the way in which
 * its inputs come.
 */
export interface Tells {
  /** Calls one by one as they happen; only how many there are; calls that are over, as a whole; or nothing of calls. */
  readonly calls: 'events' | 'counts' | 'records' | 'none';
  /** What each agent does; only what his phone does, so that one on a break seems ready; or nothing of agents. */
  readonly agents: 'states' | 'phones' | 'none';
  /**
   * `exact`: everything comes once, in the order in which it happened (a TCP stream, rows with their own times).
   * `loose`: requests that are repeated, overtake one another and come late.
   */
  readonly delivery: 'loose' | 'exact';
  /** Whether each caller who hangs up is told. Where only some are, the queue's order tells who else is gone. */
  readonly hangUps: 'all' | 'some';
}
