import type { Configuration, SettingsProblem } from '#core/settings/settings';
import { useEffect, useRef, useState } from 'react';
import { closePage, openPage } from '../history/page-choice.ts';
import { HelpLink } from '../help/help-link.tsx';
import { troublePlaces } from '../help/places.ts';
import { namesOf } from '../settings/configuration.ts';
import { ChangeBar } from '../settings/change-bar.tsx';
import { useSourceForms } from '../settings/system-settings.tsx';
import { SettingsContext, useNewSettings, type Settings } from '../settings/use-settings.ts';
import { useWords } from '../words/use-words.ts';
import { AccessStep } from './access-step.tsx';
import { configurationOf, keepDraft, keptDraft, newSecret, sourceIdFor, type Draft, type Step } from './draft.ts';
import { DoneStep } from './done-step.tsx';
import { PcSettings } from '../pc/pc-settings.tsx';
import { useThisPc } from '../pc/use-pc.ts';
import { LimitsStep } from './limits-step.tsx';
import { QueueStep } from './queue-step.tsx';
import { SystemStep } from './system-step.tsx';
import { WebhookAddresses } from './webhook-addresses.tsx';

/** One task a page, from the choice of a phone system to a board that counts. It goes on where it was left. */
export function SetupPage() {
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const { settings, failed } = useNewSettings();
  useEffect(() => {
    const element = dialog.current;
    if (element !== null && !element.open) element.showModal();
  }, []);
  return (
    <dialog
      className="page-screen settings setup"
      aria-label={t('setup.title')}
      data-testid="setup"
      ref={dialog}
      onClose={closePage}
    >
      {settings === null ? (
        <div className="settings-body">
          <output>{failed === null ? t('settings.loading') : t('settings.failed', { why: failed })}</output>
          <p>
            <button type="button" className="plain-button" onClick={() => dialog.current?.close()}>
              {t('backToBoard')}
            </button>
          </p>
        </div>
      ) : (
        <SettingsContext value={settings}>
          <Steps settings={settings} onLeave={() => dialog.current?.close()} />
        </SettingsContext>
      )}
    </dialog>
  );
}

interface StepsProps {
  readonly settings: Settings;
  readonly onLeave: () => void;
}

