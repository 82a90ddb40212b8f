import type { Instant } from '#core/time/instant';
import type { Surroundings } from '../adapter.ts';
import type { Shift } from './day-shape.ts';
import { shiftAt } from './day-shape.ts';
import type { ScriptedMessage } from './simulation.ts';
import { simulateShift } from './simulation.ts';

interface ScriptSettings {
  readonly callsPerHour: number;
  readonly seed: number;
}

/**
 * The messages of `from` (inclusive) to `to` (exclusive), in order of time and no two at the same instant. However the
 * time is cut, the pieces make up the same script.
 */
export function* script(
  settings: ScriptSettings,
  surroundings: Surroundings,
  from: Instant,
  to: Instant,
): Generator<ScriptedMessage, void, undefined> {
  let at = from;
  while (at < to) {
    const shift = shiftAt(at, surroundings.timeZone);
    const messages = messagesOf(shift, settings, surroundings);
    for (let index = firstFrom(messages, at); index < messages.length; index += 1) {
      const message = messages[index];
      if (message === undefined || message.at >= to) return;
      yield message;
    }
    at = shift.end;
  }
}

/** How many of the messages come before the instant. */
function firstFrom(messages: readonly ScriptedMessage[], at: Instant): number {
  let [low, high] = [0, messages.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((messages[middle]?.at ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

const rememberedShifts = 2;
/** A player asks for a few minutes at a time: the shifts asked for last need not be simulated again. */
const remembered = new Map<string, readonly ScriptedMessage[]>();

function messagesOf(shift: Shift, settings: ScriptSettings, surroundings: Surroundings): readonly ScriptedMessage[] {
  const { seed, callsPerHour } = settings;
  const queues = surroundings.queues.map(({ id, agents, maxWaitSeconds }) => [id, agents, maxWaitSeconds]);
  const key = JSON.stringify([shift.date, shift.timeZone, seed, callsPerHour, queues]);
  const messages = remembered.get(key) ?? simulateShift(shift, seed, callsPerHour, surroundings.queues);
  remembered.delete(key);
  remembered.set(key, messages);
  for (const oldest of remembered.keys()) {
    if (remembered.size <= rememberedShifts) break;
    remembered.delete(oldest);
  }
  return messages;
}
