/**
 * glibc keeps a store of memory for each thread, and gives little of it back: a hub with its handful of threads holds a tenth more,
 * and the more the longer it runs. Asked for one store only, as can be done before the process is there and not later.
 */
export const oneStore = process.platform === 'linux' ? { MALLOC_ARENA_MAX: '1' } : {};

/** Becomes the same program anew, under the same number, where that is still to be asked for. */
export function beginWithOneStore() {
  const isAsked = Object.keys(oneStore).every((name) => process.env[name] !== undefined);
  if (isAsked || process.execve === undefined) return;
  const { execPath, execArgv, argv, env } = process;
  process.execve(execPath, [execPath, ...execArgv, ...argv.slice(1)], { ...env, ...oneStore });
}
