import { existsSync, readFileSync } from 'node:fs';
import { metric } from './hub-metrics.ts';

/** What a process holds, in millions of bytes. Where there is no /proc, the hub is asked itself. */
export async function residentMegabytes(pid: number, board: string): Promise<number> {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return (await metric(board, 'process_resident_memory_bytes')) / 1_000_000;
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(file, 'utf8'))?.[1];
  return (Number(kibibytes) * 1_024) / 1_000_000;
}
