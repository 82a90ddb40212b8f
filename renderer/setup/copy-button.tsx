import { useState } from 'react';
import { useWords } from '../words/use-words.ts';

/** So long the button says that it was done. Milliseconds. */
const saidFor = 2_500;

/** Copies. Where the page may not (a board over plain HTTP from afar), the text is shown to be copied by hand. */
export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const { t } = useWords();
  const [state, setState] = useState<'idle' | 'copied' | 'shown'>('idle');
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
      setTimeout(() => setState('idle'), saidFor);
    } catch {
      setState('shown');
    }
  }
  return (
    <>
      <button type="button" className="plain-button copy-button" onClick={() => void copy()}>
        {state === 'copied' ? t('setup.copied') : label}
      </button>
      {state === 'shown' && (
        <textarea className="mono copy-text" readOnly rows={3} value={text} onFocus={({ target }) => target.select()} />
      )}
    </>
  );
}
