import { useBoard } from '../board-state.ts';
import { nameStyles, scales, themes } from '../screen/settings.ts';
import { languageOf } from '../words/language-of.ts';
import { useWords } from '../words/use-words.ts';
import { languageNames } from '../words/words.ts';
import { ChoiceRow } from './choice-row.tsx';

/** How the board looks on this very screen; kept in its browser. */
export function LookSettings() {
  const { t } = useWords();
  const settings = useBoard((state) => state.settings);
  const language = useBoard(languageOf);
  const choose = useBoard((state) => state.choose);
  return (
    <div className="settings-card">
      <p className="field-help">{t('settings.looksHelp')}</p>
      <ChoiceRow
        title={t('language')}
        values={['da', 'en'] as const}
        chosen={language}
        nameOf={(value) => languageNames[value]}
        onChoose={(value) => choose({ language: value })}
      />
      <ChoiceRow
        title={t('theme.title')}
        values={themes}
        chosen={settings.theme}
        nameOf={(value) => t(`theme.${value}`)}
        onChoose={(theme) => choose({ theme })}
      />
      <ChoiceRow
        title={t('scale.title')}
        values={scales}
        chosen={settings.scale}
        nameOf={(value) => `${Math.round(value * 100)} %`}
        onChoose={(scale) => choose({ scale })}
      />
      <ChoiceRow
        title={t('settings.names')}
        values={nameStyles}
        chosen={settings.names}
        nameOf={(value) => t(`settings.nameStyle.${value}`)}
        onChoose={(names) => choose({ names })}
      />
    </div>
  );
}
