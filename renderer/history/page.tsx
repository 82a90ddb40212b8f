import { useEffect, useRef, type ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';
import { closePage } from './page-choice.ts';

interface PageProps {
  readonly title: string;
  readonly testId: string;
  /** Beside the title: what is chosen. */
  readonly choices: ReactNode;
  readonly children: ReactNode;
}

/** A page over the board, until it is closed. It fills the screen: who reads it does not watch the wall. */
export function Page({ title, testId, choices, children }: PageProps) {
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element !== null && !element.open) element.showModal();
  }, []);
  return (
    <dialog
      className="page-screen"
      aria-labelledby={`${testId}-title`}
      data-testid={testId}
      ref={dialog}
      onClose={closePage}
    >
      <header className="page-head">
        <h2 id={`${testId}-title`}>{title}</h2>
        <div className="page-choices">{choices}</div>
        <button type="button" className="plain-button" onClick={() => dialog.current?.close()}>
          {t('backToBoard')}
        </button>
      </header>
      <section className="page-body" aria-label={title}>
        {children}
      </section>
    </dialog>
  );
}
