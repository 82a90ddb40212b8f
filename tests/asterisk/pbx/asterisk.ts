import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { mind } from '../../bench/children.ts';
import { output } from './commands.ts';

const templates = fileURLToPath(new URL('../etc', import.meta.url));
/** It wants to find these, and nothing in them. */
const empty = ['acl', 'ccss', 'cel', 'features', 'musiconhold', 'pjproject', 'queuerules', 'udptl'];

export interface Setup {
  readonly amiPort: number;
  readonly sipPort: number;
  readonly wallboardSecret: string;
  readonly supervisorSecret: string;
  readonly wrapUpSeconds: number;
  /** The port of each agent's telephone, by his extension. */
  readonly telephones: ReadonlyMap<string, number>;
}

/** An Asterisk that runs in its own root. */
export interface Asterisk {
  version(): Promise<string>;
  /** `clean`: it lets go of everybody and hangs up; else it dies at once. */
  stop(how: 'clean' | 'dead'): Promise<void>;
  start(): Promise<void>;
  /** What app_queue itself wrote down, a line an event. */
  queueLog(): string;
  readonly queueLogFile: string;
}

/** Configured and started, with nothing remembered of an earlier run. */
export async function startAsterisk(root: string, setup: Setup): Promise<Asterisk> {
  const inside = (...command: readonly string[]): Promise<string> => output('chroot', [root, ...command]);
  await configure(root, setup);
  await inside(
    'chown',
    '-R',
    'asterisk:asterisk',
    '/etc/asterisk',
    '/var/log/asterisk',
    '/var/lib/asterisk',
    '/var/spool/asterisk',
  );
  await inside('install', '-d', '-o', 'asterisk', '-g', 'asterisk', '/var/run/asterisk');
  // From inside: out here its links would lead to this machine's own folders.
  const emptied = (folder: string): Promise<string> => inside('find', folder, '-mindepth', '1', '-delete');
  await emptied('/var/log/asterisk');
  await inside('rm', '-f', '/var/lib/asterisk/astdb.sqlite3');
  let child: ChildProcess | undefined;

  async function start(): Promise<void> {
    await emptied('/var/run/asterisk');
    const command = [root, '/usr/sbin/asterisk', '-f', '-U', 'asterisk', '-G', 'asterisk'];
    child = spawn('chroot', command, {
      stdio: 'ignore',
      cwd: '/',
      env: { PATH: process.env['PATH'], TZ: 'UTC', LC_ALL: 'C' },
    });
    // It does not outlive the test, however that ends.
    void mind(child);
    for (let n = 0; n < 150; n += 1) {
      const shown = await inside('/usr/sbin/asterisk', '-rx', 'queue show hallmonitor').catch(() => '');
      if (shown.includes('Members')) return;
      await pause(200);
    }
    throw new Error('Asterisk was started and did not come up: see /var/log/asterisk in its own root.');
  }

  async function stop(how: 'clean' | 'dead'): Promise<void> {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child?.once('exit', resolve));
    // By its own id, and no other.
    child.kill(how === 'clean' ? 'SIGTERM' : 'SIGKILL');
    const late = setTimeout(() => child?.kill('SIGKILL'), 15_000);
    await ended;
    clearTimeout(late);
  }

  await start();
  const queueLogFile = join(root, 'var/log/asterisk/queue_log');
  return {
    version: async () => (await inside('/usr/sbin/asterisk', '-V')).trim(),
    start,
    stop,
    queueLogFile,
    queueLog: () => readFileSync(queueLogFile, 'utf8'),
  };
}

async function configure(root: string, setup: Setup): Promise<void> {
  const folder = join(root, 'etc/asterisk');
  await output('rm', ['-rf', folder]);
  await output('cp', ['-r', templates, folder]);
  for (const name of empty) writeFileSync(join(folder, `${name}.conf`), '[general]\n');
  const values: { readonly [name: string]: string | number } = {
    AMI_PORT: setup.amiPort,
    SIP_PORT: setup.sipPort,
    WALLBOARD_SECRET: setup.wallboardSecret,
    SUPERVISOR_SECRET: setup.supervisorSecret,
    WRAP_UP: setup.wrapUpSeconds,
  };
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    const text = readFileSync(file, 'utf8').replaceAll(/@([A-Z_]+)@/g, (_all, key: string) => String(values[key]));
    writeFileSync(file, name === 'pjsip.conf' ? text + telephones(setup) : text, { mode: 0o640 });
  }
}

function telephones({ telephones: ports }: Setup): string {
  const sections = [...ports].map(
    ([extension, port]) =>
      `\n[${extension}](telephone)\naors = ${extension}\ncallerid = Agent ${extension} <${extension}>\n` +
      `[${extension}](place)\ncontact = sip:${extension}@127.0.0.1:${port}\n`,
  );
  return sections.join('');
}
