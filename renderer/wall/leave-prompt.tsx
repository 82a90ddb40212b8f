import type { LeavingWall } from '#core/board/bridge';
import { useEffect, useState } from 'react';
import { useBridge } from '../bridge.ts';
import { useWords } from '../words/use-words.ts';

/** Somebody pressed the chord that ends the wall, and is asked for the number: the keys go to the desktop, not here. */
export function LeavePrompt() {
  const bridge = useBridge();
  const { t } = useWords();
  const [leaving, setLeaving] = useState<LeavingWall | null>(null);
  useEffect(() => bridge.on('leavingWall', setLeaving), [bridge]);
  if (leaving === null) return null;
  return (
    <div className="wall-card" role="alertdialog" aria-label={t('wall.leave')} data-testid="leave">
      <h2>{t(leaving.wrong ? 'wall.leaveWrong' : 'wall.leave')}</h2>
      <p className="digits">{'•'.repeat(leaving.digits) || '–'}</p>
      <p>{t('wall.leaveHelp')}</p>
    </div>
  );
}
