import { spawn } from 'node:child_process';
import os from 'node:os';
import { root } from './paths.mjs';

/** SIGBREAK is Windows' Ctrl-Break; elsewhere it never comes. */
const signals = ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGBREAK'];

/**
 * Runs a program to its end. Our signals become the program's, so that whoever stops us stops it too.
 * `output` takes what comes through its pipes as text, for a caller that wants to read along.
 * Resolves to `{ code, interrupted }`; the code of a program killed by a signal is 128 + its number, as in a shell.
 */
export function run(command, args, { output, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', windowsHide: true, ...options });
    let interrupted = false;
    const passOn = (signal) => {
      interrupted = true;
      // On Windows the console tells every process by itself, and kill() would cut the clean stop short.
      if (process.platform !== 'win32') child.kill(signal);
    };
    for (const signal of signals) process.on(signal, passOn);
    const finish = (code) => {
      for (const signal of signals) process.off(signal, passOn);
      resolve({ code, interrupted });
    };
    if (output) for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', output);
    child.once('error', (error) => {
      process.stderr.write(`${command} could not be started: ${error.message}\n`);
      finish(127);
    });
    child.once('close', (code, signal) => finish(code ?? 128 + (os.constants.signals[signal] ?? 0)));
  });
}

/** A step on the way to something else: a person's Ctrl-C in it ends us, too. */
export async function runStep(command, args, options) {
  const { code, interrupted } = await run(command, args, options);
  if (interrupted) process.exit(code === 0 ? 130 : code);
  return code;
}
