import type { ParseArgsOptionsConfig } from 'node:util';
import { parseArgs } from 'node:util';

/** What was typed after the command cannot be understood. The message is a sentence. */
export class ArgumentsInvalid extends Error {
  override readonly name = 'ArgumentsInvalid';
}

/**
 * The options of a command.
 * @throws ArgumentsInvalid
 */
export function readArguments<const Options extends ParseArgsOptionsConfig>(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new ArgumentsInvalid(error instanceof Error ? error.message : String(error));
  }
}

/**
 * A port number that was typed.
 * @throws ArgumentsInvalid
 */
export function readPort(option: string, text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new ArgumentsInvalid(`--${option} ${text}: expected a port number from 0 to 65535 (0 picks a free one).`);
}
