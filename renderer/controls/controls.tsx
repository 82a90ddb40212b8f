import { AlertsChoice } from '../alerts/alerts-choice.tsx';
import { useBoard } from '../board-state.ts';
import { usePlan } from '../board/plan/use-plan.ts';
import { PageLinks } from '../history/page-links.tsx';
import { isKiosk } from '../screen/kiosk.ts';
import { scales, themes } from '../screen/settings.ts';
import { useMayChange } from '../settings/may-change.ts';
import { languageOf } from '../words/language-of.ts';
import { useWords } from '../words/use-words.ts';
import { languageNames, type Language } from '../words/words.ts';

const languageList = Object.entries(languageNames) as readonly (readonly [Language, string])[];

function LanguageChoice() {
  const { t } = useWords();
  const chosen = useBoard(languageOf);
  const choose = useBoard((state) => state.choose);
  return (
    <fieldset aria-label={t('language')}>
      {languageList.map(([language, name]) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === chosen}
          onClick={() => choose({ language })}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}

function ThemeChoice() {
  const { t } = useWords();
  const chosen = useBoard((state) => state.settings.theme);
  const choose = useBoard((state) => state.choose);
  return (
    <fieldset aria-label={t('theme.title')}>
      {themes.map((theme) => (
        <button key={theme} type="button" aria-pressed={theme === chosen} onClick={() => choose({ theme })}>
          {t(`theme.${theme}`)}
        </button>
      ))}
    </fieldset>
  );
}

function ScaleChoice() {
  const { t } = useWords();
  const chosen = useBoard((state) => state.settings.scale);
  const choose = useBoard((state) => state.choose);
  const place = scales.indexOf(chosen);
  const { scale: shown } = usePlan();
  const [smaller, larger] = [scales[place - 1], scales[place + 1]];
  // With many queues there is no room for all that was chosen.
  const isFull = shown < chosen - 0.03;
  return (
    <fieldset aria-label={t('scale.title')} title={t(isFull ? 'scale.full' : 'scale.help')}>
      <button
        type="button"
        aria-label={t('scale.smaller')}
        aria-disabled={smaller === undefined}
        onClick={() => smaller !== undefined && choose({ scale: smaller })}
      >
        A−
      </button>
      <button
        type="button"
        aria-label={t('scale.larger')}
        aria-disabled={larger === undefined || isFull}
        onClick={() => larger !== undefined && !isFull && choose({ scale: larger })}
      >
        A+
      </button>
    </fieldset>
  );
}

/** The screen of the phone systems again: the list in the header may be covered, or have no room for all of them. */
function SourcesChoice() {
  const { t } = useWords();
  const showSources = useBoard((state) => state.showSources);
  return (
    <fieldset aria-label={t('showSources')}>
      <button type="button" aria-haspopup="dialog" data-testid="controls-sources" onClick={() => showSources(true)}>
        {t('sources')}
      </button>
    </fieldset>
  );
}

/** What stands on this screen: queues, all of them together, agents. */
function ContentChoice() {
  const { t } = useWords();
  const showChoice = useBoard((state) => state.showChoice);
  return (
    <fieldset aria-label={t('choice.title')}>
      <button type="button" aria-haspopup="dialog" data-testid="controls-choice" onClick={() => showChoice(true)}>
        {t('choice.open')}
      </button>
    </fieldset>
  );
}

/** Language, appearance and distance of this very screen, and the way to the phone systems: there while somebody moves the pointer or comes by Tab. */
export function Controls() {
  const { t } = useWords();
  // Whoever has the settings finds these there: the toolbar must not cover the whole header.
  const isInSettings = useMayChange() && !isKiosk(location.href);
  return (
    <div className="controls" role="toolbar" aria-label={t('controls')} data-testid="controls">
      <SourcesChoice />
      <ContentChoice />
      <AlertsChoice />
      <PageLinks />
      {!isInSettings && <LanguageChoice />}
      {!isInSettings && <ThemeChoice />}
      <ScaleChoice />
    </div>
  );
}
