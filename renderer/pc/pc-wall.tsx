import * as parts from '#core/pc/own-parts';
import type { PcDisplay, PcReport } from '#core/pc/own';
import { useState } from 'react';
import { TextInput, NamedSwitch } from '../forms/inputs.tsx';
import { Labelled } from '../forms/labelled.tsx';
import { numberIn } from '../forms/numbers.ts';
import { ChoiceRow } from '../settings/choice-row.tsx';
import { spansText, type Weekday } from '../settings/hours-text.ts';
import { Week } from '../settings/week.tsx';
import { useWords } from '../words/use-words.ts';
import { OnOff } from './on-off.tsx';
import { PcBrightness } from './pc-brightness.tsx';
import type { PcChanges, ThisPc } from './use-pc.ts';

const kiosks = ['off', 'on', 'beside'] as const;
const closings = ['shown', 'dimmed', 'clock'] as const;

/** Whether this PC shows the board on a wall, on which of its screens, and how it looks there. */
export function PcWall({ pc }: { readonly pc: ThisPc }) {
  const { t } = useWords();
  const { settings, displays, isWallBySwitch } = pc.report;
  const { kiosk, wall } = settings;
  const setWall = (changes: PcChanges['wall'], said: string) => void pc.change({ wall: changes }, said);
  return (
    <section className="settings-card" aria-label={t('pc.wall')}>
      <h4 className="card-title">{t('pc.wall')}</h4>
      <p className="field-help">{t('pc.wallHelp')}</p>
      <ChoiceRow
        title={t('pc.kioskTitle')}
        values={kiosks}
        chosen={kiosk}
        nameOf={(each) => t(`pc.kiosk.${each}`)}
        onChoose={(each) =>
          void pc.change({ kiosk: each }, t('settings.isNow', { what: t('pc.wall'), value: t(`pc.kiosk.${each}`) }))
        }
      />
      {isWallBySwitch && <p className="settings-note">{t('pc.wallBySwitch')}</p>}
      {kiosk === 'beside' && displays.length < 2 && <p className="settings-note">{t('pc.oneDisplay')}</p>}
      {(kiosk !== 'off' || isWallBySwitch) && (
        <>
          <Display pc={pc} />
          <Pin pc={pc} />
          <div className="side-by-side">
            <Size pc={pc} name="inches" />
            <Size pc={pc} name="metres" />
          </div>
          <OnOff
            pc={pc}
            id="pc-drift"
            label={t('pc.drift')}
            isOn={wall.drift}
            changes={(drift) => ({ wall: { drift } })}
          />
          <OnOff pc={pc} id="pc-swap" label={t('pc.swap')} isOn={wall.swap} changes={(swap) => ({ wall: { swap } })} />
          <ChoiceRow
            title={t('pc.closed')}
            values={closings}
            chosen={wall.closed}
            nameOf={(each) => t(`pc.closedHow.${each}`)}
            onChoose={(closed) =>
              setWall({ closed }, t('settings.isNow', { what: t('pc.closed'), value: t(`pc.closedHow.${closed}`) }))
            }
          />
          <p className="field-help">{t('pc.closedHelp')}</p>
          <Hours pc={pc} />
          <PcBrightness pc={pc} />
        </>
      )}
    </section>
  );
}

function Display({ pc }: { readonly pc: ThisPc }) {
  const { t } = useWords();
  const { displays, settings } = pc.report;
  const named = settings.display;
  const isKnown = named === null || displays.some(({ name }) => name === named);
  const wordsOf = ({ label, width, height, isFirst }: PcDisplay) => {
    const display = t('pc.displayOf', { label, width, height }).trim();
    return isFirst ? t('pc.firstDisplay', { display }) : display;
  };
  return (
    <Labelled id="pc-display" label={t('pc.display')} help={t('pc.displayHelp')}>
      <select
        id="pc-display"
        value={named ?? ''}
        onChange={({ target }) =>
          void pc.change(
            { display: target.value === '' ? null : target.value },
            t('settings.isNow', { what: t('pc.display'), value: target.selectedOptions[0]?.text ?? '' }),
          )
        }
      >
        <option value="">{t('pc.anyDisplay')}</option>
        {displays.map((display) => (
          <option key={display.name} value={display.name}>
            {wordsOf(display)}
          </option>
        ))}
        {!isKnown && <option value={named}>{t('pc.displayGone', { display: named })}</option>}
      </select>
    </Labelled>
  );
}

