import { fileURLToPath } from 'node:url';
import type { Config } from '../config/config.ts';
import { demoConfig, readConfig } from '../config/config.ts';
import { defaultDataFolder, typedPath } from '../machine/data-folder.ts';
import { createHub } from '../hub.ts';
import { createLog } from '../machine/log.ts';
import { readArguments, readPort } from './arguments.ts';
import { onceFree } from './once-free.ts';

const pageFolder = fileURLToPath(new URL('../../out/board', import.meta.url));

/**
 * The hub without a desktop, until SIGTERM or SIGINT. Prints one line of JSON when it is ready: where the board is and
 * where phone systems call. Resolves with the exit code.
 * @throws ArgumentsInvalid, ConfigInvalid, ListenFailed, JournalUnavailable
 */
export async function serve(args: readonly string[]): Promise<number> {
  const options = readArguments(args, {
    config: { type: 'string' },
    data: { type: 'string' },
    port: { type: 'string' },
    'webhooks-port': { type: 'string' },
    demo: { type: 'boolean', default: false },
  });
  const environment = process.env;
  const isDemo = options.demo || options.config === undefined;
  const config = withPorts(
    options.config === undefined
      ? demoConfig({ environment })
      : readConfig(typedPath(options.config), { demo: options.demo, environment }),
    options.port === undefined ? undefined : readPort('port', options.port),
    options['webhooks-port'] === undefined ? undefined : readPort('webhooks-port', options['webhooks-port']),
  );
  const log = createLog();
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
    log.warn(
      { code },
      'The line that says where the board is could not be written to stdout; the hub runs all the same.',
    );
  });
  const dataFolder = options.data === undefined ? (isDemo ? undefined : defaultDataFolder()) : typedPath(options.data);
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve());
  });
  const hub = await onceFree(() => createHub({ config, dataFolder, pageFolder, log }), log);
  try {
    const addresses = await hub.start();
    process.stdout.write(`${JSON.stringify(addresses)}\n`);
    await stopped;
  } finally {
    await hub.close();
  }
  return 0;
}

function withPorts(config: Config, board: number | undefined, webhooks: number | undefined): Config {
  return {
    ...config,
    board: board === undefined ? config.board : { ...config.board, port: board },
    webhooks: webhooks === undefined ? config.webhooks : { ...config.webhooks, port: webhooks },
  };
}
