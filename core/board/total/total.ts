import { added, inPercent, inSeconds, type Share } from '../../counts/shares.ts';
import { numberNames, type NumberName } from '../../said/numbers.ts';
import { durationText } from '../../time/duration.ts';
import { longestOf, percentage, rounded } from '../figure.ts';
import type { Level, Provenance, Queue, Total } from '../queue.ts';
import type { QueuePart } from './part.ts';
import { agentsTogether, countsOfAgents } from './total-agents.ts';
import { lineTogether } from './total-line.ts';
import { isMissing, provenanceTogether } from './total-provenance.ts';

const levels: readonly Level[] = ['critical', 'warning', 'calm'];

/** All queues together. */
export function totalOf(parts: readonly QueuePart[]): Total {
  const queues = parts.map(({ queue }) => queue);
  const agents = agentsTogether(queues);
  const numbers = numbersOf(parts, agents);
  const provenance = Object.fromEntries(
    numberNames.map((name) => [name, provenanceTogether(name, queues, numbers[name] !== null)]),
  ) as { readonly [name in NumberName]: Provenance };
  const worst = levels.flatMap((level) => queues.filter((queue) => queue.level === level))[0];
  return {
    level: worst?.level ?? 'calm',
    levelReason: worst?.levelReason ?? null,
    ...numbers,
    longestWaitTime: text(numbers.longestWaitSeconds),
    avgWaitTime: text(numbers.avgWaitSeconds),
    waitingSince: numbers.callsWaiting === null ? null : lineTogether(parts),
    agents,
    lostOpenToday: null,
    pbxAlarm: anyAlarm(queues),
    provenance,
  };
}

/** `null`: no phone system says so of any. */
function anyAlarm(queues: readonly Queue[]): boolean | null {
  const told = queues.flatMap(({ pbxAlarm }) => pbxAlarm ?? []);
  return told.length === 0 ? null : told.includes(true);
}

function numbersOf(parts: readonly QueuePart[], agents: Queue['agents']) {
  const queues = parts.map(({ queue }) => queue);
  const count = (name: NumberName): number | null => sumOf(queues.map((queue) => queue[name]));
  const longest = (name: NumberName): number | null => longestOf(queues.map((queue) => queue[name]));
  return {
    callsWaiting: count('callsWaiting'),
    longestWaitSeconds: longest('longestWaitSeconds'),
    ...countsOfAgents(queues, agents),
    answeredToday: count('answeredToday'),
    lostToday: count('lostToday'),
    answerRate: percentage(divided('answerRate', parts, inPercent)),
    avgWaitSeconds: rounded(divided('avgWaitSeconds', parts, inSeconds)),
    longestWaitTodaySeconds: longest('longestWaitTodaySeconds'),
    avgTalkSeconds: rounded(divided('avgTalkSeconds', parts, inSeconds)),
    serviceLevel: percentage(divided('serviceLevel', parts, inPercent)),
    overflowedToday: count('overflowedToday'),
    inferredLostToday: count('inferredLostToday'),
  };
}

/** Of those that are known; `null`: none is. */
function sumOf(counts: readonly (number | null)[]): number | null {
  return counts.reduce((sum, count) => (count === null ? sum : (sum ?? 0) + count), null);
}

/** A rate or average from the sums; `null` where one queue cannot know its own, or where there is nothing to divide. */
function divided(name: NumberName, parts: readonly QueuePart[], by: (share: Share) => number | null): number | null {
  const able = parts.filter((part) => !hasNothing(name, part));
  const shares = able.flatMap(({ shares }) => shares[name] ?? []);
  return shares.length < able.length ? null : by(added(shares));
}

/** There was no such call in this queue yet: it adds nothing, and hides nothing. */
function hasNothing(name: NumberName, { queue, shares }: QueuePart): boolean {
  if (queue[name] !== null || shares[name] !== undefined || isMissing(queue.provenance[name])) return false;
  return queue.answeredToday === 0 && (queue.lostToday === 0 || name.startsWith('avg'));
}

function text(seconds: number | null): string | null {
  return seconds === null ? null : durationText(seconds);
}
