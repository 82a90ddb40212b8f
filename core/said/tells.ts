/**
 * What a phone system tells, and how far it can be believed. An adapter says it; nothing is guessed from the way in which
 * its inputs come.
 */
export interface Tells {
  /**
   * Calls one by one as they happen; only how many there are; both of these; calls that are over, as a whole; or nothing of
   * calls. Where it tells both, its own counts are the figures, and the calls tell what it does not count.
   */
  readonly calls: 'events' | 'counts' | 'both' | 'records' | 'none';
  /**
   * `states`: what each agent does, whatever the calls say. `phones`: what an agent's phone does follows from the calls; what
   * is said of him besides (a break) counts while his phone is free, and he is ready where nothing is. `counts`: only how many
   * are in each state. Or nothing of agents.
   */
  readonly agents: 'states' | 'phones' | 'counts' | 'none';
  /**
   * `exact`: everything comes once, in the order in which it happened (a TCP stream, rows with their own times), and a leg
   * has an id of its own while it lasts. `loose`: requests that are repeated, overtake one another and come late.
   */
  readonly delivery: 'loose' | 'exact';
  /** Whether each caller who hangs up is told. Where only some are, the queue's order tells who else is gone. */
  readonly hangUps: 'all' | 'some';
  /** The calls that agents make themselves are told, from the dialling to the end with how long they lasted. Absent: they are not. */
  readonly ownCalls?: true;
}

/** The most careful reading of calls that are told one by one. */
export const toldLoosely: Tells = { calls: 'events', agents: 'phones', delivery: 'loose', hangUps: 'some' };
