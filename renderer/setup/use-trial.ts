import { useState } from 'react';
import type { JsonObject } from '#core/said/json';
import type { SettingsProblem } from '#core/settings/settings';
import type { Trial } from '#core/settings/trial';
import { useBridge } from '../bridge.ts';
import { useSaid } from '../forms/labelled.tsx';

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
  readonly attempt: () => Promise<void>;
}

/** Asks a phone system once, when told to. */
export function useTrial({ configuration, source, onProblems }: TrialOptions): TrialState {
  const say = useSaid();
  const bridge = useBridge();
  const [isTrying, setIsTrying] = useState(false);
  const [trial, setTrial] = useState<Trial | null>(null);
  const [refused, setRefused] = useState<string | null>(null);

  async function attempt(): Promise<void> {
    setIsTrying(true);
    setRefused(null);
    try {
      const answer = await bridge.trySource({ configuration, source });
      if ('problems' in answer) {
        setTrial(null);
        onProblems?.(answer.problems);
        setRefused(answer.problems.map(({ path, message }) => `${path}: ${say(message)}`).join(' '));
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
  return { isTrying, trial, refused, attempt };
}
