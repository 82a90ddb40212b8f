import type { Alert } from '#core/alerts/alert';
import { useCallback, useEffect, useRef } from 'react';
import { useBoard } from '../board-state.ts';
import { LooksSymbol } from '../board/symbols.tsx';
import { useCloseUnattended } from '../sources/close-unattended.ts';
import { useWords } from '../words/use-words.ts';
import { AlertLog } from './alert-log.tsx';
import { alertStore, byUrgency, isUntaken, useAlerts } from './alert-store.ts';
import { kindText, placeText, standingText } from './alert-words.ts';
import { TakeButton } from './take-button.tsx';
import type { Taking } from './use-taking.ts';

/** All alerts that are open, and the log; over the board, until it is closed. */
export function AlertScreen({ taking }: { readonly taking: Taking | null }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = useCallback(() => dialog.current?.close(), []);
  useCloseUnattended(close);
  useEffect(() => {
    const element = dialog.current;
    if (element !== null && !element.open) element.showModal();
  }, []);
  const alerts = useAlerts((state) => state.alerts);
  const refused = useAlerts((state) => state.refused);
  return (
    <dialog
      className="sources-screen alert-screen"
      aria-labelledby="alerts-title"
      data-testid="alert-screen"
      ref={dialog}
      onClose={() => alertStore.getState().show(false)}
    >
      <div className="sources-inside">
        <Heading alerts={alerts} taking={taking} onClose={close} />
        <div className="sources-body">
          {refused !== null && <p role="alert">{refused}</p>}
          <ul className="alert-cards">
            {byUrgency(alerts).map((alert) => (
              <AlertCard key={alert.id} alert={alert} taking={taking} />
            ))}
          </ul>
          <AlertLog />
        </div>
      </div>
    </dialog>
  );
}

interface HeadingProps {
  readonly alerts: readonly Alert[];
  readonly taking: Taking | null;
  readonly onClose: () => void;
}

function Heading({ alerts, taking, onClose }: HeadingProps) {
  const { t } = useWords();
  const [name, call] = [useAlerts((state) => state.name), useAlerts((state) => state.call)];
  const untaken = alerts.filter(isUntaken).length;
  const open = untaken > 0 ? t('alert.untaken', { count: untaken }) : t('alert.allTaken');
  return (
    <header className="sources-head">
      <h2 id="alerts-title">{t('alert.title')}</h2>
      <p>{alerts.length === 0 ? t('alert.none') : open}</p>
      {taking !== null && (
        <label className="alert-name">
          {t('alert.yourName')}{' '}
          <input value={name} maxLength={80} autoComplete="off" onChange={({ target }) => call(target.value)} />
        </label>
      )}
      <button type="button" className="plain-button" onClick={onClose}>
        {t('backToBoard')}
      </button>
    </header>
  );
}

function AlertCard({ alert, taking }: { readonly alert: Alert; readonly taking: Taking | null }) {
  const words = useWords();
  const timeZone = useBoard((state) => state.setup?.timeZone ?? 'UTC');
  const place = useBoard((state) => placeText(alert, state));
  const isLoud = isUntaken(alert);
  return (
    <li className="alert-card" data-severity={alert.severity} data-loud={isLoud || undefined} data-testid="alert">
      <h3>
        <LooksSymbol looks={alert.severity} /> {place}
      </h3>
      <p>
        {kindText(alert.kind, alert.severity, words)}, {standingText(alert, timeZone, words)}
      </p>
      {taking !== null && isLoud && (
        <p className="alert-choices">
          <TakeButton alert={alert} taking={taking} />
          <button
            type="button"
            className="alert-take"
            data-testid="snooze-alert"
            onClick={() => taking.snooze(alert.id)}
          >
            {words.t('alert.snooze')}
          </button>
        </p>
      )}
    </li>
  );
}
