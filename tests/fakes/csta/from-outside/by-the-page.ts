import type { Instant } from '#core/time/instant';
import { second } from '#core/time/instant';

/**
 * A reader of what a CSTA switch sends that shares nothing with the fake that sends it: it looks for fields with patterns, and
 * counts by the rules that are written down for queues. For checking the fake only.
 */
export interface PageReader {
  readonly hears: (event: string, at: Instant) => void;
  readonly queue: (number: string) => {
    /** Entry times, the oldest first. */
    readonly waiting: readonly Instant[];
    readonly answered: number;
    readonly lost: number;
    /** Of the answered, in seconds, together. */
    readonly waited: number;
  };
  readonly isOnCall: (agent: string) => boolean;
  /** The last Agent event of each, and when it came. */
  readonly agentEvent: (agent: string) => string;
}

interface Waiting {
  readonly queue: string;
  readonly since: Instant;
}

export function pageReader(queues: readonly string[], agents: readonly string[]): PageReader {
  const waiting = new Map<string, Waiting>();
  const outcomes: { readonly queue: string; readonly answered: boolean; readonly waited: number }[] = [];
  const calls = new Map(agents.map((agent) => [agent, new Set<string>()]));
  const agentEvents = new Map<string, string>();

  function ends(call: string, at: Instant, outcome: 'answered' | 'lost' | 'elsewhere'): void {
    const own = waiting.get(call);
    if (own === undefined) return;
    waiting.delete(call);
    if (outcome === 'elsewhere') return;
    outcomes.push({ queue: own.queue, answered: outcome === 'answered', waited: (at - own.since) / second });
  }

  /** A call of one device has another id now; whatever he had before is a part of it. */
  function joins(event: string): void {
    const by = deviceAt(event, 'transferringDevice');
    if (by !== '') calls.get(by)?.clear();
    for (const [, item = ''] of event.matchAll(/newConnection>(.*?)<\/(?:\w+:)?newConnection>/gs)) {
      const own = calls.get(deviceAt(item, 'deviceID'));
      own?.clear();
      own?.add(textAt(item, 'callID'));
    }
  }

  function hears(event: string, at: Instant): void {
    const name = /<(?:\w+:)?(\w+)/.exec(event.replace(/<\?.*?\?>/, ''))?.[1] ?? '';
    const call = textAt(event, 'callID');
    switch (name) {
      case 'QueuedEvent': {
        const queue = deviceAt(event, 'queue');
        if (queues.includes(queue) && !waiting.has(call)) waiting.set(call, { queue, since: at });
        break;
      }
      case 'DeliveredEvent':
        calls.get(deviceAt(event, 'alertingDevice'))?.add(call);
        break;
      case 'OriginatedEvent':
        calls.get(deviceAt(event, 'callingDevice'))?.add(call);
        break;
      case 'EstablishedEvent': {
        const own = calls.get(deviceAt(event, 'answeringDevice'));
        own?.add(call);
        if (own !== undefined) ends(call, at, 'answered');
        break;
      }
      case 'DivertedEvent': {
        const by = deviceAt(event, 'divertingDevice');
        calls.get(by)?.delete(call);
        const isToAgent = calls.has(deviceAt(event, 'newDestination'));
        if (waiting.get(call)?.queue === by && !isToAgent) ends(call, at, 'elsewhere');
        break;
      }
      case 'ConnectionClearedEvent': {
        const dropped = deviceAt(event, 'releasingDevice');
        calls.get(dropped)?.delete(call);
        if (!calls.has(dropped)) ends(call, at, 'lost');
        break;
      }
      case 'CallClearedEvent':
        for (const own of calls.values()) own.delete(call);
        ends(call, at, 'lost');
        break;
      case 'TransferedEvent':
      case 'TransferredEvent':
      case 'ConferencedEvent':
        joins(event);
        break;
      default:
        if (name.startsWith('Agent')) agentEvents.set(deviceAt(event, 'agentDevice'), name);
    }
  }

  return {
    hears,
    queue(number) {
      const own = outcomes.filter(({ queue }) => queue === number);
      const answered = own.filter((outcome) => outcome.answered);
      return {
        waiting: [...waiting.values()]
          .flatMap(({ queue, since }) => (queue === number ? [since] : []))
          .toSorted((a, b) => a - b),
        answered: answered.length,
        lost: own.length - answered.length,
        waited: answered.reduce((sum, { waited }) => sum + waited, 0),
      };
    },
    isOnCall: (agent) => (calls.get(agent)?.size ?? 0) > 0,
    agentEvent: (agent) => agentEvents.get(agent) ?? '',
  };
}

function textAt(event: string, name: string): string {
  return new RegExp(`<(?:\\w+:)?${name}(?: [^>]*)?>([^<]*)</`).exec(event)?.[1] ?? '';
}

/** A device's number, out of the element or what is in it: `N&lt;201&gt;Anna;displayNumber=201;uid=...` is 201. */
function deviceAt(event: string, name: string): string {
  const inside = new RegExp(`<(?:\\w+:)?${name}(?: [^>]*)?>(.*?)</(?:\\w+:)?${name}>`, 's').exec(event)?.[1] ?? '';
  const text = inside.replaceAll(/<[^>]*>/g, '');
  return /^N&lt;(\w+)&gt;/.exec(text)?.[1] ?? text;
}
