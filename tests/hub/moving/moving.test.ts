import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { create } from 'tar';
import { describe, expect, it } from 'vitest';
import { writeBackup } from '#hub/moving/backup';
import { putInPlace } from '#hub/moving/in-place';
import { openBackup } from '#hub/moving/restore';
import { patient } from '#tests/support/patient';
import { runCommand, startServe } from '#tests/support/commands';
import { secret, twoQueues, zoneWithNoonNow } from '#tests/support/configurations';
import { lineTo } from '#tests/support/phone-system';
import { tempFolder } from '#tests/support/temp-folder';

const token = 'a-token-of-the-board-0123456789';
const passphrase = 'en hest på vej til Århus';
const number = '28374655';
const environment = { PASS: passphrase };
const sealed = ['--passphrase-from', 'PASS'];

/** A hub with a few calls, settings and secrets beside its data. */
async function aHub() {
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

const back = async (hub: Hub, ...more: readonly string[]) =>
  runCommand(['backup', '--data', hub.data, '--config', hub.file, '--to', hub.to, ...more], environment);
/** The same without a process of its own. */
const written = (hub: Hub, sealedWith: string | undefined = passphrase) =>
  writeBackup({
    dataFolder: hub.data,
    configuration: JSON.parse(readFileSync(hub.file, 'utf8')) as never,
    secrets: {},
    passphrase: sealedWith,
    to: hub.to,
    program: '1.0.0',
    now: Date.now(),
  });
const restore = (from: string, data: string, ...more: readonly string[]) =>
  runCommand(['restore', '--from', from, '--data', data, ...more], environment);

async function stopped({ process: child, ended }: Hub): Promise<void> {
  child.kill('SIGTERM');
  await ended;
}

/** What a board counts, without the instants at which it says so. */
const counted = async (line: Hub['line']) =>
  (await line.picture()).queues.map(({ id, callsWaiting, answeredToday, lostToday }) => ({
    id,
    callsWaiting,
    answeredToday,
    lostToday,
  }));

describe('a hub that moves house', patient, () => {
  it('is the same on another machine: settings, secrets, calls; made while it runs', async () => {
    const hub = await aHub();
    const made = await back(hub, ...sealed);
    expect(made).toMatchObject({ code: 0, stderr: '' });
    const before = await counted(hub.line);
    await stopped(hub);

    const data = join(tempFolder(), 'elsewhere');
    const { code, stdout, stderr } = await restore(hub.to, data, ...sealed);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ missingSecrets: [] });
    const again = await startServe(['--data', data]);
    const line = lineTo(again.addresses, { token });
    expect(await counted(line)).toEqual(before);
    // The phone system's secret moved too.
    await line.enter('sales', 'three');
    expect((await counted(line))[1]).toMatchObject({ id: 'sales', callsWaiting: 2 });
  });

  it('holds no secret that can be read, and without a passphrase none; which ones to type again is said', async () => {
    const hub = await aHub();
    await back(hub, ...sealed);
    const closed = gunzipSync(readFileSync(hub.to)).toString('latin1');
    for (const word of [secret, secret.slice(0, 16), token, passphrase]) expect(closed.includes(word)).toBe(false);

    const open = await back(hub);
    expect(open.stderr).toContain('Passwords and keys are not in it');
    await stopped(hub);
    const { code, stdout, stderr } = await restore(hub.to, join(tempFolder(), 'new'));
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ missingSecrets: ['board.token', 'sources.0.secret'] });
    expect(stderr).toContain('To be typed again, in the settings: board.token, sources.0.secret.');
  });

  it('replaces nothing unasked, and deletes nothing when asked', async () => {
    const hub = await aHub();
    await back(hub, ...sealed);
    await hub.line.enter('support', 'later');
    const running = await restore(hub.to, hub.data, '--replace', '--config', hub.file, ...sealed);
    expect(running).toMatchObject({ code: 1 });
    expect(running.stderr).toContain('Another hub already uses the data folder');
    await stopped(hub);

    expect(await restore(hub.to, hub.data)).toMatchObject({ code: 1 });
    const there = await restore(hub.to, hub.data, '--config', hub.file);
    expect(there).toMatchObject({ code: 2 });
    expect(there.stderr).toContain('--replace');
    const { code, stdout } = await restore(hub.to, hub.data, '--replace', '--config', hub.file, ...sealed);
    expect(code).toBe(0);
    const { before } = JSON.parse(stdout) as { before: string };
    expect(readdirSync(join(hub.data, before))).toContain('journal.sqlite');
    expect(readdirSync(hub.folder).filter((name) => name.startsWith('config.json.before-'))).toHaveLength(1);
    const again = await startServe(['--config', hub.file, '--data', hub.data]);
    const [support] = await counted(lineTo(again.addresses, { token }));
    expect(support).toMatchObject({ callsWaiting: 0, answeredToday: 1 });
  });

  it('is for its user alone, holds the settings or is refused, and leaves no secret of the hub that was there', async () => {
    const hub = await aHub();
    const without = await runCommand(['backup', '--data', hub.data, '--to', hub.to], {});
    expect(without).toMatchObject({ code: 2 });
    expect(without.stderr).toContain('--config FILE is missing');
    await written(hub);
    expect(statSync(hub.to).mode & 0o777).toBe(0o600);
    await stopped(hub);
    const data = join(tempFolder(), 'new');
    expect((await restore(hub.to, data, ...sealed)).code).toBe(0);
    expect(statSync(join(data, 'journal.sqlite')).mode & 0o777).toBe(0o600);
    const { stdout } = await restore(hub.to, data, '--replace');
    expect(JSON.parse(stdout)).toMatchObject({ missingSecrets: ['board.token', 'sources.0.secret'] });
  });

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
    };
    for (let tried = 0; tried < 40; tried += 1) {
      // A bit anywhere in what was packed; the packing itself would notice most of them.
      const plain = gunzipSync(whole);
      const at = Math.floor((plain.length * tried) / 40);
      const isPadding = plain.subarray(at, at + 1_024).every((byte) => byte === 0);
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

  it('killed at any moment after it counted, the next start finishes it', async () => {
    const hub = await aHub();
    await written(hub);
    await stopped(hub);
    const data = join(tempFolder(), 'new');
    // Something was there before, of each kind.
    const first = await openBackup({ from: hub.to, dataFolder: data, passphrase, replaces: false });
    await first.commit({ settings: true, secrets: true });
    await putInPlace({ dataFolder: data, now: 0 });
    for (let cut = 0; ; cut += 1) {
      const checked = await openBackup({ from: hub.to, dataFolder: data, passphrase, replaces: true });
      await checked.commit({ settings: true, secrets: true });
      // In a process of its own, which is killed at its Nth rename.
      const script = `
        import fs from 'node:fs/promises';
        import { syncBuiltinESMExports } from 'node:module';
        const { rename } = fs;
        let count = 0;
        fs.rename = (...args) => (count++ === ${cut} ? process.kill(process.pid, 'SIGKILL') : rename(...args));
        syncBuiltinESMExports();
        const { putInPlace } = await import(${JSON.stringify(new URL('../../../hub/moving/in-place.ts', import.meta.url).href)});
        await putInPlace({ dataFolder: ${JSON.stringify(data)}, now: ${1_000 + cut} });`;
      const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' });
      const signal = await new Promise((resolve) => child.once('exit', (_code, killed) => resolve(killed)));
      if (signal === null) break;
      await putInPlace({ dataFolder: data, now: 9_000 + cut });
      expect(existsSync(join(data, 'restore.ready'))).toBe(false);
      expect(statSync(join(data, 'journal.sqlite')).size).toBeGreaterThan(0);
      expect(JSON.parse(readFileSync(join(data, 'settings.json'), 'utf8'))).toMatchObject({ queues: [{}, {}] });
      for (const name of readdirSync(data).filter((each) => each.startsWith('before-'))) {
        expect(readdirSync(join(data, name))).toContain('journal.sqlite');
        rmSync(join(data, name), { recursive: true });
      }
      expect(cut).toBeLessThan(40);
    }
    const again = await startServe(['--data', data]);
    expect((await counted(lineTo(again.addresses, { token })))[0]).toMatchObject({ answeredToday: 1 });
  });

  it('cut off before the settings were in their file, the next start puts them there', async () => {
    const hub = await aHub();
    await written(hub);
    await stopped(hub);
    const data = join(tempFolder(), 'new');
    const file = join(tempFolder(), 'config.json');
    writeFileSync(
      file,
      JSON.stringify(twoQueues({ queues: [{ id: 'other', name: 'Other' }], board: { port: 0, token } })),
    );
    const checked = await openBackup({ from: hub.to, dataFolder: data, passphrase, replaces: false });
    await checked.commit({ settings: false, secrets: true });
    const again = await startServe(['--config', file, '--data', data]);
    expect((await counted(lineTo(again.addresses, { token })))[0]).toMatchObject({ id: 'support', answeredToday: 1 });
  });

  it('made while calls come in, each is whole', async () => {
    const hub = await aHub();
    let isOver = false;
    let told = 0;
    const load = (async () => {
      while (!isOver) await hub.line.enter('support', `load-${(told += 1)}`);
    })();
    const before = told;
    await written(hub);
    const atLeast = before;
    isOver = true;
    await load;
    const data = join(tempFolder(), 'new');
    expect((await restore(hub.to, data, ...sealed)).code).toBe(0);
    const { stdout } = await runCommand(['export', '--data', data], {});
    const entered = stdout.split('\n').filter((each) => each.includes('load-')).length;
    expect(entered).toBeGreaterThanOrEqual(atLeast);
    // From the first one on, none left out.
    for (let each = 1; each <= entered; each += 1) expect(stdout.includes(`"load-${each}"`)).toBe(true);
  });
});