function Steps({ settings, onLeave }: StepsProps) {
  const { t } = useWords();
  const forms = useSourceForms();
  const { report, change } = settings;
  const [draft, setDraft] = useState<Draft>(() => startOf(keptDraft(), report.configuration));
  const [problems, setProblems] = useState<readonly SettingsProblem[]>([]);
  const form = forms.find(({ adapter }) => adapter === draft.adapter);
  const isCalled = form?.way === 'calls';
  const pc = useThisPc();
  const shown: readonly Step[] = [
    'system',
    'queues',
    'access',
    ...(isCalled ? (['addresses'] as const) : []),
    'limits',
    // In a browser there is no PC to set up.
    ...(pc ? (['pc'] as const) : []),
    'done',
  ];
  const place = shown.indexOf(draft.step);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    if (form !== undefined || draft.adapter === null)
      keepDraft(draft, [...(form?.fields ?? []), ...(form?.mapping?.settings ?? [])]);
  }, [draft, form]);
  useEffect(() => heading.current?.focus(), [draft.step]);

  function go(step: Step, changes: Partial<Draft> = {}): void {
    setProblems([]);
    settings.forget();
    setDraft({ ...draft, ...changes, step });
  }

  async function apply(): Promise<void> {
    const source = draft.source ?? sourceIdFor(report.configuration, draft.adapter ?? '');
    const next = configurationOf(report.configuration, { ...draft, source });
    if (await change(next, t('setup.inUse', { title: form?.title ?? '' })))
      go(isCalled ? 'addresses' : 'limits', { source });
  }

  const whole = configurationOf(report.configuration, draft);
  const wrong = [...problems, ...settings.problems];
  return (
    <>
      <nav className="settings-rail" aria-label={t('setup.title')}>
        <h2>{t('setup.title')}</h2>
        <ol>
          {shown.map((step, index) => (
            <li key={step}>
              <button
                type="button"
                aria-current={step === draft.step ? 'step' : undefined}
                aria-disabled={index > place}
                onClick={() => index < place && draft.step !== 'done' && go(step)}
              >
                <span className="step-mark">{index < place ? '✓' : index + 1}</span> {t(`setup.step.${step}`)}
                <span className="step-chosen">{chosenIn(step, draft, form?.title)}</span>
              </button>
            </li>
          ))}
        </ol>
        <p className="field-help">{t('setup.goesOn')}</p>
        <button type="button" className="plain-button" onClick={onLeave}>
          {t('backToBoard')}
        </button>
      </nav>
      <div className="settings-body">
        <h3 className="settings-title" tabIndex={-1} ref={heading}>
          {t(`setup.heading.${draft.step}`, { title: form?.title ?? '' })}
        </h3>
        {report.fixed !== null && <Fixed />}
        {draft.step === 'system' && (
          <SystemStep
            forms={forms}
            chosen={draft.adapter}
            onChoose={(adapter) =>
              go('queues', {
                adapter,
                source: null,
                values:
                  adapter === draft.adapter
                    ? draft.values
                    : adapter === 'flexfone-webhooks'
                      ? { secret: newSecret() }
                      : {},
              })
            }
          />
        )}
        {draft.step === 'queues' && (
          <QueueStep
            queues={draft.queues}
            onChange={(queues) => setDraft({ ...draft, queues })}
            onBack={() => go('system')}
            onNext={() => go('access')}
          />
        )}
        {draft.step === 'access' && form !== undefined && (
          <AccessStep
            form={form}
            draft={draft}
            configuration={whole}
            source={draft.source ?? sourceIdFor(report.configuration, form.adapter)}
            index={(whole['sources'] as readonly unknown[]).length - 1}
            problems={wrong}
            onChange={(values) => setDraft({ ...draft, values })}
            onProblems={setProblems}
            onBack={() => go('queues')}
            onNext={() => void apply()}
          />
        )}
        {draft.step === 'addresses' && draft.source !== null && (
          <>
            <p className="field-help">{t('setup.addressesHelp')}</p>
            <WebhookAddresses source={draft.source} />
            <p className="setup-foot">
              <span className="field-help">{t('setup.goOnNow')}</span>
              <button type="button" className="strong-button" onClick={() => go('limits')}>
                {t('setup.next')}
              </button>
            </p>
          </>
        )}
        {draft.step === 'limits' && <LimitsStep onNext={() => go(pc ? 'pc' : 'done')} />}
        {draft.step === 'pc' && pc && (
          <>
            <PcSettings pc={pc} />
            <p className="setup-foot">
              <span className="field-help">{t('setup.laterToo')}</span>
              <button type="button" className="strong-button" onClick={() => go('done')}>
                {t('setup.next')}
              </button>
            </p>
          </>
        )}
        {draft.step === 'done' && (
          <DoneStep form={form} onBoard={onLeave} onMore={() => openPage('settings', 'systems')} />
        )}
        {draft.step !== 'addresses' && draft.step !== 'pc' && draft.step !== 'done' && <ChangeBar />}
      </div>
    </>
  );
}

function Fixed() {
  const { t } = useWords();
  return (
    <p className="settings-fixed">
      {t('setup.fixed')} <HelpLink place={troublePlaces.fixed} about={t('settings.title')} isInWords />
    </p>
  );
}

/** Queues that the board has already are there already. */
function startOf(draft: Draft, configuration: Configuration): Draft {
  return draft.queues.length > 0 ? draft : { ...draft, queues: namesOf(configuration) };
}

function chosenIn(step: Step, draft: Draft, title: string | undefined): string {
  if (step === 'system') return title ?? '';
  return step === 'queues' ? draft.queues.map(({ name }) => name).join(', ') : '';
}
