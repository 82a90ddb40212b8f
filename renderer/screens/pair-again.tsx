import { isKiosk } from '../screen/kiosk.ts';
import { useWords } from '../words/use-words.ts';
import { LeaveHub } from './leave-hub.tsx';
import { PairForm } from './pair-form.tsx';
import { useScreenOf } from './use-screen-of.ts';

/** Where a hub does not want this screen any more: the way back to it, or away from it. A wall takes no keys but its own. */
export function PairAgain() {
  const { t } = useWords();
  const screenOf = useScreenOf();
  if (screenOf === null || screenOf.address === null) return null;
  if (isKiosk(location.href)) return <p>{t('screens.join.atWall')}</p>;
  return (
    <div className="pair-again">
      <PairForm screenOf={screenOf} />
      <LeaveHub address={screenOf.address} />
    </div>
  );
}
