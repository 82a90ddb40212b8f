import { age } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import { LostSymbol } from './symbols.tsx';
import { TickingText } from './ticking-text.tsx';

/** Says that the hub cannot be heard, and how old the figures have become since it was (the hub's time). */
export function ConnectionBanner({ frozenAt }: { readonly frozenAt: number }) {
  const words = useWords();
  return (
    <p className="connection-banner" role="alert" data-testid="connection">
      <LostSymbol />
      <TickingText text={(now) => words.lost(age(now - frozenAt, words))} />
    </p>
  );
}
