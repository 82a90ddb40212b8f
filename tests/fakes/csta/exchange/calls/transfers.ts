import type { Transfer } from '../../../ground-events.ts';
import type { Fields } from '../../../switches/xml/writer.ts';
import type { Told } from '../house.ts';
import type { Call, CallEvent, LocalState } from './call.ts';
import { tell } from './call.ts';
import type { Desk, Leg } from './desk.ts';

/** What is told when an agent gives his caller to somebody else. The call has another id after it. */
export interface Transfers {
  readonly send: (leg: Leg, transfer: Transfer) => readonly Told[];
}

export function newTransfers({ spelling, words, calls, legs, manners, random, queue, isAgent }: Desk): Transfers {
  const { connection, subject, text } = spelling;

  /** All who go on, by what they were connected to before. */
  function connections(next: Call, old: readonly Call[], without: string | null): readonly Fields[] {
    return [...next.parties.keys()]
      .filter((device) => device !== without)
      .map((device) => {
        const before = old.find((call) => call.parties.has(device));
        const isTold = before !== undefined && manners().transfers === 'whole';
        return {
          newConnection: connection(next.id, device),
          oldConnection: isTold ? connection(before.id, device) : undefined,
          endpoint: { deviceID: text(device) },
        };
      });
  }

  function transferred(next: Call, old: readonly Call[], by: string, to: string, cause: string): CallEvent {
    const [primary, secondary] = old;
    return {
      name: manners().transferSpelling,
      fields: (local) => ({
        primaryOldCall: primary && connection(primary.id, by),
        secondaryOldCall: secondary && manners().transfers === 'whole' ? connection(secondary.id, by) : undefined,
        transferringDevice: subject(by),
        transferredToDevice: subject(to),
        transferredConnections: { connectionListItem: connections(next, old, by) },
        localConnectionInfo: local,
        cause,
      }),
    };
  }

  function conferenced(next: Call, [primary, secondary]: readonly Call[], by: string, added: string): CallEvent {
    const old = [primary, secondary].filter((call) => call !== undefined);
    return {
      name: 'ConferencedEvent',
      fields: (local) => ({
        primaryOldCall: primary && connection(primary.id, by),
        secondaryOldCall: secondary && connection(secondary.id, by),
        conferencingDevice: subject(by),
        addedParty: subject(added),
        conferenceConnections: { connectionListItem: connections(next, old, null) },
        localConnectionInfo: local,
        cause: 'conference',
      }),
    };
  }

  function become(next: Call, old: readonly Call[]): void {
    for (const leg of legs.values()) if (old.includes(leg.call)) leg.call = next;
  }

  function partiesOf(old: readonly Call[], without: string | null): Map<string, LocalState> {
    return new Map(old.flatMap(({ parties }) => [...parties]).filter(([device]) => device !== without));
  }

  /** He has asked a colleague in a call of its own, and both calls become one. */
  function handOver({ agent, call }: Leg, asking: Call, colleague: string): Told[] {
    const old = [call, asking];
    const id = random.chance(0.5) ? 'last' : 'new';
    if (manners().conferences && random.chance(0.5)) {
      const next = calls.join(old, partiesOf(old, null), id);
      next.parties.set(agent, 'connected');
      const together = tell(next, conferenced(next, old, agent, colleague));
      const leaves = tell(next, words.connectionCleared(next, agent, 'normalClearing'));
      next.parties.delete(agent);
      become(next, old);
      return [...together, ...leaves];
    }
    const next = calls.join(old, partiesOf(old, agent), id);
    become(next, old);
    return tell(next, transferred(next, old, agent, colleague, 'transfer'), [agent]);
  }

  return {
    send(leg, { way, to }) {
      const { agent, call } = leg;
      const asking = calls.on(agent).find((other) => other !== call && other.calling === agent);
      if (way === 'attended' && asking !== undefined) return handOver(leg, asking, to);
      const next = calls.join([call], partiesOf([call], agent), 'new');
      become(next, [call]);
      const target = isAgent(to) ? to : queue(to);
      return tell(next, transferred(next, [call], agent, target, 'singleStepTransfer'), [agent]);
    },
  };
}
