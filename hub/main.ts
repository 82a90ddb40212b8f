import { ArgumentsInvalid } from './commands/arguments.ts';
import { runExport } from './commands/export.ts';
import { replay } from './commands/replay.ts';
import { serve } from './commands/serve.ts';
import { ConfigInvalid } from './config/problems.ts';
import { faultOf } from './machine/fault.ts';

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
    // Our own classes carry sentences for a person. A fault's message may quote an input, and with it somebody's number.
    const isSentence = error instanceof Error && !error.name.endsWith('Error');
    const { kind, frames } = faultOf(error);
    const fault = `The wallboard failed (${kind}). This is a fault in it.\n${frames.join('\n')}`;
    process.stderr.write(`${isSentence ? error.message : fault}\n`);
    return error instanceof ArgumentsInvalid || error instanceof ConfigInvalid ? 2 : 1;
  }
}

// Where nobody can be told, the exit code still tells.
process.stderr.on('error', () => undefined);
process.exitCode = await main(process.argv.slice(2));
