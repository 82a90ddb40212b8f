import { readdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Queue } from '#core/board/queue';
import { ArgumentsInvalid } from '#hub/commands/arguments';
import { serve } from '#hub/commands/serve';
import type { HubAddresses } from '#hub/hub';
import { runCommand, startCommand, startServe } from '#tests/support/commands';
import { type Configuration, exampleFile, secret, twoQueues } from '#tests/support/configurations';
import { eventually } from '#tests/support/eventually';
import { lineTo } from '#tests/support/phone-system';
import { freePort, takenPort } from '#tests/support/ports';
import { tempFile, tempFolder } from '#tests/support/temp-folder';
import { patient } from '../../support/patient.ts';
import { isWindows } from '#tests/support/windows';

const configFile = (overrides = {}): string => tempFile('config.json', JSON.stringify(twoQueues(overrides)));

describe('serve', patient, () => {
  it.skipIf(isWindows).each(['SIGTERM', 'SIGINT'] as const)(
    'says one line when it is ready, and stops cleanly at %s',
    async (signal) => {
      const hub = await startServe(['--config', configFile(), '--data', tempFolder()]);
      expect(Object.keys(hub.addresses)).toStrictEqual(['board', 'webhooks']);
      for (const address of Object.values(hub.addresses)) expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      const health = await fetch(`${hub.addresses.board}/healthz`);
      expect([health.status, await health.json()]).toStrictEqual([200, { status: 'ok' }]);
      const line = lineTo(hub.addresses);
      await line.enter('support', '1.1');
      expect(await line.queue('support')).toMatchObject({ callsWaiting: 1 });
      await line.tell('answered', { ANumber: 'nonsense' });

      hub.process.kill(signal);
      const { code, stdout, stderr } = await hub.ended;
      expect(code).toBe(0);
      expect(stdout).toBe(`${JSON.stringify(hub.addresses)}\n`);
      const logLines = stderr.split('\n').filter((text) => text !== '');
      expect(logLines.length).toBeGreaterThan(0);
      for (const logLine of logLines) expect(() => JSON.parse(logLine) as unknown).not.toThrow();
    },
  );

  it.skipIf(isWindows)(
    'stops at once though somebody listens to the stream and somebody keeps a connection',
    async () => {
      const hub = await startServe(['--config', configFile(), '--data', tempFolder()]);
      const stream = await fetch(`${hub.addresses.board}/api/stream`);
      const reader = stream.body?.getReader();
      await reader?.read();
      const before = performance.now();
      hub.process.kill('SIGTERM');
      expect((await hub.ended).code).toBe(0);
      expect(performance.now() - before).toBeLessThan(3_000);
      await reader?.cancel().catch(() => undefined);
    },
  );

  it("runs with the contract's example, on ports of its own choice", async () => {
    const ports = ['--port', '0', '--webhooks-port', '0'];
    const args = ['--config', exampleFile, '--data', tempFolder(), ...ports];
    const hub = await startServe(args, { FLEXFONE_SECRET: secret });
    const line = lineTo(hub.addresses);
    await line.enter('switchpay', '1.1');
    const { queues } = await line.picture();
    expect(queues.map(({ id, callsWaiting }) => [id, callsWaiting])).toStrictEqual([
      ['hallmonitor', 0],
      ['switchpay', 1],
    ]);
  });

  it.skipIf(isWindows)('waits a moment for a hub that is just stopping to let go of the data folder', async () => {
    const args = ['--config', configFile(), '--data', tempFolder()];
    const first = await startServe(args);
    const second = startCommand(['serve', ...args]);
    await eventually('the second to find it taken', () => second.stderr().includes('Another hub has the data folder'));
    first.process.kill('SIGKILL');
    await eventually('the second to be ready', () => second.stdout().includes('\n'));
    await lineTo(JSON.parse(second.stdout()) as HubAddresses).enter('support', '1.1');
  });

  it('takes the ports that it is told', async () => {
    const [board, webhooks] = [await freePort(), await freePort()];
    const ports = ['--port', String(board), '--webhooks-port', String(webhooks)];
    const hub = await startServe(['--config', configFile(), '--data', tempFolder(), ...ports]);
    expect(hub.addresses).toStrictEqual({
      board: `http://127.0.0.1:${board}`,
      webhooks: `http://127.0.0.1:${webhooks}`,
    });
  });

  it.skipIf(isWindows)('shows a living board with nothing configured, and leaves nothing behind', async () => {
    const folder = tempFolder();
    const hub = await startServe(['--demo', '--port', '0', '--webhooks-port', '0'], { TMPDIR: folder, TEMP: folder });
    const response = await fetch(`${hub.addresses.board}/api/queues`);
    const { queues } = (await response.json()) as { readonly queues: readonly Queue[] };
    expect(queues.length).toBeGreaterThan(1);
    for (const queue of queues) {
      expect(queue.provenance.callsWaiting).toMatchObject({ source: 'demo' });
      expect(queue.callsWaiting).not.toBeNull();
    }
    hub.process.kill('SIGTERM');
    expect((await hub.ended).code).toBe(0);
    expect(readdirSync(folder)).toStrictEqual([]);
  });
});

