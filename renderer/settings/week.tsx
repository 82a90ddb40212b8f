import { TextInput } from '../forms/inputs.tsx';
import { useWords } from '../words/use-words.ts';
import { minutesOf, moved, spansIn, spansText, weekdays, type Weekday } from './hours-text.ts';

interface WeekProps {
  /** Where it stands, as in `openingHours`; its days are at `PATH.monday` and so on. */
  readonly path: string;
  readonly spansOf: (day: Weekday) => readonly string[];
  /** What an empty day says. */
  readonly empty: string;
  readonly isQuiet?: boolean;
  readonly wrongAt: (path: string) => readonly string[];
  readonly onChange: (day: Weekday, spans: readonly string[]) => void;
}

/** The hours of each day of a week, as a strip and as text. */
export function Week({ path, spansOf, empty, isQuiet = false, wrongAt, onChange }: WeekProps) {
  const { t } = useWords();
  return (
    <div className="week" data-quiet={isQuiet || undefined}>
      {weekdays.map((day) => {
        const spans = spansOf(day);
        const at = `${path}.${day}`;
        const wrong = wrongAt(at);
        return (
          <div key={day} className="week-row">
            <label htmlFor={at}>{t(`settings.day.${day}`)}</label>
            <DayStrip day={t(`settings.day.${day}`)} spans={spans} onChange={(next) => onChange(day, next)} />
            <span>
              <TextInput
                id={at}
                value={spansText(spans)}
                placeholder={empty}
                isWrong={wrong.length > 0}
                onCommit={(text) => onChange(day, spansIn(text))}
              />
              {wrong.length > 0 && (
                <span className="field-wrong" role="alert" id={`${at}-wrong`}>
                  {wrong.join(' ')}
                </span>
              )}
            </span>
          </div>
        );
      })}
    </div>
  );
}

interface DayStripProps {
  readonly day: string;
  readonly spans: readonly string[];
  readonly onChange: (spans: readonly string[]) => void;
}

/** The day as a strip; its end moves by the arrow keys. */
function DayStrip({ day, spans, onChange }: DayStripProps) {
  const { t } = useWords();
  return (
    <button
      type="button"
      className="day-strip"
      aria-label={t('settings.stripHelp', { day, hours: spansText(spans) || t('settings.closed') })}
      onKeyDown={(event) => {
        const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : null;
        if (by === null) return;
        event.preventDefault();
        onChange(moved(spans, by));
      }}
    >
      <svg viewBox="0 0 1440 24" preserveAspectRatio="none" aria-hidden="true">
        {[6, 8, 10, 12, 14, 16, 18, 20, 22].map((hour) => (
          <line key={hour} x1={hour * 60} x2={hour * 60} y1={0} y2={24} />
        ))}
        {spans.map((span) => {
          const minutes = minutesOf(span);
          return minutes && <rect key={span} x={minutes[0]} y={3} width={minutes[1] - minutes[0]} height={18} rx={3} />;
        })}
      </svg>
    </button>
  );
}
