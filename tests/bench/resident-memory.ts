import { existsSync, readFileSync } from 'node:fs';
import { metric } from './hub-metrics.ts';

/** What a process holds, in millions of bytes. Where there is no /proc, the hub is asked itself. */
export async function residentMegabytes(pid: number, board: string): Promise<number> {
  if (!existsSync(statusOf(pid))) return (await metric(board, 'process_resident_memory_bytes')) / 1_000_000;
  return residentMegabytesOf(pid);
}

/** The same, where there is a /proc. */
export function residentMegabytesOf(pid: number): number {
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(statusOf(pid), 'utf8'))?.[1];
  return (Number(kibibytes) * 1_024) / 1_000_000;
}

const statusOf = (pid: number): string => `/proc/${pid}/status`;
