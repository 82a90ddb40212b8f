import type { TrayLook } from '../icons/tray-icon.ts';
import { untaken, type DeskView } from './desk-view.ts';

/** What the icon says now: what nobody has taken yet. Taken alerts are quiet; a hub that is not heard is not. */
export function trayLook(view: DeskView, now: number): TrayLook {
  if (view.lostSince !== null || view.hasTrouble) return { kind: 'stale' };
  const open = untaken(view.alerts, now);
  const ofQueues = open.filter(({ queue }) => queue !== undefined);
  const [worst] = ofQueues;
  if (worst === undefined) return open.length > 0 ? { kind: 'stale' } : { kind: 'calm' };
  const queues = new Set(ofQueues.filter(({ severity }) => severity === worst.severity).map(({ queue }) => queue));
  const waits = view.queues.filter(({ id }) => queues.has(id)).map(({ callsWaiting }) => callsWaiting);
  const known = waits.filter((count) => count !== null);
  return { kind: worst.severity, waiting: known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0) };
}