function Pin({ pc }: { readonly pc: ThisPc }) {
  const { t } = useWords();
  const [isWrong, setIsWrong] = useState(false);
  const { hasPin } = pc.report.settings;
  function set(text: string): void {
    const pin = text.trim();
    const isRight = pin !== '' && parts.pin.safeParse(pin).success;
    setIsWrong(pin !== '' && !isRight);
    if (isRight) void pc.change({ pin }, t('pc.pinIsSet'), true);
  }
  return (
    <Labelled
      id="pc-pin"
      label={t('pc.pin')}
      help={hasPin ? t('pc.pinKept') : t('pc.pinHelp')}
      problems={isWrong ? [t('pc.pinWrong')] : []}
    >
      <span className="field-row">
        <TextInput
          id="pc-pin"
          type="password"
          value=""
          clears={!isWrong}
          width="12em"
          placeholder={hasPin ? t('pc.pinNew') : undefined}
          isWrong={isWrong}
          onCommit={set}
        />
        {hasPin && (
          <button
            type="button"
            className="plain-button"
            onClick={() => void pc.change({ pin: null }, t('pc.pinIsGone'), true)}
          >
            {t('pc.pinRemove')}
          </button>
        )}
      </span>
    </Labelled>
  );
}

function Size({ pc, name }: { readonly pc: ThisPc; readonly name: 'inches' | 'metres' }) {
  const { t, locale } = useWords();
  const [isWrong, setIsWrong] = useState(false);
  const value = pc.report.settings.wall[name];
  function set(text: string): void {
    const number = text.trim() === '' ? null : numberIn(text.trim());
    const read = parts[name].safeParse(number);
    setIsWrong(!read.success);
    if (!read.success) return;
    const shown = read.data === null ? t('settings.none') : read.data.toLocaleString(locale);
    void pc.change({ wall: { [name]: read.data } }, t('settings.isNow', { what: t(`pc.${name}`), value: shown }));
  }
  return (
    <Labelled
      id={`pc-${name}`}
      label={t(`pc.${name}`)}
      help={t(name === 'inches' ? 'pc.sizeHelp' : 'pc.farHelp')}
      problems={isWrong ? [t(`pc.${name}Wrong`)] : []}
    >
      <TextInput
        id={`pc-${name}`}
        type="number"
        width="8em"
        value={value === null ? '' : value.toLocaleString(locale)}
        isWrong={isWrong}
        onCommit={set}
      />
    </Labelled>
  );
}

type WallHours = NonNullable<PcReport['settings']['wall']['hours']>;

function Hours({ pc }: { readonly pc: ThisPc }) {
  const { t } = useWords();
  const [wrong, setWrong] = useState<string | null>(null);
  const { hours } = pc.report.settings.wall;
  const what = t('pc.hours');
  const set = (next: WallHours | null, said: string) => void pc.change({ wall: { hours: next } }, said);

  function setDay(day: Weekday, spans: readonly string[]): void {
    const next = { ...hours, [day]: [...spans] };
    if (spans.length === 0) delete next[day];
    const isRight = parts.hours.safeParse(next).success;
    setWrong(isRight ? null : `pc-hours.${day}`);
    if (isRight) set(next, `${what}, ${t(`settings.day.${day}`)}: ${spansText(spans) || t('settings.closed')}.`);
  }

  return (
    <div className="field">
      <NamedSwitch
        id="pc-hours"
        label={what}
        isOn={hours !== null}
        onChange={(on) => set(on ? officeHours : null, t(on ? 'pc.isOn' : 'pc.isOff', { what }))}
      />
      <p className="field-help">{t(hours === null ? 'pc.hoursOff' : 'pc.hoursHelp')}</p>
      {hours !== null && (
        <Week
          path="pc-hours"
          spansOf={(day) => hours[day] ?? []}
          empty={t('settings.closed')}
          wrongAt={(at) => (at === wrong ? [t('pc.hoursWrong')] : [])}
          onChange={setDay}
        />
      )}
    </div>
  );
}

const span = ['07:30-17:00'];
/** What nearly every call centre begins with. */
const officeHours: WallHours = { monday: span, tuesday: span, wednesday: span, thursday: span, friday: span };