describe.skipIf(isWindows)('at SIGHUP', patient, () => {
  it('the configuration is read again: one that can be used is used, and one that cannot changes nothing', async () => {
    const file = configFile();
    const hub = await startServe(['--config', file, '--data', tempFolder(), '--port', '0']);
    const line = lineTo(hub.addresses);
    await line.enter('sales', '1.1');
    const readAgain = async (overrides: Configuration, words: string): Promise<void> => {
      writeFileSync(file, JSON.stringify(twoQueues(overrides)));
      hub.process.kill('SIGHUP');
      await eventually(words, () => hub.stderr().includes(words));
    };
    await readAgain({ queues: [{ id: 'sales', name: 'Salg' }] }, 'The configuration was read again and is in use.');
    expect(await line.picture()).toMatchObject({ queues: [{ id: 'sales', name: 'Salg', callsWaiting: 1 }] });
    await readAgain({ timeZone: 'Mars/Olympus' }, 'The configuration was read again and is not used.');
    expect(hub.stderr()).toContain('config: timeZone: ');
    await line.enter('sales', '1.2');
    expect(await line.picture()).toMatchObject({ queues: [{ name: 'Salg', callsWaiting: 2 }] });
    expect(hub.stdout()).toBe(`${JSON.stringify(hub.addresses)}\n`);
    hub.process.kill('SIGTERM');
    expect((await hub.ended).code).toBe(0);
  });
});

describe('serve ends at once', patient, () => {
  it('where the configuration is wrong: code 2, one line a problem, nothing on stdout', async () => {
    const file = configFile({ timeZone: 'Mars/Olympus', quues: [], board: { host: '0.0.0.0', port: 0 } });
    const { code, stdout, stderr } = await runCommand(['serve', '--config', file, '--data', tempFolder()]);
    expect({ code, stdout }).toStrictEqual({ code: 2, stdout: '' });
    const lines = stderr.trimEnd().split('\n').toSorted();
    expect(lines.map((line) => /^config: ([^:]+): \S/.exec(line)?.[1])).toStrictEqual([
      'board.token',
      'quues',
      'timeZone',
    ]);
    expect(lines[1]).toMatch(/expected.*Did you mean queues\?$/);
  });

  it('where LOG_LEVEL names no level: code 2, and which there are', async () => {
    const env = { LOG_LEVEL: 'loud' };
    const { code, stdout, stderr } = await runCommand(['serve', '--data', tempFolder()], env);
    expect({ code, stdout }).toStrictEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^LOG_LEVEL is not a known level: expected one of .*info.*silent\.\n$/);
  });

  it('where both ports are typed as the same: code 2', async () => {
    const { code, stderr } = await runCommand(['serve', '--port', '9999', '--webhooks-port', '9999']);
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('two different ports') as string,
    });
  });

  it.each(['serve', 'replay', 'export', 'report', 'try-source'])(
    'with what %s is for, where help is asked for',
    async (command) => {
      for (const asked of [[command, '--help'], [command, '--config', 'x', '-h'], [`--help`]]) {
        const { code, stdout, stderr } = await runCommand(asked);
        expect({ code, stderr }).toStrictEqual({ code: 0, stderr: '' });
        expect(stdout).toContain(`npm run -s ${command} -- `);
      }
    },
  );

  it('where the files of both ports’ TLS cannot be used: code 2, one line a file', async () => {
    const tls = { certFile: 'nowhere.pem', keyFile: 'nowhere.key' };
    const file = configFile({ board: { port: 0, tls }, webhooks: { port: 0, tls } });
    const { code, stdout, stderr } = await runCommand(['serve', '--config', file, '--data', tempFolder()]);
    expect({ code, stdout }).toStrictEqual({ code: 2, stdout: '' });
    expect(stderr.match(/^config: (board|webhooks)\.tls\.(cert|key)File: .* cannot be read \(ENOENT\)/gm)).toHaveLength(
      4,
    );
  });

  it('where a secret is not in the environment: code 2, and which', async () => {
    const { code, stdout, stderr } = await runCommand(['serve', '--config', exampleFile, '--data', tempFolder()]);
    expect({ code, stdout }).toStrictEqual({ code: 2, stdout: '' });
    // The example is set to Danish: its board is, and what programs read is not.
    expect(stderr).toMatch(/^config: sources\[0\]\.secret: .*FLEXFONE_SECRET is not set.*\n$/);
  });

  it('where it is called wrongly: code 2, and a sentence', async () => {
    const { code, stdout, stderr } = await runCommand(['serve', '--colour', 'red']);
    expect({ code, stdout }).toStrictEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/--colour.*\n$/);
  });

  it.each([
    [['--port', '8o80'], /--port 8o80: expected a port number/],
    [['--webhooks-port', '65536'], /--webhooks-port 65536: expected a port number/],
    [['--port', ''], /expected a port number/],
    [['--port'], /--port/],
    [['hubs'], /hubs/],
  ])('where it is called wrongly: %j', async (args, expected) => {
    const error: unknown = await serve(args).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ArgumentsInvalid);
    expect(error).toHaveProperty('message', expect.stringMatching(expected));
  });

  it.each(['port', 'webhooks-port'])('where another program has the --%s: code 1, and what to do', async (option) => {
    const port = await takenPort();
    const args = ['--config', configFile(), '--data', tempFolder(), `--${option}`, String(port)];
    const { code, stdout, stderr } = await runCommand(['serve', ...args]);
    expect({ code, stdout }).toStrictEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(new RegExp(`^Port ${port} on 127\\.0\\.0\\.1 is in use by another program; .*\\.\\n$`, 'm'));
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('where another hub has the data folder: code 1, and a sentence', async () => {
    const dataFolder = tempFolder();
    const args = ['--config', configFile(), '--data', dataFolder];
    const first = await startServe(args);
    const { code, stdout, stderr } = await runCommand(['serve', ...args]);
    expect({ code, stdout }).toStrictEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(dataFolder);
    expect(stderr).not.toMatch(/^\s+at /m);
    await lineTo(first.addresses).enter('support', '1.1');
  });

  it('where there is no such command: code 2, and which there are', async () => {
    const { code, stdout, stderr } = await runCommand(['toString']);
    expect({ code, stdout }).toStrictEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('serve, replay, export');
  });
});
