import { useEffect, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useBoard } from '../board-state.ts';
import { clockTime, clockTimeExact, dayName } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import { backToNow } from './address.ts';
import { type Film, speedNames } from './film.ts';

const minute = 60_000;

/** A film that stands still, and nobody there: the board goes back to now by itself. */
const forgottenAfter = 15 * minute;

interface FilmFrameProps {
  readonly film: Film;
  /** The board itself. */
  readonly children: ReactNode;
}

/** The board of a day of the past: above it what it is, below it how to move through the day. Nobody takes it for now. */
export function FilmFrame({ film, children }: FilmFrameProps) {
  const { t } = useWords();
  useEffect(() => goBackWhenForgotten(film), [film]);
  useEffect(() => {
    const play = (event: KeyboardEvent): void => playByKey(event, film);
    addEventListener('keydown', play);
    return () => removeEventListener('keydown', play);
  }, [film]);
  return (
    <div className="film" data-testid="film">
      <FilmSign film={film} />
      <div className="film-board">{children}</div>
      <section className="film-controls" aria-label={t('past.controls')}>
        <FilmControls film={film} />
      </section>
    </div>
  );
}

function FilmSign({ film }: { readonly film: Film }) {
  const words = useWords();
  const { t } = words;
  const timeZone = useBoard((state) => state.setup?.timeZone);
  const second = useStore(film.store, ({ at, begins }) => (begins === null ? null : Math.floor(at / 1_000) * 1_000));
  const isLoading = useStore(film.store, (state) => state.isLoading);
  const problem = useStore(film.store, (state) => state.problem);
  const when =
    second === null || timeZone === undefined
      ? film.day
      : t('past.when', { day: dayName(second, timeZone, words), time: clockTimeExact(second, timeZone) });
  return (
    <section className="film-sign" aria-label={t('past.recording')}>
      <b className="film-mark">{t('past.recording')}</b>
      <span data-testid="film-when">{when}</span>
      <span className="film-not-now">{t('past.notNow')}</span>
      {isLoading && <output>{t('past.loading')}</output>}
      {problem !== null && <span role="alert">{t('past.problem', { problem })}</span>}
      <button type="button" className="plain-button" onClick={backToNow}>
        {t('past.back')}
      </button>
    </section>
  );
}

function FilmControls({ film }: { readonly film: Film }) {
  const { t } = useWords();
  const timeZone = useBoard((state) => state.setup?.timeZone);
  const { begins, ends, at, isPlaying, speed } = useStore(film.store);
  if (begins === null || ends === null || timeZone === undefined) return null;
  return (
    <>
      <button
        type="button"
        className="strong-button"
        data-testid="film-play"
        onClick={() => (isPlaying ? film.pause() : film.play())}
      >
        {t(isPlaying ? 'past.pause' : 'past.play')}
      </button>
      <button type="button" className="plain-button" onClick={() => film.seek(at - 15 * minute)}>
        {t('past.earlier')}
      </button>
      <span aria-hidden="true">{clockTime(begins, timeZone)}</span>
      <input
        type="range"
        aria-label={t('past.moment')}
        aria-valuetext={clockTime(at, timeZone)}
        min={begins}
        max={ends}
        step={minute}
        value={Math.min(at, ends)}
        // Its last whole minute is the end of the day, or now.
        onChange={({ target }) => film.seek(Number(target.value) + minute > ends ? ends : Number(target.value))}
      />
      <span aria-hidden="true">{clockTime(ends, timeZone)}</span>
      <button type="button" className="plain-button" onClick={() => film.seek(at + 15 * minute)}>
        {t('past.later')}
      </button>
      <fieldset className="choice-row" aria-label={t('past.speed')}>
        {speedNames.map((each) => (
          <button key={each} type="button" aria-pressed={each === speed} onClick={() => film.choose(each)}>
            {t('past.times', { times: each })}
          </button>
        ))}
      </fieldset>
    </>
  );
}

/** The space bar plays and pauses, but where it means something else already. */
function playByKey(event: KeyboardEvent, film: Film): void {
  if (event.key !== ' ' || (event.target instanceof Element && event.target.closest('button, select') !== null)) return;
  event.preventDefault();
  if (film.store.getState().isPlaying) film.pause();
  else film.play();
}

function goBackWhenForgotten(film: Film): () => void {
  let timer = setTimeout(backToNow, forgottenAfter);
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(backToNow, forgottenAfter);
  };
  const unsubscribe = film.store.subscribe(wait);
  const signs = ['pointerdown', 'keydown', 'pointermove'] as const;
  for (const sign of signs) addEventListener(sign, wait);
  return () => {
    clearTimeout(timer);
    unsubscribe();
    for (const sign of signs) removeEventListener(sign, wait);
  };
}
