import type { Alert, AlertsReport } from '#core/alerts/alert';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { isSame } from '../same.ts';

/** What this screen shows of alerts. */
export interface AlertsShown {
  readonly alerts: readonly Alert[];
  /** When the hub told them last, ISO 8601: an older answer that comes late changes nothing. */
  readonly at: string | null;
  /** Somebody looks at the page of alerts. */
  readonly isShowing: boolean;
  /** Why what was asked of an alert was not done; a sentence. */
  readonly refused: string | null;
  /** How whoever sits here calls himself. */
  readonly name: string;
}

interface AlertActions {
  hear(report: AlertsReport): void;
  show(isShowing: boolean): void;
  refuse(reason: string | null): void;
  call(name: string): void;
}

/** Where the name is kept, so that nobody has to type it twice. */
const nameKey = 'alertName';

function createAlertStore(names: Pick<Storage, 'getItem' | 'setItem'>) {
  return createStore<AlertsShown & AlertActions>()((set) => ({
    alerts: [],
    at: null,
    isShowing: false,
    refused: null,
    name: names.getItem(nameKey) ?? '',
    hear: ({ at, alerts }) =>
      set((state) =>
        state.at !== null && Date.parse(at) < Date.parse(state.at)
          ? state
          : { at, alerts: isSame(state.alerts, alerts) ? state.alerts : alerts },
      ),
    show: (isShowing) => set({ isShowing, refused: null }),
    refuse: (refused) => set({ refused }),
    call(name) {
      names.setItem(nameKey, name);
      set({ name });
    },
  }));
}

/** The screen's one store of alerts. */
export const alertStore = createAlertStore(localStorage);

export const useAlerts = <Part>(part: (state: AlertsShown & AlertActions) => Part): Part => useStore(alertStore, part);

/** Nobody has taken it, and it is to be heard now. */
export function isUntaken({ acknowledged, snoozedUntil }: Alert): boolean {
  return acknowledged === null && snoozedUntil === null;
}

/** The worst first, then the one that has lasted longest. */
export function byUrgency(alerts: readonly Alert[]): readonly Alert[] {
  const rank = ({ severity }: Alert) => (severity === 'critical' ? 0 : 1);
  return alerts.toSorted(
    (one, other) => rank(one) - rank(other) || Date.parse(one.raisedAt) - Date.parse(other.raisedAt),
  );
}
