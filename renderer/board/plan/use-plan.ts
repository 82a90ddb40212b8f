import {
  createContext,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
  type CSSProperties,
  type RefObject,
} from 'react';
import { useBoard } from '../../board-state.ts';
import { useWords } from '../../words/use-words.ts';
import type { Size } from './letters.ts';
import { planFor, type Plan } from './plan.ts';
import { textsOf } from './texts.ts';

export const PlanContext = createContext<Plan | null>(null);

/** How the board stands now. */
export function usePlan(): Plan {
  const plan = useContext(PlanContext);
  if (plan === null) throw new Error('There is no plan around this part of the board.');
  return plan;
}

/** How large the window is, and how much of it the tiles have: a strip above them, or a list beside, takes its part. */
export function useRoom(tiles: RefObject<HTMLElement | null>): { readonly screen: Size; readonly area: Size } {
  const [screen, setScreen] = useState<Size>(sizeOfWindow);
  const [area, setArea] = useState<Size>(screen);
  useEffect(() => {
    const measure = () => setScreen(sizeOfWindow());
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  useLayoutEffect(() => {
    const element = tiles.current;
    if (element === null) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      // A page that is not laid out has no size.
      if (width === 0 || height === 0) return;
      setArea((known) => (known.width === width && known.height === height ? known : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [tiles]);
  return { screen, area };
}

const sizeOfWindow = (): Size => ({ width: window.innerWidth, height: window.innerHeight });

/** The plan for so many tiles. The same as before as long as nothing that it depends on is another. */
export function useNewPlan(tiles: number, hasNotes: boolean, { screen, area }: ReturnType<typeof useRoom>): Plan {
  const words = useWords();
  const scale = useBoard((state) => state.settings.scale);
  const texts = useMemo(() => textsOf(words), [words]);
  return useMemo(
    () => planFor({ tiles, area, screen, scale, texts, hasNotes }),
    [tiles, area, screen, scale, texts, hasNotes],
  );
}

/** What the styles must know of it. */
export function planStyle(plan: Plan): CSSProperties {
  const { label, name, figure, big, tracks, rows, scale } = plan;
  const pixels = (length: number) => `${length.toFixed(2)}px`;
  return {
    '--label': pixels(label),
    '--name': pixels(name),
    '--small-figure': pixels(figure),
    '--big': pixels(big),
    '--tracks': tracks,
    '--rows': rows,
    '--letters': scale,
  } as CSSProperties;
}
