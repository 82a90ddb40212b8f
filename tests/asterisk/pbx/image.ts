import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { output } from './commands.ts';

/** Debian's release that has it. */
const suites = { '16': 'bullseye', '22': 'forky' } as const;
export type Version = keyof typeof suites;
export const versions = Object.keys(suites) as readonly Version[];

/** It cannot be had here: no root, no Debian mirror. */
export class CannotBeHad extends Error {}

const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';

/**
 * A folder that is the root of a small Debian with an unmodified Asterisk in it. Made once; it is there already the next time.
 * Nothing outside `folder` is touched: debootstrap itself is unpacked there.
 * @throws CannotBeHad
 */
export async function provideImage(folder: string, version: Version): Promise<string> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    throw new CannotBeHad('it needs Linux, and root for chroot');
  mkdirSync(folder, { recursive: true });
  const root = join(folder, `asterisk-${version}`);
  if (existsSync(join(root, 'made'))) return root;
  const mirrors = await findMirrors();
  try {
    await bootstrap(folder, root, suites[version], mirrors.main);
    await install(root, suites[version], mirrors);
  } catch (error) {
    throw new CannotBeHad(error instanceof Error ? error.message : String(error));
  }
  writeFileSync(join(root, 'made'), '');
  return root;
}

interface Mirrors {
  readonly main: string;
  readonly security: string | undefined;
}

/** The ones that this machine's own packages come from. */
async function findMirrors(): Promise<Mirrors> {
  const format = ['indextargets', '--format', '$(REPO_URI)', 'Created-By: Packages'];
  const listed = await output('apt-get', format).catch(() => '');
  const addresses = listed.split('\n').filter((line) => line.startsWith('http'));
  const main = addresses.find((address) => /\/debian\/?$/.test(address));
  if (main === undefined) throw new CannotBeHad('it needs a Debian mirror, and apt names none');
  return { main, security: addresses.find((address) => /-security\/?$/.test(address)) };
}

async function bootstrap(folder: string, root: string, suite: string, mirror: string): Promise<void> {
  const tools = join(folder, 'tools');
  if (!existsSync(join(tools, 'usr/sbin/debootstrap'))) {
    mkdirSync(tools, { recursive: true });
    await output('apt-get', ['update', '-qq']);
    await output('apt-get', ['download', '-qq', 'debootstrap'], { folder });
    const packed = readdirSync(folder).find((name) => /^debootstrap_.*\.deb$/.test(name));
    await output('dpkg-deb', ['-x', join(folder, packed ?? 'debootstrap'), tools]);
  }
  const parts = join(tools, 'usr/share/debootstrap');
  // A release that is newer than debootstrap is made as unstable is.
  const script = existsSync(join(parts, 'scripts', suite)) ? [] : [join(parts, 'scripts', 'sid')];
  const how = ['--variant=minbase', `--keyring=${keyring}`, '--include=ca-certificates'];
  await output('rm', ['-rf', root]);
  await output(join(tools, 'usr/sbin/debootstrap'), [...how, suite, root, mirror, ...script], {
    environment: { DEBOOTSTRAP_DIR: parts },
  });
}

async function install(root: string, suite: string, { main, security }: Mirrors): Promise<void> {
  const lines = [`deb ${main} ${suite} main`];
  if (suite === 'bullseye' && security !== undefined) lines.push(`deb ${security} bullseye-security main`);
  writeFileSync(join(root, 'etc/apt/sources.list'), `${lines.join('\n')}\n`);
  // A mirror that stands still has a list that is past its date. Its signature is checked all the same.
  writeFileSync(join(root, 'etc/apt/apt.conf.d/99date'), 'Acquire::Check-Valid-Until "false";\n');
  // No service may start while packages are being set up.
  writeFileSync(join(root, 'usr/sbin/policy-rc.d'), '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  await output('cp', ['/etc/resolv.conf', join(root, 'etc/resolv.conf')]);
  const inside = (...command: readonly string[]): Promise<string> =>
    output('chroot', [root, ...command], { environment: { DEBIAN_FRONTEND: 'noninteractive' } });
  await inside('apt-get', 'update', '-qq');
  const names = ['asterisk', 'asterisk-modules', 'asterisk-config'];
  await inside('apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...names);
  await inside('apt-get', 'clean');
  // Nothing in there needs a name server any more.
  writeFileSync(join(root, 'etc/resolv.conf'), '');
}
