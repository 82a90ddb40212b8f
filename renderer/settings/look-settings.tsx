import { useBoard } from '../board-state.ts';
import { nameStyles, scales, themes } from '../screen/settings.ts';
import { languageOf } from '../words/language-of.ts';
import { useWords } from '../words/use-words.ts';
import { languageNames } from '../words/words.ts';

/** How the board looks on this very screen; kept in its browser. */
export function LookSettings() {
  const { t } = useWords();
  const settings = useBoard((state) => state.settings);
  const language = useBoard(languageOf);
  const choose = useBoard((state) => state.choose);
  return (
    <div className="settings-card">
      <p className="field-help">{t('settings.looksHelp')}</p>
      <Row
        title={t('language')}
        values={['da', 'en'] as const}
        chosen={language}
        nameOf={(value) => languageNames[value]}
        onChoose={(value) => choose({ language: value })}
      />
      <Row
        title={t('theme.title')}
        values={themes}
        chosen={settings.theme}
        nameOf={(value) => t(`theme.${value}`)}
        onChoose={(theme) => choose({ theme })}
      />
      <Row
        title={t('scale.title')}
        values={scales}
        chosen={settings.scale}
        nameOf={(value) => `${Math.round(value * 100)} %`}
        onChoose={(scale) => choose({ scale })}
      />
      <Row
        title={t('settings.names')}
        values={nameStyles}
        chosen={settings.names}
        nameOf={(value) => t(`settings.nameStyle.${value}`)}
        onChoose={(names) => choose({ names })}
      />
    </div>
  );
}

interface RowProps<Value extends string | number> {
  readonly title: string;
  readonly values: readonly Value[];
  readonly chosen: Value;
  readonly nameOf: (value: Value) => string;
  readonly onChoose: (value: Value) => void;
}

function Row<Value extends string | number>({ title, values, chosen, nameOf, onChoose }: RowProps<Value>) {
  return (
    <div className="look-row">
      <span>{title}</span>
      <fieldset className="choice-row" aria-label={title}>
        {values.map((value) => (
          <button key={value} type="button" aria-pressed={value === chosen} onClick={() => onChoose(value)}>
            {nameOf(value)}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
