import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { typedPath } from '#hub/machine/data-folder';
import { startCaller } from './caller.ts';
import { demoCentre } from './centre.ts';
import { configurationFor, furtherSources, numbers, queueRules, timeZone, webhooksAddress } from './configuration.ts';
import type { RunningFake } from './systems.ts';
import { fakes } from './systems.ts';
import type { Words } from './words.ts';
import { callerWords, helpFor, obey } from './words.ts';

const usage = `npm run fakes -- [--config FILE] [--webhooks ADDRESS] [--tls] [--calls-per-hour N] [--seed N]
                ${fakes.map(({ name }) => `[--${name}-port N]`).join(' ')}

Pretended phone systems on this machine, with the demo's call centre behind all of them.
--config FILE       writes a configuration of the wallboard for them there
--webhooks ADDRESS  also calls a hub as Flexfone does: ${webhooksAddress}
--tls               who can speaks TLS, with a certificate of its own`;

/** What a person can mend, as a sentence. */
class CannotStart extends Error {}

const whole = (name: string, text: string, most: number): number => {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0 && value <= most) return value;
  throw new CannotStart(`--${name}: expected a whole number from 0 to ${most}.`);
};

const portOption = (name: string): `${string}-port` => `${name}-port`;

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        config: { type: 'string' },
        webhooks: { type: 'string' },
        tls: { type: 'boolean', default: false },
        'calls-per-hour': { type: 'string', default: '60' },
        seed: { type: 'string', default: '1' },
        ...Object.fromEntries(
          fakes.map(({ name, port }) => [portOption(name), { type: 'string', default: String(port) } as const]),
        ),
      },
    });
    return values;
  } catch {
    throw new CannotStart(usage);
  }
}

/** @throws CannotStart where another program has the port */
async function starting<Server>(name: string, server: Promise<Server>): Promise<Server> {
  return server.catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new CannotStart(
      `${name} cannot start (${code}): choose another port with --${name}-port, or 0 for a free one.`,
    );
  });
}

async function main(): Promise<void> {
  const options = readOptions();
  const centre = demoCentre(
    {
      timeZone,
      callsPerHour: Math.max(1, whole('calls-per-hour', options['calls-per-hour'], 10_000)),
      seed: whole('seed', options.seed, 1_000_000),
      queues: queueRules,
      numbers,
    },
    Date.now(),
  );
  const given: { readonly [option: string]: string | boolean | undefined } = options;
  const running = new Map<string, RunningFake>();
  for (const { name, start } of fakes) {
    const port = whole(portOption(name), String(given[portOption(name)]), 65_535);
    running.set(name, await starting(name, start(centre, { port, tls: options.tls })));
  }

  const say = (text: string): void => void process.stdout.write(`${text}\n`);
  const configuration = JSON.stringify(configurationFor(running), null, 2);
  const further = furtherSources(running);
  for (const [name, { address }] of running) say(`${name.padEnd(13)} ${address}`);
  if (options.config === undefined)
    say(`\nA configuration for them (--config FILE writes it there):\n\n${configuration}`);
  else writeFileSync(typedPath(options.config), `${configuration}\n`);
  if (further.length > 0) say(`\nSources for a wallboard that knows them:\n\n${JSON.stringify(further, null, 2)}`);
  say(`\nThe wallboard:  npm run -s serve -- --config ${options.config ?? 'FILE'}`);
  if (options.webhooks === undefined)
    say(`Flexfone's webhooks as well:  npm run fakes -- --webhooks ${webhooksAddress}`);

  const caller =
    options.webhooks === undefined
      ? undefined
      : startCaller({ address: callersAddress(options.webhooks), centre, timeZone, tell: say });
  const systems = new Map<string, Words>([
    ...[...running].map(([name, { words }]) => [name, words] as const),
    ...(caller === undefined ? [] : [['webhooks', callerWords(caller)] as const]),
  ]);
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    void obey(line, systems).then(
      (answer) => answer !== '' && say(answer),
      (error: unknown) => say(error instanceof Error ? error.message : String(error)),
    );
  });

  let ending = false;
  const end = async (): Promise<void> => {
    if (ending) return;
    ending = true;
    lines.close();
    process.stdin.destroy();
    await Promise.all([caller?.close(), ...[...running.values()].map((fake) => fake.close())]);
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void end());

  // Last, when it is true.
  say(`\nType what is to go wrong, as in "swan 500", and "swan ok" when it is over.\n\n${helpFor(systems)}`);
  say('\nCtrl-C ends everything.');
}

/** The address of a hub alone is that of its webhooks in our own configuration. */
function callersAddress(typed: string): string {
  const address = typed.replace(/\/+$/, '');
  return URL.canParse(address) && new URL(address).pathname === '/'
    ? `${address}${new URL(webhooksAddress).pathname}`
    : address;
}

try {
  await main();
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
}
