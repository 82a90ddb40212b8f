import { lazy, Suspense } from 'react';
import { LostCallsPage } from '../lost/lost-calls-page.tsx';
import { OutboundPage } from '../outbound/outbound-page.tsx';
import { isKiosk } from '../screen/kiosk.ts';
import { HistoryPage } from './history-page.tsx';
import { PairPage } from '../screens/pair-page.tsx';
import { usePage } from './page-choice.ts';

// A wall never opens them: they are fetched by whoever does.
const SettingsPage = lazy(async () => {
  const { SettingsPage: page } = await import('../settings/settings-page.tsx');
  return { default: page };
});
const SetupPage = lazy(async () => {
  const { SetupPage: page } = await import('../setup/setup-page.tsx');
  return { default: page };
});

/** Whichever page lies over the board. On a wall in a public place no list of people does, and nobody changes settings. */
export function Pages() {
  const page = usePage();
  const isWall = isKiosk(location.href);
  switch (page) {
    case 'history':
      return <HistoryPage />;
    case 'lost-calls':
      return isWall ? null : <LostCallsPage />;
    case 'outbound':
      return isWall ? null : <OutboundPage />;
    case 'settings':
      return isWall ? null : (
        <Suspense>
          <SettingsPage />
        </Suspense>
      );
    case 'setup':
      return isWall ? null : (
        <Suspense>
          <SetupPage />
        </Suspense>
      );
    case 'pair':
      return isWall ? null : <PairPage />;
    case null:
      return null;
  }
}
