import { useCallback, useEffect, useState } from 'react';

export interface Polled<Answer> {
  readonly answer: Answer | null;
  /** Why the last time brought none. */
  readonly failed: string | null;
  /** What another ask has answered meanwhile, or why it did not. */
  take(asked: Promise<Answer>): Promise<void>;
}

const whyOf = (error: unknown): string => (error instanceof Error ? error.message : '');

/** Asks now and then for as long as it is looked at: for what changes while somebody sets something up. `every`: milliseconds. */
export function usePolled<Answer>(ask: () => Promise<Answer>, every: number): Polled<Answer> {
  const [state, setState] = useState<{ readonly answer: Answer | null; readonly failed: string | null }>({
    answer: null,
    failed: null,
  });
  useEffect(() => {
    let isGone = false;
    const look = (): void => {
      ask().then(
        (answer) => {
          if (!isGone) setState({ answer, failed: null });
        },
        (error: unknown) => {
          if (!isGone) setState(({ answer }) => ({ answer, failed: whyOf(error) }));
        },
      );
    };
    look();
    const timer = setInterval(look, every);
    return () => {
      isGone = true;
      clearInterval(timer);
    };
  }, [ask, every]);
  const take = useCallback(async (asked: Promise<Answer>) => {
    try {
      setState({ answer: await asked, failed: null });
    } catch (error) {
      setState(({ answer }) => ({ answer, failed: whyOf(error) }));
    }
  }, []);
  return { ...state, take };
}
