import type { Instant } from '#core/time/instant';
import { timeOut, complete } from './calls.ts';
import type { House, Queue } from './house.ts';
import { startAnew } from './house.ts';
import type { Lines, Told } from './lines.ts';
import { text } from './lines.ts';
import { memberLines } from './members.ts';

/** The answer to QueueStatus, without its first message: of all queues, or of one, which need not be there. */
export function queueStatus(house: House, now: Instant, actionId?: string, only?: string): readonly string[] {
  const queues = [...house.queues.values()].filter(({ name }) => only === undefined || name === only);
  const answer = queues.flatMap((queue) => [
    paramsOf(queue),
    ...queue.members.map((member) => memberAnswer(memberLines(house, queue, member))),
    ...entriesOf(queue, now),
  ]);
  const end = { Event: 'QueueStatusComplete', EventList: 'Complete', ListItems: answer.length };
  return [...answer, end].map((lines) => text({ ...lines, ActionID: actionId }));
}

function paramsOf({ name, waiting, completed, abandoned }: Queue): Lines {
  return {
    Event: 'QueueParams',
    Queue: name,
    Max: 0,
    Strategy: 'rrmemory',
    Calls: waiting.length,
    // Running means, which are not those of the day.
    Holdtime: 3,
    TalkTime: 20,
    Completed: completed,
    Abandoned: abandoned,
    ServiceLevel: 20,
    ServicelevelPerf: '51.9',
    ServicelevelPerf2: '51.9',
    Weight: 0,
  };
}

/** An answer calls his name and his device otherwise than an event does, and has no `Ringinuse`. */
function memberAnswer({ MemberName, Interface, Ringinuse: _none, Queue, ...lines }: Lines): Lines {
  return { Event: 'QueueMember', Queue, Name: MemberName, Location: Interface, ...lines };
}

function entriesOf({ name, waiting }: Queue, now: Instant): readonly Lines[] {
  return waiting.map(({ uniqueid, caller, since }, index) => ({
    Event: 'QueueEntry',
    Queue: name,
    Position: index + 1,
    Channel: `PJSIP/trunk-${uniqueid}`,
    Uniqueid: uniqueid,
    CallerIDNum: caller ?? 'unknown',
    CallerIDName: caller ?? 'unknown',
    ConnectedLineNum: 'unknown',
    ConnectedLineName: 'unknown',
    Wait: Math.floor((now - since) / 1_000),
    Priority: 0,
  }));
}

/** QueueReset: counts begin anew, and no event tells of it. */
export function resetCounts({ queues }: House): void {
  for (const queue of queues.values()) {
    Object.assign(queue, { completed: 0, abandoned: 0 });
    for (const member of queue.members) Object.assign(member, { callsTaken: 0, lastCall: 0 });
  }
}

/** A clean stop lets go of everybody in one instant; then it is there anew. What it says before it hangs up. */
export function restart(house: House, now: Instant): readonly Told[] {
  const callers = [...house.queues.values()].flatMap(({ name, waiting }) =>
    [...waiting].flatMap(({ uniqueid }) => timeOut(house, name, uniqueid, now)),
  );
  const talks = [...house.talks.keys()].flatMap((leg) => complete(house, leg, 'caller', now));
  startAnew(house, now);
  return [...callers, ...talks];
}
