import type { QueueCourse } from '#core/history/normal';
import { count } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import type { Words } from '../words/words.ts';
import { useCourse } from './use-course.ts';

/** So much more, or less, than usual is worth a word: a fifth, and not a call or two. */
const worthAWord = { share: 0.2, calls: 5 };

/** `mere end normalt`; `null` where it is not known what is. */
function comparedText({ offered, normal }: Pick<QueueCourse, 'offered' | 'normal'>, { t }: Words): string | null {
  if (normal === null) return null;
  const more = offered - normal;
  const isMuch = Math.abs(more) >= Math.max(worthAWord.calls, worthAWord.share * normal);
  if (!isMuch) return t('history.course.usual');
  return t(more > 0 ? 'history.course.more' : 'history.course.less');
}

/** From an hour before the first call, or what is normal, to an hour after the last; and always this hour. */
function hoursShown({ hours }: QueueCourse, now: number): QueueCourse['hours'] {
  const busy = hours.filter(({ offered, normal, start }) => offered > 0 || (normal ?? 0) >= 1 || isNow(start, now));
  const [first, last] = [busy[0], busy.at(-1)];
  if (first === undefined || last === undefined) return [];
  return hours.slice(hours.indexOf(first), hours.indexOf(last) + 1);
}

function isNow(start: string, now: number): boolean {
  const at = Date.parse(start);
  return now >= at && now < at + 3_600_000;
}

/** Today's calls by the hour as a quiet row: what came, how many of it were lost, what is normal on such a day. */
export function DayCourse({ queue }: { readonly queue: string }) {
  const words = useWords();
  const { t } = words;
  const course = useCourse();
  const own = course?.queues.find(({ id }) => id === queue);
  if (course === null || own === undefined) return null;
  const now = Date.parse(course.at);
  const hours = hoursShown(own, now);
  const top = Math.max(4, ...hours.flatMap(({ offered, normal }) => [offered, normal ?? 0]));
  const compared = comparedText(own, words);
  return (
    <section className="course" aria-label={t('history.course.title')} data-testid={`course-${queue}`}>
      <p className="course-head">
        <span>{t('history.course.calls', { count: own.offered })}</span>
        {own.normal !== null && (
          <span className="course-normal">
            <i aria-hidden="true" /> {t('history.course.normal')} <b>{count(own.normal, words)}</b>
          </span>
        )}
        {compared !== null && <span>{compared}</span>}
      </p>
      <ol className="course-hours">
        {hours.map(({ start, hour, offered, lost, normal }) => (
          <li key={start} data-now={isNow(start, now) || undefined} data-later={Date.parse(start) > now || undefined}>
            <span className="visually-hidden">
              {t('history.course.hour', { hour, offered, lost })}
              {normal !== null && `, ${t('history.course.hourNormal', { normal: Math.round(normal) })}`}
            </span>
            <div className="course-room" aria-hidden="true">
              {normal !== null && <i className="course-mark" style={{ bottom: `${(100 * normal) / top}%` }} />}
              {lost > 0 && <div className="bar-lost" style={{ height: `${(100 * lost) / top}%` }} />}
              {offered > lost && <div className="bar-calls" style={{ height: `${(100 * (offered - lost)) / top}%` }} />}
            </div>
            <span aria-hidden="true">{hour}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
