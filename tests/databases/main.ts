import { newChecks } from '../asterisk/checks.ts';
import { quietPort } from '../support/quiet-port.ts';
import { run } from './run.ts';
import { CannotBeHad, mariadb, postgres, providePackages } from './servers.ts';

const usage = `npm run test:databases

A real PostgreSQL and a real MariaDB of Debian's packages, each in a folder of its own on this machine alone, and the real hub
beside it: rows, TLS, a killed server, a table that is gone, a changed password. Installs the packages where they are missing.`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const checks = newChecks(say);
  providePackages(say);
  for (const start of [postgres, mariadb]) {
    const server = start(await quietPort());
    say(`\n== ${server.kind} ==`);
    try {
      await run(server, checks);
    } finally {
      await server.remove();
    }
  }
  say(`\n${checks.passed()} passed, ${checks.failed()} failed`);
  process.exitCode = checks.failed() > 0 || checks.passed() === 0 ? 1 : 0;
}

if (process.argv.length > 2) {
  say(usage);
  process.exit(2);
}
try {
  await main();
} catch (error) {
  if (!(error instanceof CannotBeHad)) throw error;
  say(`Real databases cannot be had here: ${error.message}.`);
  process.exit(3);
}
