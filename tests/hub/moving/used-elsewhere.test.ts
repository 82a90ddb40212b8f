import { existsSync, readdirSync, readFileSync, readlinkSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { create, extract } from 'tar';
import { describe, expect, it } from 'vitest';
import { described, type Manifest } from '#hub/moving/manifest';
import { openBackup } from '#hub/moving/restore';
import { seal, unseal } from '#hub/moving/sealed';
import { startServe } from '#tests/support/commands';
import { twoQueues } from '#tests/support/configurations';
import { patient } from '#tests/support/patient';
import { lineTo } from '#tests/support/phone-system';
import { tempFolder } from '#tests/support/temp-folder';
import { aHub, back, counted, passphrase, restore, sealed, stopped, token, written } from './a-hub.ts';

/** Whether a byte of a tar only fills a block up: nothing reads it. */
function paddedIn(tar: Buffer, place: number): boolean {
  for (let header = 0; header < tar.length;) {
    const size = Number.parseInt(tar.toString('latin1', header + 124, header + 136), 8);
    // Two empty blocks are the end.
    if (Number.isNaN(size)) return place >= header;
    const [begin, next] = [header + 512, header + 512 + Math.ceil(size / 512) * 512];
    if (place < next) return place >= begin + size;
    header = next;
  }
  return true;
}

/** What this process has open of these, as Linux tells; Windows deletes nothing that is open. */
function openOf(...paths: readonly string[]): readonly string[] {
  if (process.platform !== 'linux') return [];
  const files = readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      return [];
    }
  });
  return files.filter((file) => paths.some((path) => file.startsWith(path)));
}

