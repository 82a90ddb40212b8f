import { lazy, Suspense } from 'react';
import { isKiosk } from '../screen/kiosk.ts';
import { PairPage } from '../screens/pair-page.tsx';
import { usePage } from './page-choice.ts';

// The board's first picture does without them: each is fetched by whoever opens it.
const HistoryPage = lazy(async () => ({ default: (await import('./history-page.tsx')).HistoryPage }));
const LostCallsPage = lazy(async () => ({ default: (await import('../lost/lost-calls-page.tsx')).LostCallsPage }));
const OutboundPage = lazy(async () => ({ default: (await import('../outbound/outbound-page.tsx')).OutboundPage }));
const SettingsPage = lazy(async () => ({ default: (await import('../settings/settings-page.tsx')).SettingsPage }));
const SetupPage = lazy(async () => ({ default: (await import('../setup/setup-page.tsx')).SetupPage }));

/** Whichever page lies over the board. On a wall in a public place no list of people does, and nobody changes settings. */
export function Pages() {
  const page = usePage();
  return <Suspense>{page === null ? null : pageOf(page)}</Suspense>;
}

function pageOf(page: NonNullable<ReturnType<typeof usePage>>) {
  const isWall = isKiosk(location.href);
  switch (page) {
    case 'history':
      return <HistoryPage />;
    case 'lost-calls':
      return isWall ? null : <LostCallsPage />;
    case 'outbound':
      return isWall ? null : <OutboundPage />;
    case 'settings':
      return isWall ? null : <SettingsPage />;
    case 'setup':
      return isWall ? null : <SetupPage />;
    case 'pair':
      return isWall ? null : <PairPage />;
  }
}
