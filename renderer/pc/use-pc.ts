import type { ArgumentsOf } from '#core/asks/table';
import type { PcReport } from '#core/pc/own';
import { useCallback, useEffect, useState } from 'react';
import { useBridge } from '../bridge.ts';
import type { LastChange } from '../settings/use-settings.ts';

export type PcChanges = ArgumentsOf<'changeThisPc'>[0];

export interface ThisPc {
  readonly report: PcReport;
  readonly last: LastChange | null;
  /** Why the last change was not made. */
  readonly failed: string | null;
  /** In use at once. `said`: what is so then, in words. `isFinal`: what was before is not known here, and cannot be put back. */
  change(changes: PcChanges, said: string, isFinal?: boolean): Promise<void>;
  undo(said: string): Promise<void>;
  /** It has just said how it stands. */
  seen(report: PcReport): void;
}

/** What was changed can be put back for so long. Milliseconds. */
const undoFor = 60_000;
/** Displays come and go, and the tray's menu changes things too. Milliseconds. */
const askEvery = 3_000;

interface State {
  /** `undefined`: it has not said yet. */
  readonly report: PcReport | null | undefined;
  readonly last: LastChange | null;
  readonly failed: string | null;
  readonly before: PcReport | null;
}

/** The settings of the PC that shows this page in the program's own window; `null`: a browser shows it; `undefined`: not known yet. */
export function useThisPc(): ThisPc | null | undefined {
  const bridge = useBridge();
  const [state, setState] = useState<State>({ report: undefined, last: null, failed: null, before: null });

  useEffect(() => {
    let isGone = false;
    const look = () =>
      bridge.thisPc().then(
        (report) => !isGone && setState((now) => ({ ...now, report })),
        () => undefined,
      );
    void look();
    const timer = setInterval(() => void look(), askEvery);
    return () => {
      isGone = true;
      clearInterval(timer);
    };
  }, [bridge]);

  const { report, last, failed, before } = state;

  const put = useCallback(
    async (changes: PcChanges, next: LastChange, was: PcReport | null) => {
      try {
        const now = await bridge.changeThisPc(changes);
        setState({ report: now, last: next, failed: null, before: was });
      } catch (error) {
        const why = error instanceof Error ? error.message : '';
        setState((now) => ({ ...now, failed: why }));
      }
    },
    [bridge],
  );

  if (report === null || report === undefined) return report;
  return {
    report,
    last,
    failed,
    change: (changes, said, isFinal = false) =>
      put(changes, { text: said, until: isFinal ? null : Date.now() + undoFor }, isFinal ? null : report),
    seen: (next) => setState((now) => ({ ...now, report: next })),
    undo: async (said) => {
      if (before === null) return;
      const { hasPin: _, ...settings } = before.settings;
      await put(settings, { text: said, until: null }, null);
    },
  };
}
