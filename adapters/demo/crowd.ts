import type { Milliseconds } from '#core/time/instant';
import { hour, minute, second } from '#core/time/instant';
import { loadAt } from './day-shape.ts';
import type { Floor, Line } from './floor.ts';
import { isFree } from './staff.ts';
import { callToMeeting } from './working-hours.ts';

const meanPatience = 3.2 * minute;
/** About so many calls come with a rush. */
const callsInRush = 8;
const mostRushesAnHour = 3;
/** Callers seldom come alone: they read the same letter, or hit the same fault. The sizes of such a wave, all as likely. */
const waves = [1, 1, 2, 3] as const;
const meanWave = waves.reduce((sum, size) => sum + size, 0) / waves.length;
/** More free agents than that make no difference to a rush: the others are in a meeting. */
const handsInRush = 8;

/** Everybody who calls the queues during the shift: wave after wave, and so many rushes that whoever looks in sees one. */
export function planCrowd(floor: Floor): void {
  const { shift, agenda, random } = floor;
  const rushEvery = hour / rushesAnHour(floor);
  agenda.at(shift.start + random.between(2 * second, 20 * second), () => rollIn(floor));
  for (let at = shift.start; at < shift.lastEntry; at += rushEvery) {
    agenda.at(at + random.between(15 * second, 45 * second), () => rush(floor));
  }
}

/** About half of all callers come with them. */
function rushesAnHour({ callsPerHour }: Floor): number {
  return Math.max(1, Math.min(mostRushesAnHour, Math.floor(callsPerHour / 2 / callsInRush)));
}

/** A few callers for one queue, one after the other; then the next wave. */
function rollIn(floor: Floor): void {
  const { shift, agenda, random, callsPerHour } = floor;
  if (agenda.now >= shift.lastEntry) return;
  const line = random.pick(floor.lines);
  const size = random.pick(waves) ?? 1;
  for (let number = 0, at = agenda.now; line !== undefined && number < size; number += 1) {
    agenda.at(at, () => call(floor, line, random.length(meanPatience, 0.9), random.length(floor.meanTalk, 0.6)));
    at += random.between(3 * second, 25 * second);
  }
  const steady = Math.max(callsPerHour / 2, callsPerHour - callsInRush * rushesAnHour(floor));
  const rate = (steady / meanWave) * loadAt(agenda.now, shift.timeZone);
  agenda.at(agenda.now + random.between(0.5, 1.5) * (hour / rate), () => rollIn(floor));
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
