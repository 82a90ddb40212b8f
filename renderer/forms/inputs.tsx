import { useState, type KeyboardEvent } from 'react';

interface InputProps {
  readonly id: string;
  readonly value: string;
  readonly onCommit: (value: string) => void;
  readonly type?: 'text' | 'password' | 'number' | 'time' | 'date';
  readonly placeholder?: string | undefined;
  readonly label?: string;
  readonly isWrong?: boolean;
  readonly width?: string;
  readonly isMono?: boolean;
}

/** What is typed, until the value itself becomes another: then that. */
function useTyped(value: string): readonly [typed: string, type: (text: string) => void] {
  const [state, setState] = useState({ value, typed: value });
  if (state.value !== value) setState({ value, typed: value });
  return [state.typed, (typed) => setState({ value, typed })];
}

/** Takes what was typed when its user leaves it or presses Enter; Escape takes it back. */
export function TextInput({
  id,
  value,
  onCommit,
  type = 'text',
  placeholder,
  label,
  isWrong,
  width,
  isMono,
}: InputProps) {
  const [typed, setTyped] = useTyped(value);
  const commit = (): void => {
    if (typed !== value) onCommit(typed);
  };
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter') commit();
    if (event.key !== 'Escape' || typed === value) return;
    // The page behind would be closed too.
    event.preventDefault();
    event.stopPropagation();
    setTyped(value);
  }
  return (
    <input
      id={id}
      type={type === 'number' ? 'text' : type}
      inputMode={type === 'number' ? 'decimal' : undefined}
      className={isMono === true ? 'mono' : undefined}
      aria-label={label}
      aria-invalid={isWrong === true || undefined}
      aria-describedby={isWrong === true ? `${id}-wrong` : `${id}-help`}
      value={typed}
      placeholder={placeholder}
      autoComplete="off"
      spellCheck={false}
      style={width === undefined ? undefined : { width }}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={commit}
      onKeyDown={onKeyDown}
    />
  );
}

/** Several lines, as a list of texts or JSON. */
export function LinesInput({
  id,
  value,
  onCommit,
  placeholder,
  isWrong,
}: Pick<InputProps, 'id' | 'value' | 'onCommit' | 'placeholder' | 'isWrong'>) {
  const [typed, setTyped] = useTyped(value);
  return (
    <textarea
      id={id}
      className="mono"
      rows={Math.min(8, Math.max(2, typed.split('\n').length))}
      value={typed}
      placeholder={placeholder}
      aria-invalid={isWrong === true || undefined}
      aria-describedby={isWrong === true ? `${id}-wrong` : `${id}-help`}
      spellCheck={false}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={() => typed !== value && onCommit(typed)}
    />
  );
}

interface SwitchProps {
  readonly id: string;
  readonly isOn: boolean;
  readonly label: string;
  readonly onChange: (isOn: boolean) => void;
}

export function Switch({ id, isOn, label, onChange }: SwitchProps) {
  return (
    <button
      id={id}
      type="button"
      role="switch"
      className="switch"
      aria-checked={isOn}
      aria-label={label}
      onClick={() => onChange(!isOn)}
    >
      <span aria-hidden="true" />
    </button>
  );
}
