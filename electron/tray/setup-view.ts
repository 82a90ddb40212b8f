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
  /** The ids that the hub wants said since this was last asked; absent: this hub does not say when. */
  takeSaid(): ReadonlySet<string> | undefined;
}

export function setupView({ source, own }: { readonly source: BoardSource; readonly own: OwnSettingsFile }): DeskWatch {
  const listeners: ((view: DeskView) => void)[] = [];
  let view: DeskView = { ...nothingKnown, mutedUntil: own.read().mutedUntil };
  /** `null` until the hub tells of any: one of an older version never does. */
  let told: readonly Alert[] | null = null;
  /** Not taken yet by whoever tells people; `null`: this hub does not say when. */
  let saidByHub: ReadonlySet<string> | null = null;

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
      // A stream tells of changes only: how it stands at the start is to be asked for.
      if (saidByHub === null) {
        told = (await hub.asks.take('alerts', asked)).alerts;
        change({});
      }
    } catch {
      // A hub that is gone is told of by its connection; one of an older version knows no alerts.
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
    alerts(report, said) {
      told = report.alerts;
      if (said !== undefined) saidByHub = new Set([...(saidByHub ?? []), ...said]);
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

  /** Asks the hub, which tells every board who it was. One that is gone, or does not know the alert any more, is no fault. */
  function askCare(name: 'acknowledge' | 'snooze', takes: object): void {
    const asked = { asker: desktop, read: () => [takes] };
    void source
      .hub()
      ?.asks.take(name, asked)
      .catch(() => undefined);
  }

  function noted(id: string, care: Partial<Pick<Alert, 'acknowledged' | 'snoozedUntil'>>): void {
    view = { ...view, alerts: view.alerts.map((alert) => (alert.id === id ? { ...alert, ...care } : alert)) };
    change({});
  }

  return {
    care: {
      acknowledge({ id }) {
        if (told !== null) askCare('acknowledge', { id });
        else noted(id, { acknowledged: { at: new Date().toISOString(), by: null } });
      },
      snooze({ id }, minutes) {
        if (told !== null) askCare('snooze', { id, minutes });
        else noted(id, { snoozedUntil: new Date(Date.now() + minutes * 60_000).toISOString() });
      },
    },
    takeSaid() {
      const said = saidByHub ?? undefined;
      if (saidByHub !== null) saidByHub = new Set();
      return said;
    },
    view: () => view,
    onChange: (listener) => void listeners.push(listener),
    toastFailed(hasFailed) {
      if (hasFailed !== view.toastFailed) change({ toastFailed: hasFailed });
    },
  };
}
