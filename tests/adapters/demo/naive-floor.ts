import type { AgentPresence, Fact } from '#core/said/facts';
import type { Instant } from '#core/time/instant';

interface Passage {
  readonly call: string;
  readonly queue: string;
  readonly since: Instant;
  outcome: 'waiting' | 'answered' | 'lost' | 'forwarded';
  seconds: number;
}

interface Leg {
  readonly leg: string;
  readonly agent: string;
  readonly linked: string | undefined;
  answered: boolean;
}

/**
 * The call centre as the facts tell it, written apart from the book and from the simulation, and strict: anything that
 * cannot happen among people and phones throws.
 */
export class NaiveFloor {
  readonly passages: Passage[] = [];
  readonly legs = new Map<string, Leg>();
  readonly presence = new Map<string, AgentPresence>();
  readonly members = new Map<string, readonly string[]>();
  /** Callers who have not hung up. */
  readonly callers = new Set<string>();
  waiting: Passage[] = [];

  take(fact: Fact): void {
    switch (fact.kind) {
      case 'call-queued': {
        must(!this.waiting.some((passage) => passage.call === fact.call), 'waits twice', fact);
        const passage: Passage = {
          call: fact.call,
          queue: fact.queue,
          since: fact.at,
          outcome: 'waiting',
          seconds: 0,
        };
        this.callers.add(fact.call);
        this.passages.push(passage);
        this.waiting.push(passage);
        return;
      }
      case 'call-left':
        this.stopWaiting(fact.call, 'forwarded', fact.at);
        return;
      case 'leg-ringing': {
        this.mustBeFree(fact.agent, fact);
        if (fact.linked !== undefined) {
          must(this.callers.has(fact.linked), 'rings for a caller who is gone', fact);
          must(!this.legsOf(fact.linked).length, 'rings twice', fact);
          this.mustBeFirst(fact.linked, fact);
        }
        this.legs.set(fact.leg, { leg: fact.leg, agent: fact.agent, linked: fact.linked, answered: false });
        return;
      }
      case 'leg-answered': {
        const leg = this.legs.get(fact.leg);
        must(leg !== undefined && !leg.answered && leg.agent === fact.agent, 'answered without ringing', fact);
        if (leg === undefined) return;
        leg.answered = true;
        if (leg.linked !== undefined) this.stopWaiting(leg.linked, 'answered', fact.at);
        return;
      }
      case 'leg-dialled':
        this.mustBeFree(fact.agent, fact);
        this.legs.set(fact.leg, { leg: fact.leg, agent: fact.agent, linked: undefined, answered: true });
        return;
      case 'leg-ended': {
        if (this.legs.delete(fact.id)) return;
        must(this.callers.delete(fact.id), 'ended without having begun', fact);
        this.stopWaiting(fact.id, 'lost', fact.at);
        return;
      }
      case 'agent-state':
        this.presence.set(fact.agent, fact.presence);
        return;
      case 'queue-members':
        this.members.set(fact.queue, fact.agents);
        return;
      case 'waiting-listed':
      case 'queue-followed':
      case 'calls-missed':
      case 'missed-in-doubt':
      case 'agent-since':
      case 'agents-listed':
      case 'agent-named':
      case 'queue-named':
      case 'queue-counted':
      case 'call-recorded':
      case 'call-flow':
        must(false, 'the demo tells every call, and nothing else', fact);
        return;
      case 'clock-stepped':
        must(false, 'no phone system steps the clock', fact);
    }
  }

  private legsOf(call: string): readonly Leg[] {
    return [...this.legs.values()].filter((leg) => leg.linked === call);
  }

  private mustBeFree(agent: string, fact: Fact): void {
    const busy = [...this.legs.values()].some((leg) => leg.agent === agent);
    must(!busy && this.presence.get(agent) === 'ready', `agent ${agent} is not to be had`, fact);
  }

  /** First in, first out: nobody of the same queue who came earlier is without a ringing phone. */
  private mustBeFirst(call: string, fact: Fact): void {
    const own = this.waiting.find((passage) => passage.call === call);
    const passedOver = this.waiting.find(
      (other) => other.queue === own?.queue && other.since < own.since && this.legsOf(other.call).length === 0,
    );
    must(passedOver === undefined, 'somebody was passed over', fact);
  }

  private stopWaiting(call: string, outcome: Passage['outcome'], at: Instant): void {
    const passage = this.waiting.find((other) => other.call === call);
    if (passage === undefined) return;
    passage.outcome = outcome;
    passage.seconds = (at - passage.since) / 1_000;
    this.waiting = this.waiting.filter((other) => other !== passage);
  }
}

function must(condition: boolean, problem: string, fact: Fact): void {
  if (!condition) throw new Error(`${problem}: ${JSON.stringify(fact)}`);
}
