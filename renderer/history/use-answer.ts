import { useEffect, useState } from 'react';

/** The newest answer that came, and why the newest question has none. */
export interface Answered<Answer> {
  readonly answer: Answer | null;
  readonly failed: string | null;
}

/** Asks anew whenever `ask` is another function. Until the new answer is here, the one before stands. */
export function useAnswer<Answer>(ask: () => Promise<Answer>): Answered<Answer> {
  const [answered, setAnswered] = useState<Answered<Answer>>({ answer: null, failed: null });
  useEffect(() => {
    let isGone = false;
    ask().then(
      (answer) => {
        if (!isGone) setAnswered({ answer, failed: null });
      },
      (error: unknown) => {
        const failed = error instanceof Error ? error.message : '';
        if (!isGone) setAnswered(({ answer }) => ({ answer, failed }));
      },
    );
    return () => {
      isGone = true;
    };
  }, [ask]);
  return answered;
}
