import type { Queue } from '#core/board/queue';
import { runningClock } from '#tests/support/clocks';
import type { Configuration } from '#tests/support/configurations';
import { twoQueues } from '#tests/support/configurations';
import { eventually } from '#tests/support/eventually';
import { startHub, type RunningHub } from '#tests/support/hubs';
import { tempFolder } from '#tests/support/temp-folder';

/** A machine with other work may take many times as long to look into a file again. Milliseconds. */
const patience = 40_000;

export interface MappedHub extends RunningHub {
  /** Waits until the queue `support` shows these figures. */
  shows(figures: Partial<Queue>): Promise<void>;
  /** Waits until the source says that it is so. */
  says(state: string, sentence?: string): Promise<void>;
  status(): Promise<{ readonly state: string; readonly lastError: string | null }>;
}

/** A real hub with one source that is described by a mapping, at ten o'clock. */
export async function startMapped(source: Configuration, dataFolder = tempFolder()): Promise<MappedHub> {
  const hub = await startHub({
    dataFolder,
    clock: runningClock('2026-11-18T10:00:00+01:00'),
    configuration: twoQueues({ sources: [{ id: 'pbx', ...source }] }),
  });
  const status = async () => {
    const [first] = (await hub.line.sources()).sources;
    if (first === undefined) throw new Error('There is no source.');
    return first;
  };
  const isSo = async (figures: Partial<Queue>): Promise<boolean> => {
    const queue = (await hub.line.picture()).queues[0];
    return Object.entries(figures).every(([name, value]) => queue?.[name as keyof Queue] === value);
  };
  return {
    ...hub,
    status,
    shows: (figures) => eventually(JSON.stringify(figures), () => isSo(figures), patience),
    says: (state, sentence = '') =>
      eventually(
        `${state} ${sentence}`,
        async () => {
          const { state: now, lastError } = await status();
          return now === state && (lastError ?? '').includes(sentence);
        },
        patience,
      ),
  };
}
