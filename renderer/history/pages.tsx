import { LostCallsPage } from '../lost/lost-calls-page.tsx';
import { isKiosk } from '../screen/kiosk.ts';
import { HistoryPage } from './history-page.tsx';
import { usePage } from './page-choice.ts';

/** Whichever page lies over the board. On a wall in a public place no list of people does. */
export function Pages() {
  const page = usePage();
  switch (page) {
    case 'history':
      return <HistoryPage />;
    case 'lost-calls':
      return isKiosk(location.href) ? null : <LostCallsPage />;
    case null:
      return null;
  }
}
