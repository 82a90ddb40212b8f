import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { replaceFile } from '../machine/atomic-file.ts';
import { faultOf } from '../machine/fault.ts';
import type { Logger } from '../machine/log.ts';
import { ways } from './deliver.ts';
import { periods } from './settings.ts';

const waiting = z.object({ way: z.enum(ways), period: z.enum(periods), from: z.string(), to: z.string() });

/** A report that did not get through yet. */
export type WaitingReport = Readonly<z.infer<typeof waiting>>;

const state = z.object({
  /** The last morning (`YYYY-MM-DD`) whose reports were put among those that wait; `null`: none ever. */
  morning: z.string().nullable(),
  waiting: z.array(waiting),
});

export interface ReportState {
  readonly morning: string | null;
  /** The oldest first. */
  readonly waiting: readonly WaitingReport[];
}

export interface ReportStateFile {
  read(): ReportState;
  /** Where that fails, a report may be made twice after the next start, and nothing else. */
  write(state: ReportState): Promise<void>;
}

export function reportStateIn(file: string, log: Pick<Logger, 'warn'>): ReportStateFile {
  return {
    read() {
      try {
        return state.parse(JSON.parse(readFileSync(file, 'utf8')));
      } catch {
        // At the first start there is none.
        return { morning: null, waiting: [] };
      }
    },
    async write(next) {
      try {
        await replaceFile(file, JSON.stringify(next));
      } catch (error) {
        log.warn({ fault: faultOf(error) }, 'Which reports were made cannot be written down.');
      }
    },
  };
}
