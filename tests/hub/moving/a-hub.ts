import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeBackup } from '#hub/moving/backup';
import { runCommand, startServe } from '#tests/support/commands';
import { twoQueues, zoneWithNoonNow } from '#tests/support/configurations';
import { lineTo } from '#tests/support/phone-system';
import { tempFolder } from '#tests/support/temp-folder';

export const token = 'a-token-of-the-board-0123456789';
export const passphrase = 'en hest på vej til Århus';
const number = '28374655';
const environment = { PASS: passphrase };
export const sealed = ['--passphrase-from', 'PASS'];

/** A hub with a few calls, settings and secrets beside its data. */
export async function aHub() {
  const folder = tempFolder();
  const [file, data] = [join(folder, 'config.json'), join(folder, 'data')];
  writeFileSync(file, JSON.stringify(twoQueues({ timeZone: zoneWithNoonNow(), board: { port: 0, token } })));
  const server = await startServe(['--config', file, '--data', data]);
  const line = lineTo(server.addresses, { token });
  await line.tell('queue/support/enter', { uniquecallid: 'one', callerid: number });
  await line.answers('0201', 'one');
  await line.enter('sales', 'two');
  return { ...server, folder, file, data, line, to: join(folder, 'house.tar.gz') };
}

type Hub = Awaited<ReturnType<typeof aHub>>;

export const back = async (hub: Hub, ...more: readonly string[]) =>
  runCommand(['backup', '--data', hub.data, '--config', hub.file, '--to', hub.to, ...more], environment);
/** The same without a process of its own. */
export const written = (hub: Hub, sealedWith: string | undefined = passphrase) =>
  writeBackup({
    dataFolder: hub.data,
    configuration: JSON.parse(readFileSync(hub.file, 'utf8')) as never,
    secrets: {},
    passphrase: sealedWith,
    to: hub.to,
    program: '1.0.0',
    now: Date.now(),
  });
export const restore = (from: string, data: string, ...more: readonly string[]) =>
  runCommand(['restore', '--from', from, '--data', data, ...more], environment);

export async function stopped({ process: child, ended }: Hub): Promise<void> {
  child.kill('SIGTERM');
  await ended;
}

/** What a board counts, without the instants at which it says so. */
export const counted = async (line: Hub['line']) =>
  (await line.picture()).queues.map(({ id, callsWaiting, answeredToday, lostToday }) => ({
    id,
    callsWaiting,
    answeredToday,
    lostToday,
  }));
