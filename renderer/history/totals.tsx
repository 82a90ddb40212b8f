import type { HistoryRow } from '#core/history/row';
import { count, enDash, percent, stopwatch } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import type { Words } from '../words/words.ts';

const inSeconds = (seconds: number | null): string => (seconds === null ? enDash : stopwatch(seconds));
const inPercent = (share: number | null, words: Words): string => (share === null ? enDash : percent(share, words));

/** The figures of a row as they are written; a dash where there is nothing to tell. */
export function rowTexts(row: HistoryRow, words: Words) {
  return [
    ['offered', count(row.offered, words)],
    ['answered', count(row.answered, words)],
    ['lost', count(row.lost, words)],
    ['answerRate', inPercent(row.answerRate, words)],
    ['serviceLevel', inPercent(row.serviceLevel, words)],
    ['avgWait', inSeconds(row.avgWaitSeconds)],
    ['longestWait', inSeconds(row.longestWaitSeconds)],
    ['avgTalk', inSeconds(row.avgTalkSeconds)],
  ] as const;
}

/** All of the period together. */
export function Totals({ row }: { readonly row: HistoryRow }) {
  const words = useWords();
  return (
    <dl className="history-totals" data-testid="history-totals">
      {rowTexts(row, words).map(([name, text]) => (
        <div key={name}>
          <dd>{text}</dd>
          <dt>{words.t(`history.${name}`)}</dt>
        </div>
      ))}
    </dl>
  );
}
