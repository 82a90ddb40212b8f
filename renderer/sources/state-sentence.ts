import type { SourceStatus } from '#core/board/queue';
import { age } from '../words/format.ts';
import type { Words } from '../words/words.ts';
import { intervalText } from './interval.ts';
import { lately } from './turned-away.ts';

/** A length of time may end with the full stop of its unit, and the sentence around it then ends with it too. */
const withOneStop = (text: string) => text.replaceAll('..', '.');

/** Still on its way back: how far it has come. */
function backfillText({ backfill }: SourceStatus, { t }: Words): string | undefined {
  if (backfill === null || backfill.days >= backfill.of) return undefined;
  return t('fetchingHistory', { days: backfill.days, of: backfill.of });
}

function wayOf({ connection, everySeconds }: SourceStatus): 'connected' | 'tells' | 'asked' {
  if (connection !== null) return 'connected';
  return everySeconds === null ? 'tells' : 'asked';
}

function faring(source: SourceStatus, now: number, words: Words): string {
  const { t } = words;
  const { state, problem, everySeconds, lastInputAt } = source;
  const way = wayOf(source);
  const every = everySeconds === null ? '' : intervalText(everySeconds, words);
  switch (state) {
    case 'waiting':
      // That nothing came would be untrue.
      if (lately(source, now) !== null) return t('turnedAway.refused');
      return t(`sourceIs.waiting.${way}`, { every });
    case 'ok':
      return t(`sourceIs.ok.${way}`, { every });
    case 'stale': {
      if (way === 'connected') return t('sourceIs.stale.connected');
      const silent =
        lastInputAt === null
          ? t('sourceIs.stale.silent')
          : t('sourceIs.stale.silentFor', { age: age(now - Date.parse(lastInputAt), words) });
      return `${silent} ${t(`sourceIs.stale.${way}`)}`;
    }
    case 'failing':
      return t(`sourceIs.failing.${problem ?? 'unknown'}`);
  }
}

/** How a source fares at `now` (milliseconds), and what to do where something is to be done. */
export function stateSentence(source: SourceStatus, now: number, words: Words): string {
  return withOneStop([faring(source, now, words), backfillText(source, words)].filter(Boolean).join(' '));
}

/** How all of them fare at `now` (milliseconds), in one sentence. */
export function summarySentence(sources: readonly SourceStatus[], now: number, { t }: Words): string {
  const count = sources.length;
  const troubled = sources.filter(({ state }) => state === 'stale' || state === 'failing').length;
  const waiting = sources.filter(({ state }) => state === 'waiting').length;
  if (count === 0) return t('summary.none');
  if (troubled > 0) return t('summary.troubled', { count, troubled });
  const refused = sources.filter((source) => lately(source, now) !== null).length;
  if (refused > 0) return t('turnedAway.some', { count, refused });
  return waiting > 0 ? t('summary.waiting', { count, waiting }) : t('summary.ok', { count });
}
