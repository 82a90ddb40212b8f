import type { Milliseconds } from '#core/instant';
import { hour, minute, second } from '#core/instant';
import { loadAt } from './day-shape.ts';
import type { Floor, Line } from './floor.ts';
import { isFree } from './staff.ts';
import { callToMeeting } from './working-hours.ts';

const meanPatience = 3.2 * minute;
/** About so many of an hour's calls come with the rush. */
const callsInRush = 11;
/** More free agents than that make no difference to a rush: the others are in a meeting. */
const handsInRush = 8;

/** Everybody who calls the queues during the shift: the steady stream, and a rush at the start of each hour. */
export function planCrowd(floor: Floor): void {
  const { shift, agenda, random } = floor;
  agenda.at(shift.start + random.between(2 * second, 20 * second), () => callAndPlanNext(floor));
  for (let at = shift.start; at < shift.lastEntry; at += hour) {
    agenda.at(at + random.between(15 * second, 45 * second), () => rush(floor));
  }
}

function callAndPlanNext(floor: Floor): void {
  const { shift, agenda, random, callsPerHour } = floor;
  if (agenda.now >= shift.lastEntry) return;
  const steady = Math.max(callsPerHour / 2, callsPerHour - callsInRush);
  const line = random.pick(floor.lines);
  if (line !== undefined) call(floor, line, random.length(meanPatience, 0.9), random.length(floor.meanTalk, 0.6));
  const rate = steady * loadAt(agenda.now, shift.timeZone);
  agenda.at(agenda.now + random.gap(hour / rate), () => callAndPlanNext(floor));
}

function call(floor: Floor, line: Line, patience: Milliseconds, talk: Milliseconds): void {
  const enteredAt = floor.agenda.now;
  floor.enter({ id: floor.newId(), patience, talk, line, enteredAt, stage: 0, ringing: undefined }, line);
}

/** Something is down, and everybody asks the same queue about it: more callers at once than there are hands. */
function rush(floor: Floor): void {
  const { agenda, random } = floor;
  const line = random.pick(floor.lines);
  if (line === undefined) return;
  const free = line.members.filter(isFree);
  callToMeeting(floor, free.slice(handsInRush));
  const soonFree = line.members.filter((agent) => agent.onDuty).length - free.length;
  const size = Math.min(free.length, handsInRush) + Math.ceil(Math.min(soonFree, handsInRush) / 2) + 5;
  const length = random.between(40 * second, 70 * second);
  for (let number = 0; number < size; number += 1) {
    agenda.at(agenda.now + (length * number) / size, () => {
      call(floor, line, random.between(2.5 * minute, 8 * minute), random.between(2.2 * minute, 3 * minute));
    });
  }
}
