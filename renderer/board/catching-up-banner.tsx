import { wholePercentage } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import { LooksSymbol } from './symbols.tsx';

/** Says that the hub has just started, and how much of today it has read back. `done` from 0 to 1. */
export function CatchingUpBanner({ done }: { readonly done: number }) {
  const words = useWords();
  return (
    <div className="catching-up-banner" data-testid="catching-up">
      <progress className="visually-hidden" value={done} aria-label={words.t('catchingUpLabel')} />
      <span aria-hidden="true">
        <LooksSymbol looks="waiting" /> {words.t('catchingUp', { share: wholePercentage(done, words) })}
      </span>
    </div>
  );
}
