import { useEffect, useRef, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useWords } from '../words/use-words.ts';

export const codeLength = 6;

interface CodeBoxesProps {
  /** As many digits as are typed. */
  readonly code: string;
  readonly onType: (code: string) => void;
  /** It is on its way: nothing is typed. The boxes keep the focus for the next try. */
  readonly isSent: boolean;
}

/** Six boxes for six digits. They fill from the left and empty from the right, so that there is no gap to get lost in. */
export function CodeBoxes({ code, onType, isSent }: CodeBoxesProps) {
  const { t } = useWords();
  const boxes = useRef<(HTMLInputElement | null)[]>([]);
  const at = Math.min(code.length, codeLength - 1);
  useEffect(() => {
    // Only from one box to the next: whoever types elsewhere stays there.
    if (boxes.current.includes(document.activeElement as HTMLInputElement)) boxes.current[at]?.focus();
  }, [at]);

  const add = (text: string): void => onType((code + text.replaceAll(/\D/g, '')).slice(0, codeLength));
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Backspace' || isSent) return;
    event.preventDefault();
    onType(code.slice(0, -1));
  }
  function onPaste(event: ClipboardEvent): void {
    event.preventDefault();
    if (!isSent) onType(event.clipboardData.getData('text').replaceAll(/\D/g, '').slice(0, codeLength));
  }
  return (
    <fieldset className="code-boxes">
      {Array.from({ length: codeLength }, (_, place) => (
        <input
          key={place}
          ref={(element) => void (boxes.current[place] = element)}
          aria-label={t('screens.join.digit', { place: place + 1 })}
          inputMode="numeric"
          autoComplete="off"
          readOnly={isSent}
          value={code[place] ?? ''}
          tabIndex={place === at ? 0 : -1}
          onChange={({ target }) => add(target.value.slice((code[place] ?? '').length))}
          onFocus={() => boxes.current[at]?.focus()}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
      ))}
    </fieldset>
  );
}
