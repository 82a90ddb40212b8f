import { useState } from 'react';
import { useWords } from '../words/use-words.ts';
import { TextInput } from './inputs.tsx';

interface SecretInputProps {
  readonly id: string;
  /** The secret as it was just typed, or the reference to one that is kept. */
  readonly value: string;
  readonly onCommit: (value: string | undefined) => void;
  readonly isWrong: boolean;
}

/** A secret is never shown again: it can only be replaced. */
export function SecretInput({ id, value, onCommit, isWrong }: SecretInputProps) {
  const { t } = useWords();
  const [isReplacing, setIsReplacing] = useState(false);
  const [, kind, name = ''] = /^\$\{(env|secret):([^}]+)\}$/.exec(value) ?? [];
  if (kind !== undefined && !isReplacing && !isWrong) {
    return (
      <div className="secret">
        <span className="secret-kept">
          {kind === 'env' ? t('settings.secretFromEnvironment', { name }) : t('settings.secretKept')}
        </span>
        <button
          id={id}
          type="button"
          className="plain-button"
          aria-label={t('settings.secretReplace')}
          onClick={() => setIsReplacing(true)}
        >
          {t('settings.secretReplace')}
        </button>
      </div>
    );
  }
  return (
    <TextInput
      id={id}
      type="password"
      value={kind === undefined ? value : ''}
      isWrong={isWrong}
      placeholder={kind === undefined ? undefined : t('settings.secretNew')}
      onCommit={(text) => {
        setIsReplacing(false);
        if (text !== '') onCommit(text);
      }}
    />
  );
}
