import type { SourceForm } from '#core/settings/form';
import { useSaid } from '../forms/labelled.tsx';
import { useBoard } from '../board-state.ts';
import { ChoiceRow } from '../settings/choice-row.tsx';
import { useWords } from '../words/use-words.ts';
import { languageNames } from '../words/words.ts';

interface SystemStepProps {
  readonly forms: readonly SourceForm[];
  readonly chosen: string | null;
  readonly onChoose: (adapter: string) => void;
}

/** Which phone system it is. Those that a technician describes stand apart. */
export function SystemStep({ forms, chosen, onChoose }: SystemStepProps) {
  const { t, language } = useWords();
  const choose = useBoard((state) => state.choose);
  const known = forms.filter(({ mapping, way }) => mapping === null && way !== 'demo');
  const described = forms.filter(({ mapping }) => mapping !== null);
  return (
    <>
      <ChoiceRow
        title={t('language')}
        values={['da', 'en'] as const}
        chosen={language}
        nameOf={(value) => languageNames[value]}
        onChoose={(value) => choose({ language: value })}
      />
      <p className="field-help">{t('setup.systemHelp')}</p>
      <Systems forms={known} chosen={chosen} onChoose={onChoose} />
      <details className="described">
        <summary>{t('setup.others')}</summary>
        <Systems forms={described} chosen={chosen} onChoose={onChoose} />
      </details>
    </>
  );
}

function Systems({ forms, chosen, onChoose }: SystemStepProps) {
  const { t } = useWords();
  const say = useSaid();
  return (
    <ul className="system-choice">
      {forms.map(({ adapter, title, about, way }) => (
        <li key={adapter}>
          <button type="button" aria-pressed={adapter === chosen} onClick={() => onChoose(adapter)}>
            <strong>{title}</strong>
            <span>{say(about)}</span>
            <em>{t(`setup.way.${way}`)}</em>
          </button>
        </li>
      ))}
    </ul>
  );
}
