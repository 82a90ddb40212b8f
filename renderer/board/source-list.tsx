import { wordsIn } from '#core/said/sentence';
import type { Queue, SourceState, SourceStatus } from '#core/board/queue';
import { useMemo } from 'react';
import { hubClock, useBoard } from '../board-state.ts';
import { lately, latelyText } from '../sources/turned-away.ts';
import { age } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import type { Words } from '../words/words.ts';
import { ShowSources } from './show-sources.tsx';
import { NoticeSymbol } from './symbols.tsx';
import { TickingText } from './ticking-text.tsx';

/** Younger than this is "now": an age in seconds would only be unrest. Milliseconds. */
const freshFor = 60_000;

/** As many as the header has room for: of more, those in trouble are named. */
const most = 2;

/** Whom to name first where there is room for one. */
const urgency: { readonly [state in SourceState]: number } = { failing: 0, stale: 1, waiting: 2, ok: 3 };

function freshness(source: SourceStatus, now: number, timeZone: string | undefined, words: Words): string {
  const { t } = words;
  const { state, lastInputAt } = source;
  const refused = timeZone === undefined ? null : latelyText(source, now, timeZone, words);
  // Who sends what cannot be used is heard, and is no quiet phone system.
  if (refused !== null && isWell(source)) return refused;
  const old = lastInputAt === null ? null : now - Date.parse(lastInputAt);
  if (state === 'stale' || state === 'failing') {
    return old === null ? t(`source.${state}`) : t(`sourceFor.${state}`, { age: age(old, words) });
  }
  if (state === 'waiting' || old === null) return t('source.waiting');
  return old < freshFor ? t('fresh') : t('ago', { age: age(old, words) });
}

/** What of the time `freshness` depends on: who is well is spoken of in minutes. */
function freshnessStep(source: SourceStatus, now: number): number {
  if (!isWell(source) || lately(source, now) !== null) return Math.floor(now / 1_000);
  return source.lastInputAt === null ? 0 : Math.floor((now - Date.parse(source.lastInputAt)) / 60_000);
}

const isWell = ({ state }: SourceStatus): boolean => state === 'ok' || state === 'waiting';

/** The oldest of several, so that one fresh source does not hide the others. */
const oldestInput = (sources: readonly SourceStatus[]): SourceStatus | undefined =>
  sources.reduce<SourceStatus | undefined>((oldest, source) => {
    return (source.lastInputAt ?? '') < (oldest?.lastInputAt ?? '9') ? source : oldest;
  }, undefined);

/** A figure that came just now was heard of just now: the report of the sources, which is asked for now and then, is older. */
function withNewest(sources: readonly SourceStatus[], queues: ReadonlyMap<string, Queue>): readonly SourceStatus[] {
  const newest = new Map<string, string>();
  for (const { provenance } of queues.values()) {
    for (const { source, asOf } of Object.values(provenance)) {
      if (source === null || asOf === null) continue;
      const known = newest.get(source);
      if (known === undefined || Date.parse(asOf) > Date.parse(known)) newest.set(source, asOf);
    }
  }
  return sources.map((source) => {
    const at = newest.get(source.id);
    const isLater = at !== undefined && Date.parse(at) > Date.parse(source.lastInputAt ?? '1970-01-01');
    return isLater && source.state === 'ok' ? { ...source, lastInputAt: at } : source;
  });
}

/** Each phone system, and when it last said anything. Of many, only those in trouble by name, and the rest in one word. */
export function SourceList() {
  const words = useWords();
  const isDemo = useBoard((state) => state.setup?.demo === true);
  const told = useBoard((state) => state.sources);
  const queues = useBoard((state) => state.queues);
  const heard = useMemo(() => withNewest(told, queues), [told, queues]);
  const notices = useBoard((state) => state.notices);
  const timeZone = useBoard((state) => state.setup?.timeZone);
  const isRefused = (source: SourceStatus) => lately(source, hubClock.now()) !== null;
  // That it is a demo is said beside it already.
  const sources = isDemo ? heard.filter(({ adapter }) => adapter !== 'demo') : heard;
  const troubled = sources
    .filter((source) => source.state !== 'ok' || isRefused(source))
    .toSorted((a, b) => urgency[a.state] - urgency[b.state]);
  const named = sources.length <= most ? sources : troubled.slice(0, 1);
  const others = sources.filter((source) => !named.includes(source));
  const oldest = oldestInput(others);
  const heading = words.t(named.length === 0 ? 'allSources' : 'otherSources', { count: others.length });
  const notice = words.t(notices.some(({ kind }) => kind === 'set-aside') ? 'journalNotice' : 'turnedAway.notices');
  // In a demo with nothing else to tell, the mark of the demo is what opens the screen.
  if (sources.length === 0 && notices.length === 0) return null;
  return (
    <ShowSources className="sources">
      {named.map((source) => (
        <span
          key={source.id}
          className="source"
          data-state={isRefused(source) && isWell(source) ? 'refusing' : source.state}
          title={wordsIn(source.lastErrorIn ?? source.lastError ?? '', words.language) || undefined}
        >
          {source.title}{' '}
          <TickingText
            className="freshness"
            text={(now) => freshness(source, now, timeZone, words)}
            by={(now) => freshnessStep(source, now)}
          />{' '}
        </span>
      ))}
      {oldest !== undefined && (
        <span className="source" data-state={named.length === 0 ? 'ok' : oldest.state}>
          {heading}{' '}
          {named.length === 0 && (
            <TickingText
              className="freshness"
              text={(now) => freshness(oldest, now, timeZone, words)}
              by={(now) => freshnessStep(oldest, now)}
            />
          )}{' '}
        </span>
      )}
      {notices.length > 0 && (
        <span className="source source-notice" title={notice} data-testid="notice-mark">
          <NoticeSymbol />
          <span className="visually-hidden">{notice} </span>
        </span>
      )}
    </ShowSources>
  );
}
