import { Page } from '../history/page.tsx';
import { useWords } from '../words/use-words.ts';
import { LeaveHub } from './leave-hub.tsx';
import { PairForm } from './pair-form.tsx';
import { useScreenOf } from './use-screen-of.ts';

/** This PC as a screen of another hub: how it becomes one, and its own hub again. In a browser there is nothing of that. */
export function PairPage() {
  const { t } = useWords();
  const screenOf = useScreenOf();
  if (screenOf === null) return null;
  return (
    <Page title={t('screens.join.title')} testId="pair" choices={null}>
      <PairForm screenOf={screenOf} />
      {screenOf.address !== null && <LeaveHub address={screenOf.address} />}
    </Page>
  );
}
