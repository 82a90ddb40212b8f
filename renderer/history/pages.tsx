import { LostCallsPage } from '../lost/lost-calls-page.tsx';
import { isKiosk } from '../screen/kiosk.ts';
import { HistoryPage } from './history-page.tsx';
import { PairPage } from '../screens/pair-page.tsx';
import { SettingsPage } from '../settings/settings-page.tsx';
import { SetupPage } from '../setup/setup-page.tsx';
import { usePage } from './page-choice.ts';

/** Whichever page lies over the board. On a wall in a public place no list of people does. */
export function Pages() {
  const page = usePage();
  switch (page) {
    case 'history':
      return <HistoryPage />;
    case 'lost-calls':
      return isKiosk(location.href) ? null : <LostCallsPage />;
    case 'settings':
      return isKiosk(location.href) ? null : <SettingsPage />;
    case 'setup':
      return isKiosk(location.href) ? null : <SetupPage />;
    case 'pair':
      return isKiosk(location.href) ? null : <PairPage />;
    case null:
      return null;
  }
}
