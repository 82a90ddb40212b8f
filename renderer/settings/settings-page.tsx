import { useEffect, useRef } from 'react';
import { HelpLink } from '../help/help-link.tsx';
import { settingsPlaces, troublePlaces } from '../help/places.ts';
import { PcSettings } from '../pc/pc-settings.tsx';
import { useThisPc } from '../pc/use-pc.ts';
import { closePage, openPage, usePageDetail } from '../history/page-choice.ts';
import { useWords } from '../words/use-words.ts';
import { AboutSettings } from './about-settings.tsx';
import { AccessSettings } from './access-settings.tsx';
import { AlertSettings } from './alert-settings.tsx';
import { ChangeBar } from './change-bar.tsx';
import { HourSettings } from './hour-settings.tsx';
import { LookSettings } from './look-settings.tsx';
import { useMayChange } from './may-change.ts';
import { pagesFor, settingsPageIn, type SettingsPageName } from './pages.ts';
import { PrivacySettings } from './privacy-settings.tsx';
import { QueueSettings } from './queue-settings.tsx';
import { ScreenSettings } from '../screens/screen-settings.tsx';
import { SystemSettings } from './system-settings.tsx';
import { SettingsContext, useNewSettings, type Settings } from './use-settings.ts';

/** Of the hub's settings. What belongs to the PC itself is there without any hub. */
const contents: { readonly [Name in Exclude<SettingsPageName, 'pc' | 'looks'>]: () => React.ReactNode } = {
  systems: SystemSettings,
  queues: QueueSettings,
  alerts: AlertSettings,
  hours: HourSettings,
  screens: ScreenSettings,
  privacy: PrivacySettings,
  access: AccessSettings,
  about: AboutSettings,
};

/** All settings of the hub, and those of this very screen. There is nothing to save: a change is in use when it is made. */
export function SettingsPage() {
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const pc = useThisPc();
  const mayChange = useMayChange();
  const { settings, failed } = useNewSettings();
  // Until it is known, the page that was asked for is kept: what is shown must not jump.
  const pages = pagesFor(pc !== null, mayChange || settings !== null || failed === null);
  const page = settingsPageIn(usePageDetail(), pages);

  useEffect(() => {
    const element = dialog.current;
    if (element === null || element.open) return;
    element.showModal();
    // The dialog would take the first button of the rail, whichever page is shown.
    element.querySelector<HTMLElement>('[aria-current]')?.focus();
  }, []);

  const forget = settings?.forget;
  function go(name: SettingsPageName): void {
    forget?.();
    openPage('settings', name);
  }

  return (
    <dialog
      className="page-screen settings"
      aria-label={t('settings.title')}
      data-testid="settings"
      ref={dialog}
      onClose={closePage}
    >
      <nav className="settings-rail" aria-label={t('settings.title')}>
        <h2>{t('settings.title')}</h2>
        <ul>
          {pages.map((name) => (
            <li key={name}>
              <button type="button" aria-current={name === page ? 'page' : undefined} onClick={() => go(name)}>
                {t(`settings.page.${name}`)}
              </button>
            </li>
          ))}
        </ul>
        <button type="button" className="plain-button" onClick={() => dialog.current?.close()}>
          {t('backToBoard')}
        </button>
      </nav>
      <div className="settings-body">
        <div className="settings-top">
          <h3 className="settings-title">{t(`settings.page.${page}`)}</h3>
          <HelpLink place={settingsPlaces[page]} about={t(`settings.page.${page}`)} isInWords />
        </div>
        {page === 'pc' && (pc ? <PcSettings pc={pc} /> : <output>{t('settings.loading')}</output>)}
        {page === 'looks' && <LookSettings />}
        {page !== 'pc' && page !== 'looks' && <OfTheHub page={page} settings={settings} failed={failed} />}
      </div>
    </dialog>
  );
}

interface OfTheHubProps {
  readonly page: keyof typeof contents;
  readonly settings: Settings | null;
  readonly failed: string | null;
}

function OfTheHub({ page, settings, failed }: OfTheHubProps) {
  const { t } = useWords();
  if (settings === null)
    return failed === null ? (
      <output>{t('settings.loading')}</output>
    ) : (
      <p role="alert">{t('settings.failed', { why: failed })}</p>
    );
  const Content = contents[page];
  return (
    <SettingsContext value={settings}>
      {failed !== null && <p role="alert">{t('settings.failed', { why: failed })}</p>}
      {settings.report.fixed !== null && <Fixed sentence={settings.report.fixed} />}
      <Content />
      <ChangeBar />
    </SettingsContext>
  );
}

function Fixed({ sentence }: { readonly sentence: { readonly da: string; readonly en: string } }) {
  const { t, language } = useWords();
  return (
    <p className="settings-fixed">
      {sentence[language]} <HelpLink place={troublePlaces.fixed} about={t('settings.title')} isInWords />
    </p>
  );
}
