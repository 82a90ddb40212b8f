import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { putInPlace } from '#hub/moving/in-place';
import { openBackup } from '#hub/moving/restore';
import { runCommand, startServe } from '#tests/support/commands';
import { secret, twoQueues } from '#tests/support/configurations';
import { patient } from '#tests/support/patient';
import { lineTo } from '#tests/support/phone-system';
import { tempFolder } from '#tests/support/temp-folder';
import { isWindows } from '#tests/support/windows';
import { aHub, back, counted, passphrase, restore, sealed, stopped, token, written } from './a-hub.ts';

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

  // Only root can give away what it wrote.
  it.skipIf(process.getuid?.() !== 0)('restored by root it belongs to the user whose data it is', async () => {
    const hub = await aHub();
    await back(hub, ...sealed);
    await stopped(hub);
    const [user, group] = [54_321, 54_322];
    chownSync(hub.data, user, group);
    for (const name of readdirSync(hub.data)) chownSync(join(hub.data, name), user, group);
    // The configuration has changed since, and its user may read it by the group alone.
    writeFileSync(hub.file, JSON.stringify(twoQueues({ language: 'en', board: { port: 0, token } })));
    chownSync(hub.file, 0, group);
    chmodSync(hub.file, 0o640);
    const bystander = join(hub.folder, 'bystander');
    writeFileSync(bystander, '');
    linkSync(bystander, join(hub.data, 'alerts.ndjson.1'));
    const { code, stdout } = await restore(hub.to, hub.data, '--replace', '--config', hub.file, ...sealed);
    expect(code).toBe(0);
    const { before } = JSON.parse(stdout) as { before: string };
    const ownerOf = (...path: readonly string[]): string => {
      const { uid, gid } = statSync(join(hub.data, ...path));
      return `${uid}:${gid}`;
    };
    for (const name of ['journal.sqlite', 'history.sqlite', 'hub-id', 'secrets.json', before, join(before, 'hub-id')]) {
      expect([name, ownerOf(name)]).toEqual([name, `${user}:${group}`]);
    }
    const { uid, gid, mode } = statSync(hub.file);
    expect([uid, gid, mode & 0o777]).toEqual([0, group, 0o640]);
    // A file that has a name elsewhere too is given to nobody.
    expect(statSync(bystander).uid).toBe(0);
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
    // Windows has no such modes: there it is the folder that is the user's own.
    if (!isWindows) expect(statSync(hub.to).mode & 0o777).toBe(0o600);
    await stopped(hub);
    const data = join(tempFolder(), 'new');
    expect((await restore(hub.to, data, ...sealed)).code).toBe(0);
    if (!isWindows) expect(statSync(join(data, 'journal.sqlite')).mode & 0o777).toBe(0o600);
    const { stdout } = await restore(hub.to, data, '--replace');
    expect(JSON.parse(stdout)).toMatchObject({ missingSecrets: ['board.token', 'sources.0.secret'] });
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

  it('made while calls come in, each is whole, and has all that was answered before it began', async () => {
    const hub = await aHub();
    let isOver = false;
    let told = 0;
    const load = (async () => {
      while (!isOver) {
        await hub.line.enter('support', `load-${told + 1}`);
        told += 1;
      }
    })();
    const folder = join(tempFolder(), 'new');
    for (const wanted of [10, 60]) {
      while (told < wanted) await new Promise((resolve) => setTimeout(resolve, 5));
      const before = told;
      await written(hub);
      const data = `${folder}-${wanted}`;
      expect((await restore(hub.to, data, ...sealed)).code).toBe(0);
      const { stdout } = await runCommand(['export', '--data', data], {});
      const entered = stdout.split('\n').filter((each) => each.includes('load-')).length;
      expect(entered).toBeGreaterThanOrEqual(before);
      // From the first one on, none left out.
      for (let each = 1; each <= entered; each += 1) expect(stdout.includes(`"load-${each}"`)).toBe(true);
    }
    isOver = true;
    await load;
  });
});
