import { useEffect, useState } from 'react';
import { useWords } from '../words/use-words.ts';

/** One finds a screen in a room in that time. Seconds. */
const blinkFor = 15;

interface BlinkButtonProps {
  /** One that does not listen cannot blink. */
  readonly isThere: boolean;
  readonly onBlink: (seconds: number) => void;
}

/** Lets a screen blink, says for how long it still does, and stops it. */
export function BlinkButton({ isThere, onBlink }: BlinkButtonProps) {
  const { t } = useWords();
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (left === 0) return undefined;
    const timer = setTimeout(() => setLeft(left - 1), 1_000);
    return () => clearTimeout(timer);
  }, [left]);
  function toggle(): void {
    if (!isThere) return;
    onBlink(left > 0 ? 0 : blinkFor);
    setLeft(left > 0 ? 0 : blinkFor);
  }
  return (
    <button
      type="button"
      className={left > 0 ? 'strong-button' : 'plain-button'}
      aria-disabled={!isThere}
      aria-pressed={left > 0}
      onClick={toggle}
    >
      {left > 0 ? t('screens.stopBlink', { seconds: left }) : t('screens.blink')}
    </button>
  );
}
