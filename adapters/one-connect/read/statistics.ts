import { anywhere, at, countIn, textIn } from '#adapters/csta-xml/elements';
import { NotUnderstood } from '#adapters/adapter';
import type { XmlElement } from '#adapters/xml';
import type { QueueCounted } from '#core/said/facts';
import type { Known } from './known.ts';
import type { Place, Reading } from './place.ts';
import { nothingNew, subjectOf } from './place.ts';
import * as words from '../sentences.ts';

type Told = Omit<QueueCounted, 'kind' | 'source' | 'at' | 'queue'>;

/** Nobody has counted: what was counted before says nothing of now. */
export const notCounted: Told = { waiting: null, answered: null, abandoned: null, averageWaitSeconds: null };

/** `QueueStatisticsEvent`: the queue's own figures, at each change. @throws NotUnderstood where it tells none */
export function statistics(known: Known, root: XmlElement, { base, queueOf }: Place): Reading {
  const number = subjectOf(root)?.number ?? textIn(anywhere(root, 'localNumber'));
  const queue = number === undefined ? undefined : queueOf(number);
  if (queue === undefined) return nothingNew(known);
  const told = figuresIn(root);
  if (told.waiting === null && told.answered === null && told.abandoned === null) {
    throw new NotUnderstood(words.expected('QueueStatisticsEvent', words.itsFigures));
  }
  return { known, facts: [{ kind: 'queue-counted', ...base, queue, ...told }], agents: [] };
}

/** The agents' own figures have the same names: only what stands in the event itself, or around it, is the queue's. */
function figuresIn(root: XmlElement): Told {
  const own = (name: string): number | null => countIn(at(root, name) ?? outsideOfAgents(root, name));
  const answered = own('totalAnsweredCalls');
  return {
    waiting: own('waitingCalls'),
    answered,
    abandoned: own('totalMissedCalls'),
    // Before the first answered call there is nothing to take an average of.
    averageWaitSeconds: answered === 0 ? null : own('averageWaitTime'),
    averageTalkSeconds: answered === 0 ? null : own('averageTalkTime'),
    longestWaitSeconds: own('maxCurrentWait'),
    longestWaitTodaySeconds: own('maxWaitTime'),
  };
}

function outsideOfAgents(root: XmlElement, name: string): XmlElement | undefined {
  for (const child of root.children) {
    if (child.name.toLowerCase() === 'agentlist') continue;
    const found = at(child, name) ?? outsideOfAgents(child, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
