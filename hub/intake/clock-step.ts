import type { ClockStepped } from '#core/said/facts';
import type { Input } from '#core/said/input';
import type { Instant, Milliseconds } from '#core/time/instant';

/** The source under which the hub itself journals that its clock was set. No configured source can have this id. */
export const clockSource = '#clock';

/** What is journaled when the clock was set, so that a replay moves what was open by as much. */
export function clockStepInput(at: Instant, by: Milliseconds): Input {
  return { kind: 'stream', at, source: clockSource, message: String(by) };
}

export function readClockStep(input: Input): readonly ClockStepped[] {
  const by = input.kind === 'stream' ? Number(input.message) : Number.NaN;
  return Number.isFinite(by) ? [{ kind: 'clock-stepped', source: clockSource, at: input.at, by }] : [];
}
