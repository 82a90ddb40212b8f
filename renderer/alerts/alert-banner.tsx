import type { Alert } from '#core/alerts/alert';
import { useBoard } from '../board-state.ts';
import { LooksSymbol } from '../board/symbols.tsx';
import { useWords } from '../words/use-words.ts';
import { byUrgency, isUntaken, useAlerts } from './alert-store.ts';
import { kindText, placeText, standingText } from './alert-words.ts';
import { useListenToAlerts } from './listen-alerts.ts';
import { AlertScreen } from './alert-screen.tsx';
import { TakeButton } from './take-button.tsx';
import { useTaking, useTakingByKey, type Taking } from './use-taking.ts';

/** Whether an alert is open that nobody has taken: then it has the place of the sources in the header. */
export const useIsAlarming = (): boolean => useAlerts(({ alerts }) => alerts.some(isUntaken));

/** In the header: the most urgent alert, loud until somebody takes it and quiet from then on. Opens the page of all. */
export function AlertBanner() {
  useListenToAlerts();
  const taking = useTaking();
  useTakingByKey(taking);
  const [alerts, isShowing] = [useAlerts((state) => state.alerts), useAlerts((state) => state.isShowing)];
  const [first] = [...byUrgency(alerts.filter(isUntaken)), ...byUrgency(alerts)];
  return (
    <>
      {first !== undefined && <Banner first={first} others={alerts.length - 1} taking={taking} />}
      {isShowing && <AlertScreen taking={taking} />}
    </>
  );
}

interface BannerProps {
  readonly first: Alert;
  readonly others: number;
  readonly taking: Taking | null;
}

function Banner({ first, others, taking }: BannerProps) {
  const words = useWords();
  const show = useAlerts((state) => state.show);
  const timeZone = useBoard((state) => state.setup?.timeZone ?? 'UTC');
  const place = useBoard((state) => placeText(first, state));
  const isLoud = isUntaken(first);
  return (
    <div
      className="alert-banner"
      data-severity={first.severity}
      data-loud={isLoud || undefined}
      data-testid="alert-banner"
    >
      <button
        type="button"
        className="alert-what"
        aria-haspopup="dialog"
        data-testid="show-alerts"
        onClick={() => show(true)}
      >
        <LooksSymbol looks={first.severity} /> <b>{place}</b> <span>{kindText(first.kind, first.severity, words)}</span>{' '}
        <span className="alert-standing">{standingText(first, timeZone, words)}</span>
        {others > 0 && <span className="alert-others">{words.t('alert.more', { count: others })}</span>}
        <span className="visually-hidden">{words.t('alert.show')}</span>
      </button>
      {isLoud && (
        <span className="visually-hidden" role="alert">
          {place}: {kindText(first.kind, first.severity, words)}
        </span>
      )}
      {isLoud && taking !== null && <TakeButton alert={first} taking={taking} />}
    </div>
  );
}
