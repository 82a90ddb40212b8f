import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createCertificate } from '../hub/ports/certificate.ts';

/** Why there is no such server here, as the end of a sentence. */
export class CannotBeHad extends Error {}

/** A database server of our own, in a folder of its own, with TLS by a certificate that nobody has signed. */
export interface DatabaseServer {
  readonly kind: 'postgres' | 'mysql';
  readonly port: number;
  start(): Promise<void>;
  /** As when the power goes. */
  kill(): Promise<void>;
  remove(): Promise<void>;
}

const password = 'owner-of-all';
export const owner = { user: 'owner', password };

interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Such servers refuse to run as root: then the account that the package made is theirs. */
function accountOf(name: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string): number => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** Debian's packages, where they are missing and may be installed. @throws CannotBeHad */
export function providePackages(say: (line: string) => void): void {
  if (postgresFolder() !== undefined && existsSync(mariadbd)) return;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new CannotBeHad('the packages postgresql and mariadb-server are missing, and only root may install them');
  }
  say('Installing postgresql and mariadb-server ...');
  const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
  execFileSync('apt-get', ['update', '-qq'], options);
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'postgresql', 'mariadb-server'], options);
}

const mariadbd = '/usr/sbin/mariadbd';

function postgresFolder(): string | undefined {
  const root = '/usr/lib/postgresql';
  const newest = existsSync(root) ? readdirSync(root).toSorted((a, b) => Number(b) - Number(a))[0] : undefined;
  return newest === undefined ? undefined : join(root, newest, 'bin');
}

function folderFor(account: Account | undefined): string {
  const folder = mkdtempSync(join(tmpdir(), 'wallboard-database-'));
  const { cert, key } = createCertificate('a database in the cellar');
  for (const [name, text] of [
    ['cert.pem', cert],
    ['key.pem', key],
  ] as const) {
    writeFileSync(join(folder, name), text, { mode: 0o600 });
    if (account !== undefined) chownSync(join(folder, name), account.uid, account.gid);
  }
  if (account !== undefined) chownSync(folder, account.uid, account.gid);
  return folder;
}

/** Runs the server's own program, and waits until somebody listens. */
function runner(kind: DatabaseServer['kind'], port: number, folder: string, run: () => ChildProcess): DatabaseServer {
  let child: ChildProcess | undefined;
  const kill = async (): Promise<void> => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child?.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  };
  return {
    kind,
    port,
    async start() {
      child = run();
      for (let tries = 0; !(await listens(port)); tries += 1) {
        if (tries > 300 || child.exitCode !== null) throw new CannotBeHad(`${kind} does not start`);
        await pause(100);
      }
    },
    kill,
    async remove() {
      await kill();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

export function postgres(port: number): DatabaseServer {
  const bin = postgresFolder();
  if (bin === undefined) throw new CannotBeHad('there is no PostgreSQL');
  const account = accountOf('postgres');
  const folder = folderFor(account);
  const data = join(folder, 'data');
  const file = join(folder, 'password');
  writeFileSync(file, password, { mode: 0o644 });
  const settings = { ...account, cwd: folder, stdio: 'ignore' } as const;
  const first = ['-D', data, '-U', owner.user, `--pwfile=${file}`, '--auth=scram-sha-256', '-E', 'UTF8', '--no-sync'];
  execFileSync(join(bin, 'initdb'), first, settings);
  const options = ['-c', `port=${port}`, '-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${folder}`];
  const tls = ['-c', 'ssl=on', '-c', `ssl_cert_file=${folder}/cert.pem`, '-c', `ssl_key_file=${folder}/key.pem`];
  return runner('postgres', port, folder, () =>
    spawn(join(bin, 'postgres'), ['-D', data, ...options, ...tls], settings),
  );
}

export function mariadb(port: number): DatabaseServer {
  const account = accountOf('mysql');
  const folder = folderFor(account);
  const data = join(folder, 'data');
  mkdirSync(data);
  if (account !== undefined) chownSync(data, account.uid, account.gid);
  const settings = { ...account, cwd: folder, stdio: 'ignore' } as const;
  const own = ['--no-defaults', `--datadir=${data}`];
  execFileSync('mariadb-install-db', [...own, '--skip-test-db', '--auth-root-authentication-method=normal'], settings);
  const init = join(folder, 'init.sql');
  const grant = `CREATE OR REPLACE USER '${owner.user}'@'%' IDENTIFIED BY '${password}';
GRANT ALL ON *.* TO '${owner.user}'@'%' WITH GRANT OPTION;\n`;
  writeFileSync(init, grant, { mode: 0o644 });
  const options = [
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    `--socket=${folder}/socket`,
    `--pid-file=${folder}/pid`,
    `--init-file=${init}`,
    `--ssl-cert=${folder}/cert.pem`,
    `--ssl-key=${folder}/key.pem`,
  ];
  return runner('mysql', port, folder, () => spawn(mariadbd, [...own, ...options], settings));
}
