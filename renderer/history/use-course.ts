import type { Bridge } from '#core/asks/bridge';
import type { Course } from '#core/history/normal';
import { useEffect } from 'react';
import { create } from 'zustand';
import { useBridge } from '../bridge.ts';

/** The hours go on slowly: so often is often enough. Milliseconds. */
const askEvery = 60_000;

const useStored = create<{ readonly course: Course | null }>(() => ({ course: null }));

/** How many tiles look at it: it is asked for once for all of them. */
let lookers = 0;
let timer: ReturnType<typeof setInterval> | undefined;

function look({ course }: Pick<Bridge, 'course'>): () => void {
  const ask = (): void => {
    course().then(
      (answer) => useStored.setState({ course: answer }),
      // The row stands still until the next answer: the board itself says when the hub is lost.
      () => {},
    );
  };
  lookers += 1;
  if (lookers === 1) {
    ask();
    timer = setInterval(ask, askEvery);
  }
  return () => {
    lookers -= 1;
    if (lookers === 0) clearInterval(timer);
  };
}

/** Today by the hour; `null` until it is known. */
export function useCourse(): Course | null {
  const bridge = useBridge();
  useEffect(() => look(bridge), [bridge]);
  return useStored(({ course }) => course);
}
