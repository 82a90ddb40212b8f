import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AlertEvent } from '#core/alerts/open-alert';
import { acknowledged, openAlerts, snoozed } from '#core/alerts/people';
import { type AlertState, noAlerts, step } from '#core/alerts/step';
import {
  dawn,
  kinds,
  rulesOf,
  type Second,
  secondsOf,
  type Settings,
  settings,
  sightsOf,
  stretches,
} from '#tests/truth/alert-day';
import { expectedLog } from '#tests/truth/alert-oracle';

/** The log of a day that is looked at when something is seen, and in those seconds besides. */
function logOf(seconds: readonly Second[], given: Settings, besides: (second: number) => boolean) {
  const rules = rulesOf(seconds, given);
  const log: AlertEvent[] = [];
  let state: AlertState = noAlerts;
  for (const [index, second] of seconds.entries()) {
    if (!second.isFirst && !besides(index)) continue;
    const now = dawn + index * 1_000;
    const stepped = step(state, sightsOf(second), rules, now);
    log.push(...stepped.events);
    ({ state } = stepped);
    const [first] = kinds.flatMap((kind) => openAlerts(state).filter((each) => each.kind === kind));
    if (first === undefined || !second.isFirst || second.person === null) continue;
    const heeded =
      second.person === 'snoozes'
        ? snoozed(state, first.open.id, given.snooze * 1_000, now)
        : acknowledged(state, first.open.id, 'Anna', now);
    log.push(...heeded.events);
    ({ state } = heeded);
  }
  const last = dawn + (seconds.length - 1) * 1_000;
  const end = seconds.at(-1);
  if (end !== undefined && state.at !== last) log.push(...step(state, sightsOf(end), rules, last).events);
  return log;
}

const asExpected = ({ at, kind, severity, change }: AlertEvent) => ({
  second: (at - dawn) / 1_000,
  kind,
  severity,
  change,
});

const anyDay = fc.tuple(stretches.map(secondsOf), settings);

test('the log is that of a second computation that looks at every second, and back', () => {
  fc.assert(
    fc.property(anyDay, ([seconds, given]) => {
      expect(logOf(seconds, given, () => false).map(asExpected)).toEqual(expectedLog(seconds, given));
    }),
    { numRuns: 500 },
  );
});

test('it does not matter how often anybody looks', () => {
  fc.assert(
    fc.property(anyDay, fc.array(fc.boolean(), { minLength: 1 }), ([seconds, given], looks) => {
      const seldom = logOf(seconds, given, () => false);
      expect(logOf(seconds, given, () => true)).toEqual(seldom);
      expect(logOf(seconds, given, (second) => looks[second % looks.length] === true)).toEqual(seldom);
    }),
    { numRuns: 200 },
  );
});

test('an alert is never raised twice, never cleared sooner than its times allow, and one of each kind is open at most', () => {
  fc.assert(
    fc.property(anyDay, ([seconds, given]) => {
      const open = new Map<string, AlertEvent>();
      for (const event of logOf(seconds, given, () => false)) {
        if (event.change === 'raised') {
          expect(open.has(event.kind)).toBe(false);
          open.set(event.kind, event);
        }
        expect(open.get(event.kind)?.id).toBe(event.id);
        if (event.change !== 'cleared') continue;
        const raised = open.get(event.kind);
        const isClosed = seconds[(event.at - dawn) / 1_000]?.isOpen === false && event.kind !== 'source';
        if (!isClosed) expect(event.at - (raised?.at ?? 0)).toBeGreaterThanOrEqual(given.clear * 1_000);
        open.delete(event.kind);
      }
    }),
    { numRuns: 200 },
  );
});

test('what one knows may be written down and read again at any moment', () => {
  fc.assert(
    fc.property(anyDay, ([seconds, given]) => {
      const rules = rulesOf(seconds, given);
      const [log, again]: [AlertEvent[], AlertEvent[]] = [[], []];
      let [state, read]: [AlertState, AlertState] = [noAlerts, noAlerts];
      for (const [index, second] of seconds.entries()) {
        if (!second.isFirst) continue;
        const now = dawn + index * 1_000;
        const [one, other] = [step(state, sightsOf(second), rules, now), step(read, sightsOf(second), rules, now)];
        log.push(...one.events);
        again.push(...other.events);
        ({ state } = one);
        read = JSON.parse(JSON.stringify(other.state)) as AlertState;
      }
      expect(again).toEqual(log);
    }),
    { numRuns: 200 },
  );
});
