import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import type { Picture } from '#core/board/queue';
import type { Ended } from './commands.ts';
import { runCommand } from './commands.ts';
import type { Configuration } from './configurations.ts';
import { tempFolder } from './temp-folder.ts';

/** Runs the real `replay` over a capture. */
export function runReplay(
  configuration: Configuration,
  capture: string,
  ats: readonly string[] = [],
  environment: { readonly [name: string]: string } = {},
  switches: readonly string[] = [],
): Promise<Ended> {
  const folder = tempFolder();
  const [configFile, captureFile] = [join(folder, 'config.json'), join(folder, 'capture.ndjson')];
  writeFileSync(configFile, JSON.stringify(configuration));
  writeFileSync(captureFile, capture);
  const options = ats.flatMap((at) => ['--at', at]);
  return runCommand(['replay', '--config', configFile, '--capture', captureFile, ...options, ...switches], environment);
}

/** A line of what `replay` prints. */
export type ReplayLine = Pick<Picture, 'at' | 'queues'>;

/** The line that a replay prints where the board shows this. */
export const lineOf = ({ at, queues }: Picture): ReplayLine => ({ at, queues });

/** What `replay` prints, one moment a line and nothing else. */
export async function replayed(
  configuration: Configuration,
  capture: string,
  ats?: readonly string[],
): Promise<ReplayLine[]> {
  const { code, stdout, stderr } = await runReplay(configuration, capture, ats);
  if (code !== 0 || stderr !== '') throw new Error(`replay ended with ${code}: ${stderr}`);
  if (!stdout.endsWith('\n')) throw new Error('The last line has no end.');
  return stdout
    .slice(0, -1)
    .split('\n')
    .map((line) => JSON.parse(line) as ReplayLine);
}

/** What `export` prints of a data folder. */
export async function exported(dataFolder: string, ...options: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runCommand(['export', '--data', dataFolder, ...options]);
  if (code !== 0 || stderr !== '') throw new Error(`export ended with ${code}: ${stderr}`);
  return stdout;
}
