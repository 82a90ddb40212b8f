import { ArgumentsInvalid } from './commands/arguments.ts';
import { backup } from './commands/backup.ts';
import { erase } from './commands/erase.ts';
import { runExport } from './commands/export.ts';
import { replay } from './commands/replay.ts';
import { report } from './commands/report.ts';
import { restore } from './commands/restore.ts';
import { sentenceOf } from './commands/sentence.ts';
import { serve } from './commands/serve.ts';
import { trySource } from './commands/try-source.ts';
import { usages, wantsHelp } from './commands/usage.ts';
import { ConfigInvalid } from './config/problems.ts';
import { LogLevelUnknown } from './machine/log.ts';

const commands: { readonly [name: string]: (args: string[]) => number | Promise<number> } = {
  serve,
  replay,
  export: runExport,
  report,
  'try-source': trySource,
  backup,
  restore,
  erase,
};

/** What was typed, set or configured wrongly: starting it again helps nothing. */
function isOfWhoStarted(error: unknown): boolean {
  return error instanceof ArgumentsInvalid || error instanceof ConfigInvalid || error instanceof LogLevelUnknown;
}

/** Runs a command; every failure that a person can mend is a sentence on stderr. Exit codes as in the contract. */
async function main([name = '', ...args]: string[]): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (wantsHelp([name, ...args])) {
    process.stdout.write(usages[name] ?? Object.values(usages).join('\n'));
    return 0;
  }
  try {
    if (command === undefined) {
      throw new ArgumentsInvalid(`"${name}" is not a command: expected ${Object.keys(commands).join(', ')}.`);
    }
    return await command(args);
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    return isOfWhoStarted(error) ? 2 : 1;
  }
}

// Where nobody can be told, the exit code still tells.
process.stderr.on('error', () => undefined);
process.exitCode = await main(process.argv.slice(2));
