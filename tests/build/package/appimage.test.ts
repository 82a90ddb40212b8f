import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { eventually } from '#tests/support/eventually';
import { tempFolder } from '#tests/support/temp-folder';

const { makeAppImageTools, missingForAppImage } = (await import(
  new URL('../../../build/appimage/tools.mjs', import.meta.url).href
)) as {
  readonly makeAppImageTools: (folder: string) => string;
  readonly missingForAppImage: (isThere?: (name: string) => boolean) => readonly string[];
};

test('what is missing to make one is named by its packages', () => {
  expect(missingForAppImage(() => true)).toStrictEqual([]);
  expect(missingForAppImage((name) => !/squash/.test(name))).toStrictEqual(['squashfs-tools', 'libsquashfuse-dev']);
});

const canMake = process.platform === 'linux' && process.arch === 'x64' && missingForAppImage().length === 0;

/** What an application may hold: a text larger than a block, one that is empty, a folder in a folder, a link, a program. */
function application(folder: string): string {
  const app = join(folder, 'app');
  mkdirSync(join(app, 'resources', 'æøå'), { recursive: true });
  writeFileSync(join(app, 'resources', 'large'), Buffer.alloc(700_000, 'a text that can be packed, '));
  writeFileSync(join(app, 'resources', 'æøå', 'empty'), '');
  symlinkSync('resources/large', join(app, 'link'));
  const script = [
    '#!/bin/sh',
    'echo "appdir=$APPDIR"',
    'echo "appimage=$APPIMAGE"',
    'echo "owd=$OWD"',
    'for each; do echo "argument=$each"; done',
    'cksum <"$APPDIR/link"',
    // Until it is told to go on, or to end.
    'if [ "$1" = wait ]; then echo waiting; trap "exit 9" TERM; read line; fi',
    'exit 7',
  ];
  writeFileSync(join(app, 'AppRun'), script.join('\n'), { mode: 0o755 });
  return app;
}

/** As electron-builder does it: the files behind the runtime. */
function pack(tools: string, folder: string): string {
  const image = join(folder, 'Tavle æ.AppImage');
  const runtime = readFileSync(join(tools, 'runtimes', 'runtime-x64'));
  const quiet = ['-all-root', '-noappend', '-no-progress', '-quiet', '-no-xattrs', '-no-fragments', '-comp', 'zstd'];
  execFileSync(join(tools, 'mksquashfs'), [application(folder), image, '-offset', String(runtime.length), ...quiet]);
  const bytes = readFileSync(image);
  runtime.copy(bytes);
  writeFileSync(image, bytes);
  chmodSync(image, 0o755);
  return image;
}

describe.runIf(canMake)('an AppImage with the start that is made here', () => {
  let folder: string;
  let image: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'wallboard-appimage-'));
    image = pack(makeAppImageTools(join(folder, 'tools')), folder);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** `temporary`: where it makes its folder, which is to be empty afterwards. */
  function run(args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
    const temporary = join(tempFolder(), 'tmp');
    mkdirSync(temporary);
    const { status, stdout, stderr } = spawnSync(image, args, {
      encoding: 'utf8',
      cwd: folder,
      env: { ...process.env, TMPDIR: temporary, ...environment },
    });
    return { code: status, said: stdout.trim().split('\n'), stderr, temporary };
  }
  const sum = (): string =>
    execFileSync('sh', ['-c', `cksum <"${join(folder, 'app', 'link')}"`], { encoding: 'utf8' }).trim();

  it('says what it is in its first bytes, and where its files begin', () => {
    const bytes = readFileSync(image);
    expect(bytes.subarray(0, 4).toString('latin1')).toBe('\u007fELF');
    expect([...bytes.subarray(8, 11)]).toStrictEqual([0x41, 0x49, 2]);
    const offset = Number(run(['--appimage-offset']).said[0]);
    expect(bytes.toString('latin1', offset, offset + 4)).toBe('hsqs');
  });

  const ways: readonly (readonly [how: string, args: readonly string[], environment: NodeJS.ProcessEnv])[] = [
    ['from where it can, and else unpacked', [], {}],
    ['unpacked, where the environment says so', [], { APPIMAGE_EXTRACT_AND_RUN: '1' }],
    ['unpacked, where it is told', ['--appimage-extract-and-run'], {}],
    ['unpacked, where FUSE has no helper', [], { PATH: '/nowhere' }],
  ];
  it.each(ways)('runs: %s', async (_how, first, environment) => {
    const { code, said, temporary } = run([...first, 'one', 'two words'], environment);
    const appdir = said.find((line) => line.startsWith('appdir='))?.slice(7) ?? '';
    expect(appdir.startsWith(`${temporary}/.vestpol-wallboard-`)).toBe(true);
    expect(said).toEqual(
      expect.arrayContaining([`appimage=${image}`, `owd=${folder}`, 'argument=one', 'argument=two words']),
    );
    if (environment['PATH'] === undefined) expect(said).toContain(sum());
    expect(code).toBe(7);
    await eventually('its folder to be gone', () => readdirSync(temporary).length === 0);
  });

  it.each([[{}], [{ APPIMAGE_EXTRACT_AND_RUN: '1' }]])(
    'a signal reaches the application, and nothing is left: %j',
    async (environment) => {
      const temporary = tempFolder();
      const child = spawn(image, ['wait'], {
        env: { ...process.env, TMPDIR: temporary, ...environment },
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      let said = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
      await eventually('it to wait', () => said.includes('waiting'));
      const ended = once(child, 'exit') as Promise<[number | null]>;
      child.kill('SIGTERM');
      expect((await ended)[0]).toBe(9);
      await eventually('its folder to be gone', () => readdirSync(temporary).length === 0);
    },
  );

  it('is unpacked to what was packed, and no file of it runs as somebody else', () => {
    const target = join(tempFolder(), 'unpacked');
    expect(run(['--appimage-extract', target]).code).toBe(0);
    execFileSync('diff', ['--recursive', '--no-dereference', join(folder, 'app'), target]);
    expect(statSync(join(target, 'AppRun')).mode & 0o7777).toBe(0o755);
    expect(statSync(join(target, 'resources', 'large')).mode & 0o7777).toBe(0o644);
  });

  it('a cut file is a sentence, and no start', () => {
    const cut = join(tempFolder(), 'cut.AppImage');
    const bytes = readFileSync(image);
    const offset = Number(run(['--appimage-offset']).said[0]);
    writeFileSync(cut, bytes.subarray(0, offset + 60), { mode: 0o755 });
    const { status, stderr } = spawnSync(cut, ['--appimage-extract', join(folder, 'never')], { encoding: 'utf8' });
    expect(status).toBe(127);
    expect(stderr).not.toBe('');
    expect(existsSync(join(folder, 'never', 'AppRun'))).toBe(false);
  });

  it('its tools lie as electron-builder wants them, with the licences of what its start holds', () => {
    const tools = join(folder, 'tools');
    for (const file of ['mksquashfs', 'desktop-file-validate', 'runtimes/runtime-x64']) {
      expect(statSync(join(tools, file)).mode & 0o111).not.toBe(0);
    }
    expect(readFileSync(join(tools, 'lib', 'x64', 'LICENSE.appimage-start.txt'), 'utf8')).toContain('libfuse 3');
  });
});
