import { type ArgumentsOf, type AskName, askOf } from './table.ts';

/** Asked with what the ask does not take: a fault of whoever asked. Repeats nothing of what he said. */
export class ArgumentsRefused extends Error {
  override readonly name = 'ArgumentsRefused';
}

/** The arguments as the ask takes them. @throws ArgumentsRefused */
export function checkedArguments<Name extends AskName>(name: Name, args: readonly unknown[]): ArgumentsOf<Name> {
  const { takes } = askOf(name);
  if (takes === null) {
    if (args.length === 0) return [] as readonly [] as ArgumentsOf<Name>;
    throw refused(name);
  }
  if (args.length !== 1) throw refused(name);
  const read = takes.safeParse(args[0]);
  if (read.success) return [read.data] as const as unknown as ArgumentsOf<Name>;
  // What is not known has no name of ours, and stands under that of what it was found in.
  throw refused(name, new Set(read.error.issues.flatMap(({ path }) => path.slice(0, 1).map(String))));
}

function refused(name: AskName, wrong: ReadonlySet<string> = new Set()): ArgumentsRefused {
  const where = wrong.size === 0 ? '' : ` Look at: ${[...wrong].join(', ')}.`;
  return new ArgumentsRefused(`"${name}" was asked with arguments that it does not take.${where}`);
}
