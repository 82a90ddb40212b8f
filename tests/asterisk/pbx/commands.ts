import { execFile } from 'node:child_process';

/** What a command printed. @throws Error with the end of what it said on stderr */
export function output(
  command: string,
  args: readonly string[],
  options: { readonly folder?: string; readonly environment?: object } = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const settings = {
      maxBuffer: 64 * 1024 * 1024,
      ...(options.folder !== undefined && { cwd: options.folder }),
      env: { ...process.env, LC_ALL: 'C', ...options.environment },
    };
    execFile(command, [...args], settings, (error, stdout, stderr) => {
      if (error === null) return resolve(stdout);
      reject(new Error(`${command} ${args[0] ?? ''} failed: ${stderr.trim().slice(-300)}`));
    });
  });
}
