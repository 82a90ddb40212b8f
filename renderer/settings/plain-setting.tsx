import type { JsonValue } from '#core/said/input';
import { TextInput } from '../forms/inputs.tsx';
import { Labelled, problemsAt, useSaid } from '../forms/labelled.tsx';
import { numberIn } from '../forms/numbers.ts';
import { SecretInput } from '../forms/secret-input.tsx';
import { useWords } from '../words/use-words.ts';
import { objectIn, withSetting } from './configuration.ts';
import { useSettings } from './use-settings.ts';

interface PlainSettingProps {
  /** Where it stands: a group of the configuration, and its name in it; or its name alone. */
  readonly group?: string;
  readonly name: string;
  readonly label: string;
  readonly help: string;
  readonly usual?: string | number;
  readonly kind?: 'text' | 'number' | 'secret' | 'texts';
}

/** One setting of the hub as a field of its own. */
export function PlainSetting({ group, name, label, help, usual, kind = 'text' }: PlainSettingProps) {
  const { t } = useWords();
  const say = useSaid();
  const { report, problems, change } = useSettings();
  const { configuration } = report;
  const holder = group === undefined ? configuration : objectIn(configuration[group]);
  const value = holder[name];
  const path = group === undefined ? name : `${group}.${name}`;
  const wrong = problemsAt(problems, path, say);

  function set(next: JsonValue | undefined, shown: string): void {
    const changed = withSetting(holder, name, next);
    const isEmpty = group !== undefined && Object.keys(changed).length === 0;
    const whole = group === undefined ? changed : withSetting(configuration, group, isEmpty ? undefined : changed);
    void change(whole, t('settings.isNow', { what: label, value: shown }));
  }

  return (
    <Labelled id={path} label={label} help={help} problems={wrong}>
      {kind === 'secret' ? (
        <SecretInput
          id={path}
          isWrong={wrong.length > 0}
          value={typeof value === 'string' ? value : ''}
          onCommit={(text) => set(text, t('settings.secretKept'))}
        />
      ) : (
        <TextInput
          id={path}
          type={kind === 'number' ? 'number' : 'text'}
          {...(kind === 'number' && { width: '8em' })}
          isWrong={wrong.length > 0}
          value={textOf(value)}
          placeholder={usual === undefined ? undefined : String(usual)}
          onCommit={(text) => set(valueOf(text, kind), text || String(usual ?? '–'))}
        />
      )}
    </Labelled>
  );
}

function textOf(value: JsonValue | undefined): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function valueOf(text: string, kind: PlainSettingProps['kind']): JsonValue | undefined {
  const trimmed = text.trim();
  if (kind === 'number') return numberIn(trimmed);
  if (trimmed === '') return undefined;
  return kind === 'texts' ? trimmed.split(/[\s,;]+/) : trimmed;
}
