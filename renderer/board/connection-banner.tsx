import { age } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import { LostSymbol } from './symbols.tsx';
import { TickingText } from './ticking-text.tsx';

/** Says that the hub cannot be heard, and how old the figures have become since it was (the hub's time). */
export function ConnectionBanner({ frozenAt }: { readonly frozenAt: number }) {
  const words = useWords();
  return (
    <div className="connection-banner" data-testid="connection">
      {/* Told once to who listens: the age, which counts on, is for the eye. */}
      <span className="visually-hidden" role="alert">
        {words.t('noConnection')}
      </span>
      <LostSymbol />
      <TickingText text={(now) => words.t('lost', { age: age(now - frozenAt, words) })} />
    </div>
  );
}
