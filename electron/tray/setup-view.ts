import type { Alert } from '#core/alerts/alert';
import { desktop } from '#hub/asks/asker';
import type { BoardSource } from '../hub/board-source.ts';
import type { OwnSettingsFile } from '../settings/setup-own-settings.ts';
import type { Care } from './care.ts';
import { alertsByLevel } from './alerts-by-level.ts';
import { nothingKnown, type DeskView } from './desk-view.ts';

/** How often it is asked what has no message of its own: how the sources are called, in which language. Milliseconds. */
const askEvery = 10_000;

/** The desk's view, kept true by what the hub tells. */
export interface DeskWatch {
  view(): DeskView;
  /** Calls `listener` at each change, and when the hub told its open alerts. */
  onChange(listener: (view: DeskView) => void): void;
  /** Windows did or did not show the last toast. */
  toastFailed(hasFailed: boolean): void;
  /** Of a hub that keeps no alerts itself: who takes one is known at this desk alone, until it is gone. */
  readonly care: Care;
}

export function setupView({ source, own }: { readonly source: BoardSource; readonly own: OwnSettingsFile }): DeskWatch {
  const listeners: ((view: DeskView) => void)[] = [];
  let view: DeskView = { ...nothingKnown, mutedUntil: own.read().mutedUntil };
  /** `null` until the hub tells of any: one of an older version never does. */
  let told: readonly Alert[] | null = null;

  function change(changes: Partial<DeskView>): void {
    const next = { ...view, ...changes };
    view = { ...next, alerts: told ?? alertsByLevel(next.queues, view.alerts) };
    for (const listener of listeners) listener(view);
  }

  async function ask(): Promise<void> {
    const hub = source.hub();
    if (hub === undefined) return;
    const asked = { asker: desktop, read: () => [] };
    try {
      const [setup, report] = await Promise.all([hub.asks.take('setup', asked), hub.asks.take('sources', asked)]);
      change({ setup, sourceTitles: new Map(report.sources.map(({ id, title }) => [id, title])) });
    } catch {
      // A hub that is gone is told of by its connection.
    }
  }

  source.listen({
    snapshot(picture) {
      change({ queues: picture.queues, hasTrouble: false });
      void ask();
    },
    update(picture) {
      const changed = new Map(picture.queues.map((queue) => [queue.id, queue]));
      change({ queues: view.queues.map((queue) => changed.get(queue.id) ?? queue) });
    },
    trouble: (trouble) => change({ hasTrouble: trouble !== null }),
    alerts(report) {
      told = report.alerts;
      change({});
    },
  });
  source.onConnection((connection) => {
    const lostSince = connection.state === 'lost' ? (view.lostSince ?? connection.since) : null;
    if (lostSince !== view.lostSince) change({ lostSince });
  });
  own.onChange(({ mutedUntil }) => {
    if (mutedUntil !== view.mutedUntil) change({ mutedUntil });
  });
  setInterval(() => void ask(), askEvery).unref();

  function noted(id: string, care: Partial<Pick<Alert, 'acknowledged' | 'snoozedUntil'>>): void {
    view = { ...view, alerts: view.alerts.map((alert) => (alert.id === id ? { ...alert, ...care } : alert)) };
    change({});
  }

  return {
    care: {
      acknowledge: ({ id }) => noted(id, { acknowledged: { at: new Date().toISOString(), by: null } }),
      snooze: ({ id }, minutes) => noted(id, { snoozedUntil: new Date(Date.now() + minutes * 60_000).toISOString() }),
    },
    view: () => view,
    onChange: (listener) => void listeners.push(listener),
    toastFailed(hasFailed) {
      if (hasFailed !== view.toastFailed) change({ toastFailed: hasFailed });
    },
  };
}
