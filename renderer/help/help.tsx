import { lazy, Suspense, useSyncExternalStore } from 'react';
import { listenToAddress } from '../history/page-choice.ts';
import { helpPlaceIn } from './address.ts';

// Few open it, and it brings all of docs/ along.
const HelpScreen = lazy(async () => {
  const { HelpScreen: screen } = await import('./help-screen.tsx');
  return { default: screen };
});

/** The help, over whatever is shown: the board, a page, or what went wrong. */
export function Help() {
  const hash = useSyncExternalStore(listenToAddress, () => location.hash);
  const place = helpPlaceIn(hash);
  if (place === null) return null;
  return (
    <Suspense>
      <HelpScreen place={place} />
    </Suspense>
  );
}
