import { ArgumentsInvalid } from './commands/arguments.ts';
import { runExport } from './commands/export.ts';
import { replay } from './commands/replay.ts';
import { serve } from './commands/serve.ts';
import { ConfigInvalid } from './config/problems.ts';

const commands: { readonly [name: string]: (args: string[]) => number | Promise<number> } = {
  serve,
  replay,
  export: runExport,
};

/** Runs a command; every failure that a person can mend is a sentence on stderr. Exit codes as in the contract. */
async function main([name = '', ...args]: string[]): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  try {
    if (command === undefined) {
      throw new ArgumentsInvalid(`"${name}" is not a command: expected ${Object.keys(commands).join(', ')}.`);
    }
    return await command(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    if (error instanceof ArgumentsInvalid || error instanceof ConfigInvalid) return 2;
    if (error instanceof Error && !error.name.endsWith('Error')) return 1;
    process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : ''}\n`);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
