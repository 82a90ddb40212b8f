import type { SourceStatus } from '#core/board/queue';
import { useBoard } from '../board-state.ts';
import { useWords } from '../words/use-words.ts';
import { Fact } from './fact.tsx';
import { gapsOf, queuesOf, voiceOf, type Gap } from './gaps.ts';
import { nameList, numberList } from './number-list.ts';
import { sourceTitle } from './source-title.ts';
import { useQueues } from './use-queues.ts';

/** Queues are named where they are few. */
const mostQueues = 3;

function GapText({ gap }: { readonly gap: Gap }) {
  const words = useWords();
  const { t } = words;
  const sources = useBoard((state) => state.sources);
  const queues = useBoard((state) => state.queues);
  const { cost, names } = gap;
  const numbers = numberList(names, words);
  const text =
    cost.kind === 'unknown'
      ? t('gap.unknown', { numbers })
      : t(`gap.${cost.kind}`, { numbers, source: sourceTitle(cost.from, sources) });
  if (gap.queues === null) return text;
  const named = gap.queues.map((id) => queues.get(id)?.name ?? id);
  return t('gap.inQueues', { gap: text, queues: nameList(named, mostQueues, words) });
}

/** What it cannot know, and which tiles that costs. */
function Gaps({ source }: { readonly source: SourceStatus }) {
  const { t } = useWords();
  const gaps = gapsOf(source, useQueues());
  if (gaps.length === 0) return <Fact name={t('fact.gaps')}>{t('fact.gapsNone')}</Fact>;
  return (
    <Fact name={t('fact.gaps')}>
      <ul>
        {gaps.map((gap) => (
          <li key={JSON.stringify(gap)} data-cost={gap.cost.kind}>
            <GapText gap={gap} />
          </li>
        ))}
      </ul>
    </Fact>
  );
}

/** For how much it speaks right now. */
function Voice({ source }: { readonly source: SourceStatus }) {
  const { t } = useWords();
  const { numbers, queues } = voiceOf(source, useQueues());
  if (numbers === 0) return <Fact name={t('fact.voice')}>{t('fact.voiceNone')}</Fact>;
  return (
    <Fact name={t('fact.voice')}>
      {t('fact.voiceIn', { numbers: t('fact.voiceNumbers', { count: numbers }), count: queues })}
    </Fact>
  );
}

/** What it says and what it cannot; in one sentence where it has no number to say at all. */
export function Knowledge({ source }: { readonly source: SourceStatus }) {
  const { t } = useWords();
  const queues = queuesOf(source, useQueues());
  if (source.provides.length === 0) return <Fact name={t('fact.voice')}>{t('fact.voiceNever')}</Fact>;
  if (queues.length === 0) return <Fact name={t('fact.voice')}>{t('fact.voiceElsewhere')}</Fact>;
  return (
    <>
      <Voice source={source} />
      <Gaps source={source} />
    </>
  );
}
