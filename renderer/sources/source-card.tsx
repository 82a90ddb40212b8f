import type { ActionsReport } from '#core/board/bridge';
import type { SourceState, SourceStatus } from '#core/board/queue';
import { wordsIn } from '#core/said/sentence';
import type { ReactNode } from 'react';
import { useBoard } from '../board-state.ts';
import { FineSymbol, LooksSymbol, LostSymbol } from '../board/symbols.tsx';
import { TickingText } from '../board/ticking-text.tsx';
import { HelpLink } from '../help/help-link.tsx';
import { sourcePlaces } from '../help/places.ts';
import { clockTime, count } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import { CallFlows } from './call-flows.tsx';
import { clockOffsetText } from './clock-offset.ts';
import { ConnectedSince, Problems } from './connection.tsx';
import { Fact } from './fact.tsx';
import { Knowledge } from './knowledge.tsx';
import { lastHeardText } from './last-heard.ts';
import { sourceTitle } from './source-title.ts';
import { stateSentence } from './state-sentence.ts';
import { TurnedAwayList } from './turned-away-list.tsx';

const symbols: { readonly [state in SourceState]: ReactNode } = {
  ok: <FineSymbol />,
  waiting: <LooksSymbol looks="waiting" />,
  stale: <LooksSymbol looks="old" />,
  failing: <LostSymbol />,
};

/** What to do about a phone system that does not fare well. */
function SourceHelp({ source }: { readonly source: SourceStatus }) {
  const { state, problem } = source;
  const sources = useBoard((board) => board.sources);
  const about = sourceTitle(source.id, sources);
  if (state === 'stale') return <HelpLink place={sourcePlaces.stale} about={about} isInWords />;
  if (state !== 'failing' || problem === null) return null;
  return <HelpLink place={sourcePlaces[problem]} about={about} isInWords />;
}

/** Fetched by now; until then the sentence says how far it has come. */
function History({ source: { backfill } }: { readonly source: SourceStatus }) {
  const { t } = useWords();
  if (backfill === null || backfill.of === 0 || backfill.days < backfill.of) return null;
  return <Fact name={t('fact.history')}>{t('fact.historyDone', { count: backfill.of })}</Fact>;
}

/** What came in; that something came twice or made no sense only where it did. */
function Received({ source: { accepted, repeated, rejected } }: { readonly source: SourceStatus }) {
  const words = useWords();
  const { t } = words;
  const parts = [
    t('fact.accepted', { count: accepted, number: count(accepted, words) }),
    ...(repeated > 0 ? [t('fact.repeated', { number: count(repeated, words) })] : []),
    ...(rejected > 0 ? [t('fact.rejected', { number: count(rejected, words) })] : []),
  ];
  return <Fact name={t('fact.since')}>{parts.join(', ')}</Fact>;
}

/** What was turned away tells of it, with the time and the cure. */
function isSaidBelow({ lastError, turnedAway = [] }: SourceStatus): boolean {
  return turnedAway.some(({ sentence }) => sentence.en === lastError);
}

interface SourceCardProps {
  readonly source: SourceStatus;
  readonly actions: ActionsReport | null;
}

/** One phone system: how it fares in a sentence, when it was heard, what it has told and what it cannot. */
export function SourceCard({ source, actions }: SourceCardProps) {
  const words = useWords();
  const { t, language } = words;
  const sources = useBoard((state) => state.sources);
  const since = useBoard((state) => state.listensSince);
  const timeZone = useBoard((state) => state.setup?.timeZone);
  const clock = clockOffsetText(source, words);
  return (
    <li className="source-card" data-state={source.state} data-testid={`source-${source.id}`}>
      <div className="source-faring">
        <h3>{sourceTitle(source.id, sources)}</h3>
        <p className="source-state">
          {symbols[source.state]}
          <TickingText testId="state" text={(now) => stateSentence(source, now, words)} />
          <SourceHelp source={source} />
        </p>
        {source.lastError !== null && !isSaidBelow(source) && (
          <p className="technical" data-testid="technical">
            <b>{t('technical')}</b>{' '}
            <span lang={source.lastErrorIn === undefined ? 'en' : undefined}>
              {wordsIn(source.lastErrorIn ?? source.lastError, language)}
            </span>
          </p>
        )}
        <Problems source={source} />
        <TurnedAwayList source={source} mayMend={actions?.allowed === true} />
      </div>
      <dl>
        {timeZone !== undefined && (
          <Fact name={t('fact.heard')}>
            <TickingText text={(now) => lastHeardText(source.lastInputAt, now, timeZone, words)} />
          </Fact>
        )}
        {timeZone !== undefined && typeof source.connection?.since === 'string' && (
          <ConnectedSince since={Date.parse(source.connection.since)} timeZone={timeZone} />
        )}
        <Received source={source} />
        {source.freshness === 'live' && since !== null && timeZone !== undefined && (
          <Fact name={t('fact.counts')}>{t('fact.countsSince', { time: clockTime(Date.parse(since), timeZone) })}</Fact>
        )}
        {clock !== null && <Fact name={t('fact.clock')}>{clock}</Fact>}
        <History source={source} />
        <Knowledge source={source} />
      </dl>
      {source.callFlows.length > 0 && <CallFlows source={source} actions={actions} />}
    </li>
  );
}
