import { useEffect, useState } from 'react';
import { useBoard } from '../board-state.ts';
import { useBridge } from '../bridge.ts';
import { useWords } from '../words/use-words.ts';

/** Somebody at the hub wants to see which screen this is: its name as large as it goes, for as long as was asked for. */
export function Blink() {
  const { t } = useWords();
  const bridge = useBridge();
  const name = useBoard((state) => state.self?.name);
  const [until, setUntil] = useState<number | null>(null);
  useEffect(
    () => bridge.on('blink', ({ seconds }) => setUntil(seconds > 0 ? performance.now() + seconds * 1_000 : null)),
    [bridge],
  );
  useEffect(() => {
    if (until === null) return undefined;
    const timer = setTimeout(() => setUntil(null), until - performance.now());
    return () => clearTimeout(timer);
  }, [until]);
  if (until === null) return null;
  return (
    <div className="blink" role="alert" data-testid="blink">
      <p>{name ?? t('screens.thisOne')}</p>
    </div>
  );
}
