import { useState } from 'react';
import type { JsonValue } from '#core/said/input';
import { useWords } from '../words/use-words.ts';
import { messageIn, messageText, seemsJson } from './message-text.ts';
import { keptName, KeptSecret } from './secret-input.tsx';

interface MessageInputProps {
  readonly id: string;
  readonly value: JsonValue | undefined;
  /** `undefined`: it is empty. */
  readonly onCommit: (value: JsonValue | undefined) => void;
  readonly placeholder?: string | undefined;
  readonly label?: string;
  readonly isWrong?: boolean;
}

/**
 * What is sent: JSON, or a text as it stands. How it is understood is said while it is typed: JSON that lacks a quote would
 * go out as a text, and nobody would know. What was typed stays as it was typed.
 */
export function MessageInput({ id, value, onCommit, placeholder, label, isWrong }: MessageInputProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState(() => messageText(value));
  const [known, setKnown] = useState(value);
  const [isReplacing, setIsReplacing] = useState(false);
  if (known !== value) {
    setKnown(value);
    if (!isSame(messageIn(typed), value)) setTyped(messageText(value));
  }
  const kept = typeof value === 'string' ? keptName(value) : null;
  if (kept !== null && !isReplacing)
    return (
      <KeptSecret
        id={id}
        kept={kept}
        onReplace={() => {
          setTyped('');
          setIsReplacing(true);
        }}
      />
    );

  function commit(): void {
    const next = messageIn(typed);
    if (isReplacing && next === undefined) return setIsReplacing(false);
    if (isSame(next, value)) return;
    setIsReplacing(false);
    onCommit(next);
  }

  const next = messageIn(typed);
  const isOdd = typeof next === 'string' && seemsJson(next);
  return (
    <>
      <textarea
        id={id}
        className="mono"
        rows={Math.min(8, Math.max(2, typed.split('\n').length))}
        value={typed}
        placeholder={placeholder}
        aria-label={label}
        aria-invalid={isWrong === true || isOdd || undefined}
        aria-describedby={`${id}-sent ${isWrong === true ? `${id}-wrong` : `${id}-help`}`}
        spellCheck={false}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={commit}
      />
      <p className={isOdd ? 'field-wrong' : 'field-help'} id={`${id}-sent`} aria-live="polite">
        {next === undefined
          ? ''
          : t(
              isOdd
                ? 'settings.sentAsBroken'
                : typeof next === 'string'
                  ? 'settings.sentAsText'
                  : 'settings.sentAsJson',
            )}
      </p>
    </>
  );
}

function isSame(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
