import type { JsonObject } from '#core/said/json';
import type { Field } from '#core/settings/form';
import { useState } from 'react';
import { FieldForm } from '../forms/field-form.tsx';
import { NamedSwitch } from '../forms/inputs.tsx';
import { useBridge } from '../bridge.ts';
import { useWords } from '../words/use-words.ts';
import { namesOf, objectIn, withSetting } from './configuration.ts';
import { mailFields } from './mail-fields.ts';
import { useSettings } from './use-settings.ts';

const general: readonly Field[] = [
  {
    name: 'folder',
    kind: 'text',
    label: { da: 'Mappe', en: 'Folder' },
    help: {
      da: 'En mappe, der findes på den pc, som er hub, også på et netværksdrev. Tom: kun mail.',
      en: 'A folder that is there on the PC that is the hub, also on a network drive. Empty: only mail.',
    },
    example: 'D:\\Rapporter',
    needed: false,
    rare: false,
  },
  {
    name: 'at',
    kind: 'text',
    label: { da: 'Klokkeslæt', en: 'Time of day' },
    help: { da: 'Hver morgen på dette tidspunkt.', en: 'Each morning at this time.' },
    usual: '06:30',
    needed: false,
    rare: true,
  },
  {
    name: 'periods',
    kind: 'texts',
    label: { da: 'Hvad', en: 'What' },
    help: {
      da: 'day er dagen før, week ugen før (om mandagen), month måneden før (den første); hver på sin linje.',
      en: 'day is the day before, week the week before (on Mondays), month the month before (on the first); a line each.',
    },
    needed: false,
    rare: true,
  },
];

const isWhole = (reports: JsonObject): boolean => {
  const mail = objectIn(reports['mail']);
  return 'folder' in reports || ('smtp' in mail && 'from' in mail && 'to' in mail);
};

/** The report of each morning: on or off, into which folder, to whom by mail. */
export function ReportSettings() {
  const { t } = useWords();
  const { report, problems, change } = useSettings();
  const { configuration } = report;
  const kept = configuration['reports'];
  const isKept = kept !== undefined;
  // What is not whole yet goes nowhere: it is the hub's when it has a folder, or a whole mail.
  const [draft, setDraft] = useState<JsonObject | null>(null);
  const reports = draft ?? objectIn(kept);
  const isOn = isKept || draft !== null;

  async function put(next: JsonObject): Promise<void> {
    const mail = objectIn(next['mail']);
    const isHalfAMail = 'mail' in next && !('smtp' in mail && 'from' in mail && 'to' in mail);
    // What is refused stays as it was typed, with what is wrong beside it.
    setDraft(next);
    if (!isWhole(next) || isHalfAMail) return;
    if (await change({ ...configuration, reports: next }, t('settings.reportsChanged'))) setDraft(null);
  }
  function toggle(on: boolean): void {
    setDraft(on ? {} : null);
    if (!on && isKept) void change(withSetting(configuration, 'reports', undefined), t('settings.reportsOff'));
  }
  const putMail = (mail: JsonObject): void =>
    void put(Object.keys(mail).length === 0 ? withSetting(reports, 'mail', undefined) : { ...reports, mail });

  return (
    <section className="settings-card" aria-label={t('settings.reports')}>
      <h4 className="card-title">
        <NamedSwitch id="reports" label={t('settings.reports')} isOn={isOn} onChange={toggle} />
      </h4>
      <p className="field-help">{t('settings.reportsHelp')}</p>
      {isOn && (
        <>
          <FieldForm
            fields={general}
            value={reports}
            onChange={(next) => void put(next)}
            problems={problems}
            path="reports"
            queues={namesOf(configuration)}
          />
          <h5 className="field-name">{t('settings.reportsMail')}</h5>
          <FieldForm
            fields={mailFields}
            value={objectIn(reports['mail'])}
            onChange={putMail}
            problems={problems}
            path="reports.mail"
            queues={namesOf(configuration)}
          />
          {isKept && draft === null && <SendNow />}
        </>
      )}
    </section>
  );
}

/** Sends that of yesterday, to see that it gets through. */
function SendNow() {
  const { t } = useWords();
  const bridge = useBridge();
  const [said, setSaid] = useState<readonly { readonly text: string; readonly isWrong: boolean }[]>([]);
  const [isSending, setIsSending] = useState(false);

  async function send(): Promise<void> {
    setIsSending(true);
    setSaid([]);
    try {
      const { ways } = await bridge.sendReport();
      setSaid(
        ways.map(({ way, problem }) => ({
          text:
            problem === null ? t(`settings.reportSent.${way}`) : t(`settings.reportNotSent.${way}`, { why: problem }),
          isWrong: problem !== null,
        })),
      );
    } catch (error) {
      setSaid([{ text: error instanceof Error ? error.message : '', isWrong: true }]);
    }
    setIsSending(false);
  }
  return (
    <>
      <div className="card-actions">
        <button type="button" className="plain-button" disabled={isSending} onClick={() => void send()}>
          {t(isSending ? 'settings.reportUnderWay' : 'settings.reportNow')}
        </button>
      </div>
      {said.map(({ text, isWrong }) =>
        isWrong ? (
          <p key={text} className="field-wrong" role="alert">
            {text}
          </p>
        ) : (
          <output key={text}>✓ {text}</output>
        ),
      )}
    </>
  );
}
