import { setTimeout as pause } from 'node:timers/promises';

/** What an installed program can tell of itself. */
export interface SelfTestResult {
  readonly selfTest: 'passed' | 'failed';
  readonly window: boolean;
  readonly journal: boolean;
  readonly call: boolean;
  /** The first thing that failed, as a sentence; `null` where nothing did. */
  readonly problem: string | null;
}

/** The steps, each of which fails with a sentence or goes well. */
export interface SelfTestSteps {
  /** The journal is open and takes writes. */
  journal(): Promise<boolean>;
  /** The window's page shows its board. */
  window(): Promise<boolean>;
  /** Sends one call, as a phone system would. */
  send(): Promise<void>;
  /** The board in the window counts it. */
  isCounted(): Promise<boolean>;
}

/** A slow machine's first start, with a virus scanner that reads every file. Milliseconds. */
const eachWithin = 60_000;
const lookEvery = 200;

export async function runSelfTest(steps: SelfTestSteps, within: number = eachWithin): Promise<SelfTestResult> {
  const done = { window: false, journal: false, call: false };
  try {
    done.journal = await becomes(() => steps.journal(), 'The journal did not open', within);
    done.window = await becomes(() => steps.window(), 'The window did not show its board', within);
    await steps.send();
    done.call = await becomes(() => steps.isCounted(), 'The call was not counted on the board', within);
    return { selfTest: 'passed', ...done, problem: null };
  } catch (error) {
    return { selfTest: 'failed', ...done, problem: error instanceof Error ? error.message : String(error) };
  }
}

async function becomes(isSo: () => Promise<boolean>, otherwise: string, within: number): Promise<true> {
  const until = performance.now() + within;
  let why = '';
  while (performance.now() < until) {
    try {
      if (await isSo()) return true;
    } catch (error) {
      why = error instanceof Error ? `: ${error.message}` : '';
    }
    await pause(lookEvery);
  }
  throw new Error(`${otherwise} within ${Math.round(within / 1_000)} s${why}.`);
}
