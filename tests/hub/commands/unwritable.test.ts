import { closeSync, openSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runCommand, startCommand, startServe } from '#tests/support/commands';
import { secret, twoQueues } from '#tests/support/configurations';
import { eventually } from '#tests/support/eventually';
import { lineTo } from '#tests/support/phone-system';
import { freePort } from '#tests/support/ports';
import { tempFile, tempFolder } from '#tests/support/temp-folder';
import { isWindows } from '#tests/support/windows';

const configFile = (overrides = {}): string => tempFile('config.json', JSON.stringify(twoQueues(overrides)));
const serveArguments = (): readonly string[] => ['--config', configFile(), '--data', tempFolder()];

/** A file on a disk that is full, for ever. */
function fullDisk(): number {
  const file = openSync('/dev/full', 'w');
  onTestFinished(() => closeSync(file));
  return file;
}

async function isHealthy(port: number): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
  return response?.status === 200;
}

/** It has much to log, takes and counts all the same, and ends as it should. */
async function expectUnmoved(hub: Awaited<ReturnType<typeof startServe>>): Promise<void> {
  const line = lineTo(hub.addresses);
  for (let index = 0; index < 20; index += 1) await line.tell('answered', { ANumber: 'nonsense' });
  await line.enter('support', '1.1');
  expect(await line.queue('support')).toMatchObject({ callsWaiting: 1 });
  hub.process.kill('SIGTERM');
  expect((await hub.ended).code).toBe(0);
}

describe('what cannot be written ends nothing', () => {
  it.skipIf(process.platform !== 'linux')('a log on a full disk: calls are answered and counted', async () => {
    const hub = await startServe(serveArguments(), { LOG_LEVEL: 'trace' }, { stderr: fullDisk() });
    await expectUnmoved(hub);
  });

  it.skipIf(isWindows)('a log that nobody reads any more', async () => {
    const hub = await startServe(serveArguments());
    hub.process.stderr?.destroy();
    await expectUnmoved(hub);
  });

  it
    .skipIf(isWindows)
    .each<[string, () => number | 'pipe']>([
      ['that nobody reads', () => 'pipe'],
      ...(process.platform === 'linux' ? [['on a full disk', fullDisk] satisfies [string, () => number]] : []),
    ])('a stdout %s: the hub runs, and its log says so', async (_where, stdout) => {
    const [board, webhooks] = [await freePort(), await freePort()];
    const ports = ['--port', String(board), '--webhooks-port', String(webhooks)];
    const hub = startCommand(['serve', ...serveArguments(), ...ports], {}, { stdout: stdout() });
    hub.process.stdout?.destroy();
    await eventually('the board', () => isHealthy(board));
    await eventually('the word in the log', () => hub.stderr().includes('could not be written to stdout'));
    const response = await fetch(`http://127.0.0.1:${webhooks}/hooks/pbx/${secret}/queue/support/enter?uniquecallid=1`);
    expect(response.status).toBe(200);
    hub.process.kill('SIGTERM');
    expect((await hub.ended).code).toBe(0);
  });

  it.skipIf(process.platform !== 'linux')('a wrong configuration has its exit code all the same', async () => {
    const args = ['serve', '--config', configFile({ quues: [] }), '--data', tempFolder()];
    expect((await runCommand(args, {}, { stderr: fullDisk() })).code).toBe(2);
  });
});
