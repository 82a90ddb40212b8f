import * as parts from '#core/pc/own-parts';
import { useState } from 'react';
import { TextInput } from '../forms/inputs.tsx';
import { numberIn } from '../forms/numbers.ts';
import { useWords } from '../words/use-words.ts';
import { timeIn } from '../settings/hours-text.ts';
import type { ThisPc } from './use-pc.ts';

/** A new step is a little darker than the day. */
const usual = { from: '18:00', percent: 60 };

/** How bright a wall is from which time of day on. */
export function PcBrightness({ pc }: { readonly pc: ThisPc }) {
  const { t } = useWords();
  const [wrong, setWrong] = useState<number | null>(null);
  const steps = pc.report.settings.wall.brightness;

  function set(next: typeof steps, at: number | null): void {
    const read = parts.brightness.safeParse(next);
    setWrong(read.success ? null : at);
    if (!read.success) return;
    const sorted = read.data.toSorted((one, other) => one.from.localeCompare(other.from));
    const value = sorted.map(({ from, percent }) => `${from} ${percent} %`).join(', ') || t('settings.none');
    void pc.change({ wall: { brightness: sorted } }, t('settings.isNow', { what: t('pc.brightness'), value }));
  }
  const replace = (index: number, step: Partial<(typeof steps)[number]>) =>
    set(
      steps.map((each, place) => (place === index ? { ...each, ...step } : each)),
      index,
    );

  return (
    <fieldset className="field plain-group">
      <legend className="field-name">{t('pc.brightness')}</legend>
      <p className="field-help">{t('pc.brightnessHelp')}</p>
      {steps.map(({ from, percent }, index) => (
        <div key={from} className="field-row">
          <label htmlFor={`pc-from-${index}`}>{t('pc.brightnessFrom')}</label>
          <TextInput
            id={`pc-from-${index}`}
            placeholder="18:00"
            value={from}
            width="8em"
            isWrong={wrong === index}
            onCommit={(text) => replace(index, { from: timeIn(text) })}
          />
          <label htmlFor={`pc-percent-${index}`}>{t('pc.brightnessPercent')}</label>
          <TextInput
            id={`pc-percent-${index}`}
            type="number"
            value={String(percent)}
            width="6em"
            isWrong={wrong === index}
            onCommit={(text) => replace(index, { percent: Number(numberIn(text) ?? Number.NaN) })}
          />
          <button
            type="button"
            className="plain-button"
            aria-label={t('pc.brightnessRemove', { time: from })}
            onClick={() =>
              set(
                steps.filter((_, place) => place !== index),
                null,
              )
            }
          >
            {t('settings.remove')}
          </button>
          {wrong === index && (
            <span className="field-wrong" role="alert" id={`pc-percent-${index}-wrong`}>
              {t('pc.brightnessWrong')}
            </span>
          )}
        </div>
      ))}
      <div className="card-actions">
        <button type="button" className="plain-button" onClick={() => set([...steps, free(steps)], null)}>
          {t('pc.brightnessAdd')}
        </button>
      </div>
    </fieldset>
  );
}

/** The usual one, or the next quarter that is not there yet: two at one time would be one too many. */
function free(steps: readonly { readonly from: string }[]): { from: string; percent: number } {
  const taken = new Set(steps.map(({ from }) => from));
  let minutes = 18 * 60;
  const at = () => `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  while (taken.has(at())) minutes += 15;
  return { ...usual, from: at() };
}