describe('a backup that is used elsewhere', patient, () => {
  it('a wrong passphrase is told apart from damage, and one that is too short is refused', async () => {
    const hub = await aHub();
    expect((await back(hub, '--passphrase-from', 'NONE')).code).toBe(2);
    await expect(written(hub, '1234567')).rejects.toThrow('The passphrase needs at least 8 characters.');
    expect(existsSync(hub.to)).toBe(false);
    await written(hub);
    const dataFolder = join(tempFolder(), 'new');
    const opened = openBackup({ from: hub.to, dataFolder, passphrase: 'another one', replaces: false });
    await expect(opened).rejects.toThrow('The passphrase is not the one that the backup was made with.');
    expect(readdirSync(dataFolder)).toEqual([]);
  });

  it('what is damaged, cut off, foreign or newer is refused, and changes nothing', async () => {
    const hub = await aHub();
    await written(hub);
    const whole = readFileSync(hub.to);
    const data = join(tempFolder(), 'new');
    const file = join(hub.folder, 'bad.tar.gz');
    const refused = async () => {
      const error: unknown = await openBackup({ from: file, dataFolder: data, passphrase, replaces: false }).then(
        () => 'taken',
        (reason: unknown) => reason,
      );
      expect(error).toMatchObject({ name: 'MovingFailed' });
      expect(existsSync(data) ? readdirSync(data) : []).toEqual([]);
      expect(openOf(data, file)).toEqual([]);
    };
    for (let tried = 0; tried < 40; tried += 1) {
      // A bit anywhere in what was packed; the packing itself would notice most of them.
      const plain = gunzipSync(whole);
      const at = Math.floor((plain.length * tried) / 40);
      const isPadding = paddedIn(plain, at);
      plain[at] = (plain[at] ?? 0) ^ 0x10;
      writeFileSync(file, gzipSync(plain));
      if (!isPadding) await refused();
      writeFileSync(file, whole);
      truncateSync(file, Math.floor((statSync(file).size * tried) / 40));
      await refused();
    }
    writeFileSync(file, 'no backup');
    await refused();
    writeFileSync(join(hub.folder, 'other.txt'), 'x');
    await create({ cwd: hub.folder, file, gzip: true }, ['other.txt']);
    await refused();
    await create({ cwd: join(hub.folder, 'data'), file, gzip: true, preservePaths: true }, [
      join(hub.folder, 'other.txt'),
    ]);
    await refused();
    writeFileSync(join(hub.folder, 'manifest.json'), JSON.stringify({ format: 2, program: '9.9.9', files: [] }));
    await create({ cwd: hub.folder, file, gzip: true }, ['manifest.json']);
    await expect(openBackup({ from: file, dataFolder: data, replaces: false })).rejects.toThrow(
      'newer version (9.9.9)',
    );
  });

  it('names what the settings need and no backup holds', async () => {
    const hub = await aHub();
    const settings = JSON.parse(readFileSync(hub.file, 'utf8')) as { board: object; sources: object[] };
    settings.board = {
      ...settings.board,
      token: '${env:BOARD_TOKEN}',
      tls: { certFile: '/tls/a.pem', keyFile: 'a.key' },
    };
    settings.sources.push({ id: 'records', adapter: 'files', path: 'calls', password: '${env:OTHER}' });
    settings.sources.push({ id: 'base', adapter: 'database', url: 'sqlite:/calls.db' });
    writeFileSync(hub.file, JSON.stringify(settings));
    const said = 'Not in the backup, and needed where it is used: the environment variables BOARD_TOKEN, OTHER; ';
    const files = 'the files /calls.db, /tls/a.pem, a.key, calls.';
    expect((await back(hub, ...sealed)).stderr).toBe(`${said}${files}\n`);
    await stopped(hub);
    const { stdout, stderr } = await restore(hub.to, join(tempFolder(), 'new'), ...sealed);
    expect(stderr).toContain(`${said}${files}`);
    expect(JSON.parse(stdout)).toMatchObject({
      environment: ['BOARD_TOKEN', 'OTHER'],
      files: ['/calls.db', '/tls/a.pem', 'a.key', 'calls'],
    });
  });

  it('that cannot be put in its place counts all the same, is said to, and is finished by the next start', async () => {
    const hub = await aHub();
    await written(hub);
    await stopped(hub);
    const data = join(tempFolder(), 'new');
    const blocked = join(hub.to, 'config.json');
    const { code, stderr } = await restore(hub.to, data, '--config', blocked, ...sealed);
    expect(code).toBe(1);
    expect(stderr).toMatch(/counts, but cannot be put in its place yet \(ENO(TDIR|ENT)\). The next start does it/);
    const file = join(tempFolder(), 'config.json');
    writeFileSync(file, JSON.stringify(twoQueues({ board: { port: 0, token } })));
    const again = await startServe(['--config', file, '--data', data]);
    expect((await counted(lineTo(again.addresses, { token })))[0]).toMatchObject({ answeredToday: 1 });
  });

  it('with a file that it does not name, or a text of a size that none has, is no backup', async () => {
    const hub = await aHub();
    await written(hub);
    await stopped(hub);
    const folder = tempFolder();
    await extract({ cwd: folder, file: hub.to });
    const file = join(hub.folder, 'forged.tar.gz');
    const opened = async () => {
      await create({ cwd: folder, file, gzip: true }, readdirSync(folder));
      const data = join(tempFolder(), 'new');
      return openBackup({ from: file, dataFolder: data, passphrase, replaces: false });
    };
    const settingsOf = async (size: number) => {
      const name = 'settings.json';
      const text = readFileSync(join(folder, name), 'utf8').trim();
      writeFileSync(join(folder, name), text.padEnd(size));
      const told = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
      const files = await Promise.all(
        told.files.map(async (each) => (each.name === name ? described(join(folder, name), name) : each)),
      );
      writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...told, files }));
    };
    await settingsOf(8 * 1024 ** 2);
    await (await opened()).discard();
    await settingsOf(8 * 1024 ** 2 + 1);
    await expect(opened()).rejects.toThrow('is no backup of this program');
    await settingsOf(0);
    await (await opened()).discard();
    writeFileSync(join(folder, 'alerts.ndjson.1'), '{}\n');
    await expect(opened()).rejects.toThrow('is no backup of this program');
  });
});

describe('what seals the secrets', () => {
  it('takes no tag that is shorter than its own', async () => {
    const text = await seal({ one: 'a secret' }, passphrase);
    expect(await unseal(text, passphrase)).toEqual({ one: 'a secret' });
    const read = JSON.parse(text) as { tag: string };
    const tag = Buffer.from(read.tag, 'base64').subarray(0, 4).toString('base64');
    await expect(unseal(JSON.stringify({ ...read, tag }), passphrase)).rejects.toThrow();
  });
});
