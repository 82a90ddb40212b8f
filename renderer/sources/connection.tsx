import type { SourceStatus } from '#core/board/queue';
import { inBoth, wordsIn } from '#core/said/sentence';
import { TickingText } from '../board/ticking-text.tsx';
import { useWords } from '../words/use-words.ts';
import { Fact } from './fact.tsx';
import { momentText } from './last-heard.ts';

/** When the connection was made that it holds. */
export function ConnectedSince({ since, timeZone }: { readonly since: number; readonly timeZone: string }) {
  const words = useWords();
  return (
    <Fact name={words.t('fact.connected')}>
      <TickingText text={(now) => momentText(since, now, timeZone, words)} />
    </Fact>
  );
}

/** So many are told one by one: more of them are a trouble of the set-up, and the first ones show which. */
const mostProblems = 5;

/** What should be known of it though it goes on. */
export function Problems({ source: { problems } }: { readonly source: SourceStatus }) {
  const { t, language } = useWords();
  if (problems.length === 0) return null;
  const shown = problems.slice(0, mostProblems);
  const more = problems.length - shown.length;
  return (
    <div className="technical" data-testid="problems">
      <b>{t('technical')}</b>
      <ul>
        {shown.map((problem) => (
          <li key={inBoth(problem).en} lang={typeof problem === 'string' ? 'en' : undefined}>
            {wordsIn(problem, language)}
          </li>
        ))}
        {more > 0 && <li>{t('andMore', { count: more })}</li>}
      </ul>
    </div>
  );
}
