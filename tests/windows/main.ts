import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** `main.ts installer` and `main.ts node`: what can be seen of Windows on Debian, under Wine. Needs root; takes minutes. */
const scripts = ['installer', 'node'] as const;
const name = scripts.find((script) => script === process.argv[2]);
if (name === undefined) throw new Error(`Expected one of: ${scripts.join(', ')}.`);

const build = async (file: string, work: string): Promise<void> => {
  const module = (await import(new URL(`../../build/${file}`, import.meta.url).href)) as Record<string, () => unknown>;
  await module[work]?.();
};
await build('board.mjs', 'ensureBoard');
await build('hub.mjs', 'ensureHub');
if (name === 'installer') {
  await build('desktop.mjs', 'ensureDesktop');
  await build('licences.mjs', 'writeLicences');
}
const script = fileURLToPath(new URL(`${name}.sh`, import.meta.url));
const { status } = spawnSync('bash', [script], { stdio: ['ignore', 'inherit', 'inherit'] });
process.exitCode = status ?? 1;
