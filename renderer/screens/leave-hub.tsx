import type { Sentence } from '#core/said/sentence';
import { useState } from 'react';
import { useBridge } from '../bridge.ts';
import { useWords } from '../words/use-words.ts';

/** A desktop that is another hub's screen becomes its own hub again. */
export function LeaveHub({ address }: { readonly address: string }) {
  const { t, language } = useWords();
  const bridge = useBridge();
  const [isLeft, setIsLeft] = useState(false);
  const [problem, setProblem] = useState<Sentence | string | null>(null);

  async function leave(): Promise<void> {
    try {
      const answer = await bridge.leaveHub();
      if (answer !== null && 'left' in answer) return setIsLeft(true);
      setProblem(answer?.problem ?? '');
    } catch (error) {
      setProblem(error instanceof Error ? error.message : '');
    }
  }
  if (isLeft) return <output className="pair-done">{t('screens.join.left')}</output>;
  return (
    <section className="pair-leave" aria-label={t('screens.join.leave')}>
      <p>{t('screens.join.leaveHelp', { address })}</p>
      {problem !== null && (
        <p className="pair-problem" role="alert">
          {typeof problem === 'string' ? problem : problem[language]}
        </p>
      )}
      <button type="button" className="plain-button" onClick={() => void leave()}>
        {t('screens.join.leave')}
      </button>
    </section>
  );
}
