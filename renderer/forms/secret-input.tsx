import { useState } from 'react';
import { useWords } from '../words/use-words.ts';
import { TextInput } from './inputs.tsx';

interface SecretInputProps {
  readonly id: string;
  /** The secret as it was just typed, or the reference to one that is kept. */
  readonly value: string;
  readonly onCommit: (value: string | undefined) => void;
  readonly isWrong: boolean;
  readonly label?: string;
}

/** Where a secret is kept, as its reference says. */
interface Kept {
  readonly isOfEnvironment: boolean;
  readonly name: string;
}

/** `null`: it is no reference. */
export function keptName(value: string): Kept | null {
  const [, kind, name = ''] = /^\$\{(env|secret):([^}]+)\}$/.exec(value) ?? [];
  return kind === undefined ? null : { isOfEnvironment: kind === 'env', name };
}

/** A secret is never shown again: it can only be replaced. */
export function SecretInput({ id, value, onCommit, isWrong, label }: SecretInputProps) {
  const { t } = useWords();
  const [isReplacing, setIsReplacing] = useState(false);
  const kept = keptName(value);
  if (kept !== null && !isReplacing && !isWrong)
    return <KeptSecret id={id} kept={kept} onReplace={() => setIsReplacing(true)} />;
  return (
    <TextInput
      id={id}
      type="password"
      {...(label !== undefined && { label })}
      value={kept === null ? value : ''}
      isWrong={isWrong}
      placeholder={kept === null ? undefined : t('settings.secretNew')}
      onCommit={(text) => {
        setIsReplacing(false);
        if (text !== '') onCommit(text);
      }}
    />
  );
}

interface KeptSecretProps {
  readonly id: string;
  readonly kept: Kept;
  readonly onReplace: () => void;
}

/** That there is one. */
export function KeptSecret({ id, kept, onReplace }: KeptSecretProps) {
  const { t } = useWords();
  return (
    <div className="secret">
      <span className="secret-kept">
        {kept.isOfEnvironment ? t('settings.secretFromEnvironment', { name: kept.name }) : t('settings.secretKept')}
      </span>
      <button
        id={id}
        type="button"
        className="plain-button"
        aria-label={t('settings.secretReplace')}
        onClick={onReplace}
      >
        {t('settings.secretReplace')}
      </button>
    </div>
  );
}
