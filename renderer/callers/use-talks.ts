import type { CallerTalks } from '#core/callers/caller';
import type { LostLine } from '#core/lost-calls/line';
import { useState } from 'react';
import { useBridge } from '../bridge.ts';
import { useWords } from '../words/use-words.ts';

type About = { readonly number: string } | { readonly line: string };

/** `line`: of whose line it was asked; `null`: of a number that somebody typed. */
interface State {
  readonly isAsked: boolean;
  readonly line: LostLine | null;
  readonly found: CallerTalks | null;
  readonly wrong: string | null;
}

export interface Talks extends State {
  readonly isBusy: boolean;
  ofNumber(number: string): void;
  /** Its number is known to the hub, and to us if it is shown. */
  ofLine(line: LostLine, isShown: boolean): void;
  forget(): void;
}

const nothing: State = { isAsked: false, line: null, found: null, wrong: null };

/** Who a caller last spoke with, when somebody asks for it. One question at a time: each reads days of the journal. */
export function useTalks(): Talks {
  const bridge = useBridge();
  const { language } = useWords();
  const [state, setState] = useState(nothing);
  const isBusy = state.isAsked && state.found === null && state.wrong === null;

  async function look(about: About, line: LostLine | null): Promise<void> {
    if (isBusy) return;
    const asked = { ...nothing, isAsked: true, line };
    setState(asked);
    try {
      const answer = await bridge.callerTalks(about);
      setState('problem' in answer ? { ...asked, wrong: answer.problem[language] } : { ...asked, found: answer });
    } catch (error) {
      setState({ ...asked, wrong: error instanceof Error ? error.message : '' });
    }
  }

  return {
    ...state,
    isBusy,
    ofNumber: (number) => void look({ number }, null),
    ofLine: (line, isShown) => {
      const about = isShown && line.caller !== null ? { number: line.caller } : { line: line.id };
      void look(about, line);
    },
    forget: () => {
      if (!isBusy) setState(nothing);
    },
  };
}
