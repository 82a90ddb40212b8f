import type { CallerTalk, CallerTalks } from '#core/callers/caller';
import type { LostLine } from '#core/lost-calls/line';
import { useState, type FormEvent } from 'react';
import { useBoard } from '../board-state.ts';
import { clockTime, count, dayName, enDash, stopwatch } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import type { Talks } from './use-talks.ts';

/** Who somebody last spoke with, by his number: for whoever calls him back, or has him on the phone (document 003). */
export function LastTalks({ talks }: { readonly talks: Talks }) {
  const { t } = useWords();
  const [number, setNumber] = useState('');
  const { line, found, wrong, isBusy } = talks;
  const isWrongNumber = line === null && wrong !== null;

  function look(event: FormEvent): void {
    event.preventDefault();
    talks.ofNumber(number);
  }

  return (
    <section className="last-talks not-printed" aria-labelledby="last-talks-title">
      <h3 id="last-talks-title">{t('callers.talksTitle')}</h3>
      <p className="field-help">{t('callers.talksHelp')}</p>
      <form className="field-and-button" onSubmit={look}>
        <input
          type="tel"
          autoComplete="off"
          maxLength={60}
          aria-label={t('callers.number')}
          placeholder="+45 28 37 46 55"
          value={number}
          aria-invalid={isWrongNumber || undefined}
          aria-describedby={isWrongNumber ? 'last-talks-wrong' : undefined}
          onChange={({ target }) => {
            setNumber(target.value);
            talks.forget();
          }}
        />
        <button type="submit" className="plain-button">
          {t('callers.talksFind')}
        </button>
      </form>
      <div aria-live="polite" className="last-talks-answer">
        {isBusy && <p>{t('callers.finding')}</p>}
        {wrong !== null && (
          <p className="field-wrong" id="last-talks-wrong">
            {wrong}
          </p>
        )}
        {line !== null && <OfLine {...line} />}
        {found !== null && <Found {...found} />}
      </div>
    </section>
  );
}

/** Whom it was asked about, where nobody typed it. */
function OfLine({ caller, lastAt }: LostLine) {
  const { t } = useWords();
  const timeZone = useBoard((state) => state.setup?.timeZone ?? 'UTC');
  const time = clockTime(Date.parse(lastAt), timeZone);
  return <p>{t('callers.talksOf', { number: caller ?? t('lostCalls.hidden'), time })}</p>;
}

function Found({ talks, isAll, since }: CallerTalks) {
  const words = useWords();
  const { t } = words;
  const timeZone = useBoard((state) => state.setup?.timeZone ?? 'UTC');
  const systems = useBoard((state) => state.sources);
  const isOfSeveral = new Set(talks.map(({ source }) => source)).size > 1;
  const kept =
    since === null ? '' : ` ${t('callers.talksSince', { day: dayName(Date.parse(since), timeZone, words) })}`;
  if (talks.length === 0) return <p>{`${t(isAll ? 'callers.talksNone' : 'callers.talksNoneLately')}${kept}`}</p>;
  return (
    <>
      <table className="row-table lost-lines" data-testid="last-talks">
        <caption className="visually-hidden">{t('callers.talksTitle')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('callers.talksWhen')}</th>
            <th scope="col">{t('callers.talksAgent')}</th>
            <th scope="col">{t('callers.talksHow')}</th>
            <th scope="col">{t('callers.talksLength')}</th>
            {isOfSeveral && <th scope="col">{t('callers.talksSystem')}</th>}
          </tr>
        </thead>
        <tbody>
          {talks.map((talk) => (
            <tr key={talk.at + talk.source + (talk.agent ?? '')}>
              <th scope="row">
                {dayName(Date.parse(talk.at), timeZone, words)}{' '}
                {t('callers.time', { time: clockTime(Date.parse(talk.at), timeZone) })}
              </th>
              <td>{agentText(talk)}</td>
              <td>
                <How {...talk} />
              </td>
              <td>{talk.seconds === null ? t('callers.talksGoesOn') : stopwatch(talk.seconds)}</td>
              {isOfSeveral && <td>{systems.find(({ id }) => id === talk.source)?.title ?? talk.source}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="field-help">
        {isAll
          ? t('callers.talksAll')
          : t('callers.talksMore', { count: talks.length, talks: count(talks.length, words) })}
        {kept}
      </p>
    </>
  );
}

function agentText({ agent, name }: CallerTalk): string {
  if (agent === null) return enDash;
  return name === null || name === agent ? agent : `${name} (${agent})`;
}

/** By which queue he came, or who called whom. */
function How({ direction, queue }: CallerTalk) {
  const { t } = useWords();
  const queues = useBoard((state) => state.queues);
  if (direction === 'out') return t('callers.talksOut');
  return queue === null ? t('callers.talksDirect') : (queues.get(queue)?.name ?? queue);
}
