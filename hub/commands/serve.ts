import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { JsonValue } from '#core/said/input';
import type { Config } from '../config/config.ts';
import { createConfig } from '../config/config.ts';
import { systemClock } from '../intake/clock.ts';
import { defaultDataFolder, typedPath } from '../machine/data-folder.ts';
import type { Hub } from '../hub.ts';
import { createHub } from '../hub.ts';
import { faultOf } from '../machine/fault.ts';
import { createLog, type Logger } from '../machine/log.ts';
import type { Secrets } from '../settings/apart.ts';
import { createSettingsDesk } from '../settings/desk.ts';
import { ArgumentsInvalid, readArguments, readPort } from './arguments.ts';
import { onceFree } from './once-free.ts';
import { sentenceOf } from './sentence.ts';
import { servedHome } from './served/home.ts';
import { signalsOn } from './served/stop-signals.ts';
import { type SetUpKey, setUpKey } from './served/set-up-key.ts';
import { programVersion as version } from './version.ts';
import { putInPlace } from '../moving/in-place.ts';
import { takeInto } from '../moving/into-file.ts';
import { readyFolder } from '../moving/kept.ts';
import { lockDataFolder } from '../journal/file/lock.ts';

const pageFolder = fileURLToPath(new URL('../../out/board', import.meta.url));

/**
 * The hub without a desktop, until the system has it stop. Prints one line of JSON when it is ready: where the board is and
 * where phone systems call. At SIGHUP, which Windows lacks, it reads its configuration again. Resolves with the exit code.
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
  const { config: file, demo } = options;
  const ports = {
    board: options.port === undefined ? undefined : readPort('port', options.port),
    webhooks: options['webhooks-port'] === undefined ? undefined : readPort('webhooks-port', options['webhooks-port']),
  };
  if (ports.board !== undefined && ports.board !== 0 && ports.board === ports.webhooks) {
    throw new ArgumentsInvalid(`--port and --webhooks-port are both ${ports.board}: expected two different ports.`);
  }
  const dataFolder = dataFolderOf(options);
  // Somebody's restore was cut off after it counted.
  if (dataFolder !== undefined) await finishRestore(dataFolder, file);
  const { home, secrets } = servedHome({
    file: file === undefined ? undefined : typedPath(file),
    dataFolder,
    demo,
  });
  const configOf = (settings: JsonValue, kept: Secrets): Config =>
    withPorts(
      createConfig(settings, { demo: home.playsDemo(settings), environment: process.env, secrets: kept }),
      ports,
    );
  const read = (): Config => configOf(home.read(), secrets.read());
  const log = createLog();
  const config = read();
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
    log.warn(
      { code },
      'The line that says where the board is could not be written to stdout; the hub runs all the same.',
    );
  });
  const signals = signalsOn(process.platform);
  const stopped = new Promise<void>((resolve) => {
    for (const signal of signals.stop) process.on(signal, () => resolve());
  });
  const settings = createSettingsDesk({
    home,
    secrets,
    configOf,
    goOn: async (next) => void (await hub.change(next)),
    clock: systemClock,
    log,
  });
  const key = home.fixed() === null && dataFolder !== undefined ? keyIn(dataFolder, log) : undefined;
  const hub = await onceFree(
    () => createHub({ config, dataFolder, pageFolder, settings, setUpKey: key?.key, program: { version }, log }),
    log,
  );
  try {
    for (const signal of signals.readAgain) process.on(signal, () => void readAgain(hub, read, log));
    const addresses = await hub.start();
    tellKey(key, addresses.board, config, log);
    log.info({ version, ...addresses, data: dataFolder ?? 'a temporary folder' }, 'The hub runs.');
    process.stdout.write(`${JSON.stringify(addresses)}\n`);
    await stopped;
  } finally {
    await hub.close();
  }
  log.info({ version }, 'The hub has stopped, as it was told to.');
  return 0;
}

async function finishRestore(dataFolder: string, file: string | undefined): Promise<void> {
  if (!existsSync(join(dataFolder, readyFolder))) return;
  const now = Date.now();
  // A hub that runs there has the data open.
  const lock = lockDataFolder(dataFolder);
  try {
    await putInPlace({
      dataFolder,
      now,
      ...(file !== undefined && { takeSettings: (settings: JsonValue) => takeInto(typedPath(file), settings, now) }),
    });
  } finally {
    lock.release();
  }
}

function dataFolderOf({
  data,
  config,
  demo,
}: {
  readonly data?: string | undefined;
  readonly config?: string | undefined;
  readonly demo: boolean;
}): string | undefined {
  if (data !== undefined) return typedPath(data);
  return demo || config === undefined ? undefined : defaultDataFolder();
}

/** A server goes on without: then its settings are changed by whoever holds the board's token, or in the file. */
function keyIn(dataFolder: string, log: Logger): SetUpKey | undefined {
  try {
    return setUpKey(dataFolder);
  } catch (error) {
    log.warn({ fault: faultOf(error) }, 'The key for setting up cannot be kept in the data folder.');
    return undefined;
  }
}

/** The key itself goes into no log: who may read the file may know it. */
function tellKey(key: SetUpKey | undefined, board: string, config: Config, log: Logger): void {
  if (key === undefined || config.board.token !== undefined) return;
  try {
    key.tell(board);
    log.info({ file: key.file }, 'Settings can be changed in the browser: the address for that stands in this file.');
  } catch (error) {
    log.warn({ fault: faultOf(error) }, 'The address for setting up cannot be written into the data folder.');
  }
}

/** What cannot be used is logged, and the hub goes on as it was. */
async function readAgain(hub: Hub, read: () => Config, log: Logger): Promise<void> {
  try {
    const addresses = await hub.change(read());
    log.info(addresses, 'The configuration was read again and is in use.');
  } catch (error) {
    log.error({ problems: sentenceOf(error).split('\n') }, 'The configuration was read again and is not used.');
  }
}

function withPorts(config: Config, ports: { readonly [name in 'board' | 'webhooks']: number | undefined }): Config {
  const { board, webhooks } = config;
  return {
    ...config,
    board: { ...board, port: ports.board ?? board.port },
    webhooks: { ...webhooks, port: ports.webhooks ?? webhooks.port },
  };
}
