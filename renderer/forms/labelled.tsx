import type { ReactNode } from 'react';
import type { Sentence } from '#core/said/sentence';
import type { SettingsProblem } from '#core/settings/settings';
import { SettingHelp } from '../help/help-link.tsx';
import { useWords } from '../words/use-words.ts';

/** The words of the reader's language. */
export function useSaid(): (sentence: Sentence) => string {
  const { language } = useWords();
  return (sentence) => sentence[language];
}

interface LabelledProps {
  /** Where the setting stands in the configuration, `board.port`: by that its paragraph of the help is found. */
  readonly id: string;
  readonly label: string;
  readonly help?: string | undefined;
  readonly problems?: readonly string[];
  /** Few need it: the label is not in bold. */
  readonly children: ReactNode;
}

/** A control with its name above it, and what is wrong with it below. */
export function Labelled({ id, label, help, problems = [], children }: LabelledProps) {
  return (
    <div className="field" data-wrong={problems.length > 0 || undefined}>
      <div className="field-name">
        <label htmlFor={id}>{label}</label>
        <SettingHelp path={id} label={label} />
      </div>
      {children}
      {problems.length > 0 && <Wrong id={id} sentences={problems} />}
      {problems.length === 0 && help !== undefined && help !== '' && (
        <p className="field-help" id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}

function Wrong({ id, sentences }: { readonly id: string; readonly sentences: readonly string[] }) {
  return (
    <p className="field-wrong" id={`${id}-wrong`} role="alert">
      {sentences.join(' ')}
    </p>
  );
}

/** The hub says what is wrong as the rest of a sentence whose beginning is the place; beside its field it stands alone. */
function capitalised(sentence: string): string {
  const whole = `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
  return /[.?!]$/.test(whole) ? whole : `${whole}.`;
}

/** What is wrong at just that place, as sentences. */
export function problemsOf(
  problems: readonly SettingsProblem[],
  path: string,
  say: (sentence: Sentence) => string,
): readonly string[] {
  return problems.filter((problem) => problem.path === path).map(({ message }) => capitalised(say(message)));
}

/** What is wrong at that place or anywhere in it, as sentences. */
export function problemsAt(
  problems: readonly SettingsProblem[],
  path: string,
  say: (sentence: Sentence) => string,
): readonly string[] {
  return problems.filter((problem) => isIn(problem.path, path)).map(({ message }) => capitalised(say(message)));
}

export function isIn(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}[`);
}
