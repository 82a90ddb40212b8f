/** What has been counted of one queue, and of each agent in it. Lengths in seconds. */
export interface Totals {
  calls: number;
  longestWait: number;
  readonly answeredWaits: Lengths;
  readonly missedWaits: Lengths;
  readonly talks: Lengths;
  readonly agents: ReadonlyMap<string, AgentTotals>;
  readonly ofAgent: (agent: string) => AgentTotals;
}

export interface AgentTotals {
  answered: number;
  missed: number;
  readonly talks: Lengths;
}

/** How many, and how long together: a switch remembers no single call. */
export interface Lengths {
  readonly count: () => number;
  readonly sum: () => number;
  readonly add: (length: number) => void;
}

function noLengths(): Lengths {
  let [count, sum] = [0, 0];
  return {
    count: () => count,
    sum: () => sum,
    add(length) {
      count += 1;
      sum += length;
    },
  };
}

export function noTotals(): Totals {
  const agents = new Map<string, AgentTotals>();
  return {
    calls: 0,
    longestWait: 0,
    answeredWaits: noLengths(),
    missedWaits: noLengths(),
    talks: noLengths(),
    agents,
    ofAgent(agent) {
      const known = agents.get(agent) ?? { answered: 0, missed: 0, talks: noLengths() };
      agents.set(agent, known);
      return known;
    },
  };
}

/** Whole seconds; 0 where there is nothing yet, as such a switch says it. */
export function averageOf(...all: readonly Lengths[]): number {
  const count = all.reduce((total, lengths) => total + lengths.count(), 0);
  return count === 0 ? 0 : Math.round(all.reduce((total, lengths) => total + lengths.sum(), 0) / count);
}
