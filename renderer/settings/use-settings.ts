import type { Configuration, SettingsAnswer, SettingsProblem, SettingsReport } from '#core/settings/settings';
import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { useBridge } from '../bridge.ts';
import { rebased } from './rebase.ts';

/** What was changed last, in words, for whoever may want to take it back. */
export interface LastChange {
  readonly text: string;
  /** Until when it can be taken back: an instant in milliseconds of this machine; `null`: it was. */
  readonly until: number | null;
}

export interface Settings {
  readonly report: SettingsReport;
  readonly problems: readonly SettingsProblem[];
  readonly last: LastChange | null;
  /** Applied at once, or told what is wrong with it. `said`: what is so then, in words. */
  change(configuration: Configuration, said: string): Promise<boolean>;
  undo(said: string): Promise<void>;
  /** What is wrong was looked at: another page, another field. */
  forget(): void;
  reload(): Promise<void>;
}

/** The hub lets a change be taken back for so long. Milliseconds. */
const undoFor = 60_000;

/** The settings of the hub, and how they are changed; `null` until they are here. `failed`: why they are not. */
export function useNewSettings(): { readonly settings: Settings | null; readonly failed: string | null } {
  const bridge = useBridge();
  const [report, setReport] = useState<SettingsReport | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [problems, setProblems] = useState<readonly SettingsProblem[]>([]);
  const [last, setLast] = useState<LastChange | null>(null);
  /** As the hub has them by its last answer: a page is drawn with them a moment later. */
  const newest = useRef<SettingsReport | null>(null);
  const turn = useRef<Promise<unknown>>(Promise.resolve());

  const take = useCallback((next: SettingsReport) => {
    newest.current = next;
    setReport(next);
    setFailed(null);
  }, []);

  const reload = useCallback(async () => {
    try {
      take(await bridge.settings());
    } catch (error) {
      setFailed(error instanceof Error ? error.message : '');
    }
  }, [bridge, take]);
  useEffect(() => {
    bridge.settings().then(take, (error: unknown) => setFailed(error instanceof Error ? error.message : ''));
  }, [bridge, take]);

  async function answered(asked: Promise<SettingsAnswer>, next: LastChange): Promise<boolean> {
    try {
      const answer = await asked;
      if ('problems' in answer) {
        setProblems(answer.problems);
        // Of what somebody else has changed meanwhile, the newest is shown.
        if (answer.problems.some(({ path }) => path === '')) await reload();
        return false;
      }
      take(answer.settings);
      setProblems([]);
      setLast(next);
      return true;
    } catch (error) {
      const message = error instanceof Error ? error.message : '';
      setProblems([{ path: '', message: { da: message, en: message } }]);
      return false;
    }
  }

  /** One after the other: each is based on what the one before made. */
  function inTurn(work: () => Promise<boolean>): Promise<boolean> {
    const done = turn.current.then(work);
    turn.current = done.catch(() => undefined);
    return done;
  }
  const revision = (): string => newest.current?.revision ?? '';

  const settings = report && {
    report,
    problems,
    last,
    change: (configuration: Configuration, text: string) =>
      inTurn(() => {
        const now = newest.current?.configuration ?? report.configuration;
        const next = rebased(report.configuration, configuration, now) as Configuration;
        return answered(bridge.changeSettings({ revision: revision(), configuration: next }), {
          text,
          until: Date.now() + undoFor,
        });
      }),
    undo: async (text: string) => {
      await inTurn(() => answered(bridge.undoSettings({ revision: revision() }), { text, until: null }));
    },
    forget: () => setProblems([]),
    reload,
  };
  return { settings, failed };
}

export const SettingsContext = createContext<Settings | null>(null);

export function useSettings(): Settings {
  const settings = useContext(SettingsContext);
  if (settings === null) throw new Error('There are no settings around this part of the screen.');
  return settings;
}
