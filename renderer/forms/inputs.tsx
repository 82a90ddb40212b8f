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
  /** What may be meant, to be chosen from; anything else may be typed too. */
  readonly list?: readonly string[];
  /** It adds what is typed to something, and is empty again. */
  readonly clears?: boolean;
}

/**
 * What is typed, until the value itself becomes another: then that. It is committed once, by Enter or by leaving: what the hub
 * refuses stays to be mended. `clears`: what was typed is taken away with it, since it is added to something.
 */
function useTyped(value: string, onCommit: (text: string) => void, clears: boolean) {
  const [state, setState] = useState({ value, typed: value, committed: value });
  if (state.value !== value) setState({ value, typed: value, committed: value });
  return {
    typed: state.typed,
    isChanged: state.typed !== value,
    type: (typed: string) => setState({ ...state, typed }),
    takeBack: () => setState({ value, typed: value, committed: value }),
    commit() {
      const { typed, committed } = state;
      if (typed === value || typed === committed) return;
      setState(clears ? { value, typed: value, committed: value } : { ...state, committed: typed });
      onCommit(typed);
    },
  };
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
  list,
  clears = false,
}: InputProps) {
  const { typed, isChanged, type: change, takeBack, commit } = useTyped(value, onCommit, clears);
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter') commit();
    if (event.key !== 'Escape' || !isChanged) return;
    // The page behind would be closed too.
    event.preventDefault();
    event.stopPropagation();
    takeBack();
  }
  const input = (
    <input
      id={id}
      list={list === undefined ? undefined : `${id}-list`}
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
      onChange={({ target }) => change(target.value)}
      onBlur={commit}
      onKeyDown={onKeyDown}
    />
  );
  if (list === undefined) return input;
  return (
    <>
      {input}
      <datalist id={`${id}-list`}>
        {list.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </datalist>
    </>
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
  const { typed, type: change, commit } = useTyped(value, onCommit, false);
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
      onChange={({ target }) => change(target.value)}
      onBlur={commit}
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

/** A switch with its name beside it. Read aloud the name is the switch's own: said twice it would be two things. */
export function NamedSwitch(props: SwitchProps) {
  return (
    <span className="on-off">
      <Switch {...props} />
      <label htmlFor={props.id} aria-hidden="true">
        {props.label}
      </label>
    </span>
  );
}
