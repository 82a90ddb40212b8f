import type { Fact } from '#core/said/facts';
import type { Instant } from '#core/time/instant';
import { second } from '#core/time/instant';

/** A fact without what is the same in all of them: `call-queued support 4711`. */
export function inWords(fact: Fact, start: Instant): string {
  switch (fact.kind) {
    case 'call-queued':
      return [fact.kind, fact.queue, fact.call, ...(fact.atLeast ? ['at least'] : [])].join(' ');
    case 'call-left':
      return `${fact.kind} ${fact.queue} ${fact.call} ${fact.reason}`;
    case 'leg-ringing':
    case 'leg-answered':
    case 'leg-dialled':
      return `${fact.kind} ${fact.linked ?? ''} ${fact.agent}`;
    case 'leg-ended':
      return `${fact.kind} ${fact.id}${fact.transferred ? ' transferred' : ''}`;
    case 'agent-state':
      return [
        fact.kind,
        fact.queue ?? '',
        fact.agent,
        fact.presence,
        ...(fact.reason ? [`(${fact.reason})`] : []),
      ].join(' ');
    case 'queue-members':
      return `${fact.kind} ${fact.queue} ${fact.agents.join(' ')}`;
    case 'waiting-listed':
      return `${fact.kind} ${fact.queue} ${fact.calls.join(' ')}`.trim();
    case 'queue-followed':
      return `${fact.kind} ${fact.queue} ${fact.extent}`;
    case 'queue-counted':
      return `${fact.kind} ${fact.queue} ${fact.waiting} waiting ${fact.answered} answered ${fact.abandoned} lost`;
    case 'calls-missed':
      return `${fact.kind} ${fact.queue} from ${(fact.from - start) / second}`;
    case 'missed-in-doubt':
    case 'agent-since':
    case 'agents-listed':
    case 'agent-named':
    case 'queue-named':
    case 'call-recorded':
    case 'call-flow':
    case 'clock-stepped':
      return fact.kind;
  }
}
