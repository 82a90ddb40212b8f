import { useState } from 'react';
import type { JsonObject } from '#core/said/json';
import type { SettingsProblem } from '#core/settings/settings';
import type { Trial } from '#core/settings/trial';
import { useBridge } from '../bridge.ts';
import { useSaid } from '../forms/labelled.tsx';
import { useWords } from '../words/use-words.ts';

export interface TrialOptions {
  readonly configuration: JsonObject;
  readonly source: string;
  /** What is wrong with the settings, or nothing. */
  readonly onProblems?: ((problems: readonly SettingsProblem[]) => void) | undefined;
}

export interface TrialState {
  readonly isTrying: boolean;
  readonly trial: Trial | null;
  /** Why nothing was tried. */
  readonly refused: string | null;
  /** With these settings where they are other ones than those that are drawn. */
  readonly attempt: (asked?: JsonObject) => Promise<void>;
}

/** Asks a phone system once, when told to. */
export function useTrial({ configuration, source, onProblems }: TrialOptions): TrialState {
  const say = useSaid();
  const { t } = useWords();
  const bridge = useBridge();
  const [isTrying, setIsTrying] = useState(false);
  const [trial, setTrial] = useState<Trial | null>(null);
  const [refused, setRefused] = useState<string | null>(null);

  async function attempt(asked = configuration): Promise<void> {
    setIsTrying(true);
    setRefused(null);
    try {
      const answer = await bridge.trySource({ configuration: asked, source });
      if ('problems' in answer) {
        setTrial(null);
        onProblems?.(answer.problems);
        setRefused(refusalOf(answer.problems));
      } else {
        onProblems?.([]);
        setTrial(answer.trial);
      }
    } catch (error) {
      setTrial(null);
      setRefused(error instanceof Error ? error.message : '');
    } finally {
      setIsTrying(false);
    }
  }

  /** What stands at its field is not said twice, and by no path. */
  function refusalOf(problems: readonly SettingsProblem[]): string {
    const isAtField = ({ path }: SettingsProblem): boolean => onProblems !== undefined && path.startsWith('sources[');
    const others = problems.filter((problem) => !isAtField(problem));
    const said = others.map(({ path, message }) => `${path}: ${say(message)}`);
    return [...(problems.some(isAtField) ? [t('setup.seeFields')] : []), ...said].join(' ');
  }
  return { isTrying, trial, refused, attempt };
}
