import { useEffect, useState } from 'react';
import { boardStore, useBoard } from '../board-state.ts';
import { useWords } from '../words/use-words.ts';
import { adviceFor, keepSight, leastMinutes, readSight, type Advice, type Measured, type Sight } from './sight.ts';

const sizes = [24, 32, 43, 50, 55, 65, 75, 85, 98];
const distances = [1.5, 2, 3, 4, 5, 6, 8, 10, 12];
/** Nobody answers a wall that asks for longer than this: it asks again at the next start. Milliseconds. */
const asksFor = 5 * 60_000;

/** A label as it is now; nothing before there is one. */
function measure(): Measured | null {
  const label = document.querySelector('.tile .label');
  if (label === null) return null;
  return {
    label: Number.parseFloat(getComputedStyle(label).fontSize),
    scale: boardStore.getState().settings.scale,
    width: window.innerWidth,
    height: window.innerHeight,
  };
}

/** Lets the words be as large as whoever sits farthest needs them, and says so where that is not possible. */
function useAdvice(sight: Sight | null): Advice | null {
  const [advice, setAdvice] = useState<Advice | null>(null);
  const count = useBoard((state) => state.order.length);
  useEffect(() => {
    if (sight === null || count === 0) return;
    const care = () => {
      const measured = measure();
      if (measured === null) return;
      const next = adviceFor(sight, measured);
      setAdvice(next);
      const { settings, choose } = boardStore.getState();
      if (settings.scale !== next.scale) choose({ scale: next.scale });
    };
    const drawn = requestAnimationFrame(care);
    window.addEventListener('resize', care);
    return () => {
      cancelAnimationFrame(drawn);
      window.removeEventListener('resize', care);
    };
  }, [sight, count]);
  return advice;
}

function Choice(props: {
  readonly title: string;
  readonly values: readonly number[];
  readonly unit: string;
  readonly chosen: number | null;
  readonly onChoose: (value: number) => void;
}) {
  const { locale } = useWords();
  return (
    <fieldset>
      <legend>{props.title}</legend>
      {props.values.map((value) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === props.chosen}
          onClick={() => props.onChoose(value)}
        >{`${value.toLocaleString(locale)} ${props.unit}`}</button>
      ))}
    </fieldset>
  );
}

function SightQuestion({ onAnswer }: { readonly onAnswer: (sight: Sight) => void }) {
  const { t } = useWords();
  const [inches, setInches] = useState<number | null>(null);
  const [metres, setMetres] = useState<number | null>(null);
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), asksFor);
    return () => clearTimeout(timer);
  }, []);
  if (isOver) return null;
  const answer = (next: Partial<Sight>) => {
    const both = { inches: next.inches ?? inches, metres: next.metres ?? metres };
    setInches(both.inches);
    setMetres(both.metres);
    if (both.inches !== null && both.metres !== null) onAnswer({ inches: both.inches, metres: both.metres });
  };
  return (
    <section className="wall-card" aria-label={t('wall.sight')} data-testid="sight">
      <h2>{t('wall.sight')}</h2>
      <Choice
        title={t('wall.inches')}
        values={sizes}
        unit="″"
        chosen={inches}
        onChoose={(value) => answer({ inches: value })}
      />
      <Choice
        title={t('wall.metres')}
        values={distances}
        unit="m"
        chosen={metres}
        onChoose={(value) => answer({ metres: value })}
      />
      <button type="button" onClick={() => setOver(true)}>
        {t('wall.later')}
      </button>
    </section>
  );
}

/** Asks once how large the screen is and how far away people sit; from then on the size of the words follows. */
export function SightCare({
  said,
}: {
  readonly said: { readonly inches: number | null; readonly metres: number | null };
}) {
  const { t, locale } = useWords();
  const isHeard = useBoard((state) => state.isHeard);
  const [sight, setSight] = useState(() => readSight(said, localStorage));
  const advice = useAdvice(sight);
  if (sight === null) {
    if (!isHeard) return null;
    return (
      <SightQuestion
        onAnswer={(answered) => {
          keepSight(answered, localStorage);
          setSight(answered);
        }}
      />
    );
  }
  if (advice === null || advice.cure === null) return null;
  return (
    <p className="sight-warning" data-testid="sight-warning">
      {t('wall.tooSmall', {
        metres: sight.metres.toLocaleString(locale),
        minutes: Math.floor(advice.minutes),
        least: leastMinutes,
        nearer: advice.cure.metres.toLocaleString(locale),
        larger: advice.cure.inches,
      })}
    </p>
  );
}
