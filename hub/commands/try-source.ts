import { parseArgs } from 'node:util';
import { readConfig } from '../config/config.ts';
import { typedPath } from '../machine/data-folder.ts';
import { wrapped } from './tried/in-words.ts';
import { tried } from './tried/tried.ts';
import { ArgumentsInvalid, readArguments } from './arguments.ts';

const usage = `npm run -s try-source -- --config FILE --source ID [--seconds N]

Asks one source of a configuration once, or listens to it for N seconds (10) where it speaks by itself. Shows the last
records beside what they became, and what the board would show of them. Nothing is stored, and no secret is shown.
Phone numbers and names are: it is for the eyes of who sets the wallboard up.

Exit code 0: it answered, and made sense. 1: it did not. 2: the command or the configuration cannot be used.
`;

const usualSeconds = 10;

/**
 * Tries one source before it counts. Returns the exit code.
 * @throws ArgumentsInvalid, ConfigInvalid
 */
export async function trySource(args: readonly string[]): Promise<number> {
  if (parseArgs({ args: [...args], options: { help: { type: 'boolean' } }, strict: false }).values['help'] === true) {
    process.stdout.write(usage);
    return 0;
  }
  const {
    config: file,
    source: id,
    seconds: text,
  } = readArguments(args, {
    config: { type: 'string' },
    source: { type: 'string' },
    seconds: { type: 'string', default: String(usualSeconds) },
  });
  if (file === undefined) throw new ArgumentsInvalid('--config FILE is missing.');
  if (id === undefined) throw new ArgumentsInvalid('--source ID is missing.');
  const seconds = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  if (!(seconds >= 1 && seconds <= 600)) {
    throw new ArgumentsInvalid(`--seconds ${text}: expected a whole number from 1 to 600.`);
  }
  const { rules, sources } = readConfig(typedPath(file), { environment: process.env });
  const source = sources.find((each) => each.id === id);
  if (source === undefined) {
    const known = sources.map((each) => `"${each.id}"`).join(', ');
    throw new ArgumentsInvalid(
      `--source ${id}: expected one of ${known === '' ? 'none, since there is none' : known}.`,
    );
  }
  const outcome = await tried(source, rules, seconds);
  process.stdout.write(wrapped(source, rules, outcome));
  if (outcome.failure !== undefined) process.stderr.write(`${outcome.failure}\n`);
  return outcome.failure === undefined ? 0 : 1;
}
