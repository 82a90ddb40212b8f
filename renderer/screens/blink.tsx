import { useEffect, useState } from 'react';
import { useBridge } from '../bridge.ts';
import { useWords } from '../words/use-words.ts';

/** Somebody at the hub wants to see which screen this is: its name as large as it goes, for as long as was asked for. */
export function Blink() {
  const { t } = useWords();
  const bridge = useBridge();
  const [until, setUntil] = useState<number | null>(null);
  const [name, setName] = useState('');
  useEffect(
    () =>
      bridge.on('blink', ({ seconds }) => {
        setUntil(seconds > 0 ? Date.now() + seconds * 1_000 : null);
        bridge.thisScreen().then(
          (self) => setName(self?.name ?? ''),
          () => undefined,
        );
      }),
    [bridge],
  );
  useEffect(() => {
    if (until === null) return undefined;
    const timer = setTimeout(() => setUntil(null), until - Date.now());
    return () => clearTimeout(timer);
  }, [until]);
  if (until === null) return null;
  return (
    <div className="blink" role="alert">
      <p>{name || t('screens.thisOne')}</p>
    </div>
  );
}
