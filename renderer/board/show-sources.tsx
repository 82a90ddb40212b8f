import type { ReactNode } from 'react';
import { boardStore } from '../board-state.ts';
import { useWords } from '../words/use-words.ts';

interface ShowSourcesProps {
  readonly className: string;
  readonly testId?: string;
  readonly children: ReactNode;
}

/** What of the header opens the screen of the phone systems. It looks like what it says, and like no button. */
export function ShowSources({ className, testId = 'show-sources', children }: ShowSourcesProps) {
  const { t } = useWords();
  return (
    <button
      type="button"
      className={className}
      aria-haspopup="dialog"
      data-testid={testId}
      onClick={() => boardStore.getState().showSources(true)}
    >
      {children}
      <span className="visually-hidden">{t('showSources')}</span>
    </button>
  );
}
