import { setTimeout as pause } from 'node:timers/promises';
import type { SourcesReport } from '#core/board/queue';

/** Until each phone system has told what is there. */
export async function live(board: string): Promise<void> {
  for (;;) {
    const { sources } = (await (await fetch(`${board}/api/sources`)).json()) as SourcesReport;
    if (sources.every(({ state }) => state === 'ok')) return;
    await pause(20);
  }
}
