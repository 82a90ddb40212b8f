import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { abandonedCall, exampleHouse } from '#tests/fakes/asterisk/example';
import { startAsterisk } from '#tests/fakes/asterisk/server';
import { startLoopbackServer } from '#tests/fakes/loopback-server';
import { runCommand } from '#tests/support/commands';
import { type Configuration, secret, twoQueues } from '#tests/support/configurations';
import { tempFolder } from '#tests/support/temp-folder';
import { patient } from '#tests/support/patient';

function configFile(...sources: readonly Configuration[]): string {
  const file = join(tempFolder(), 'config.json');
  writeFileSync(file, JSON.stringify(twoQueues({ sources })));
  return file;
}

const run = (config: string, ...more: readonly string[]) =>
  runCommand(['try-source', '--config', config, '--source', 'pbx', ...more]);

const rest = (url: string) => ({
  id: 'pbx',
  adapter: 'rest',
  url,
  auth: { token: secret },
  as: 'counts',
  records: 'queues',
  fields: { queue: 'name', waiting: 'calls', answered: 'done' },
  queues: { support: ['Support'], sales: ['Salg'] },
});

async function service(body: string, status = 200) {
  const server = await startLoopbackServer((_request, response) => response.writeHead(status).end(body));
  onTestFinished(server.close);
  return server.baseUrl;
}

it('shows the records of a service beside what they became, and what the board would show', async () => {
  const queues = [
    { name: 'Support', calls: 3, done: 12 },
    { name: 'Kitchen', calls: 1 },
  ];
  const { code, stdout, stderr } = await run(configFile(rest(await service(JSON.stringify({ queues, secret })))));
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('record 1 of 2: {"name":"Support","calls":3,"done":12}');
  expect(stdout).toContain('became queue-counted queue="support" waiting=3 answered=12');
  expect(stdout).toContain('record 2 of 2: {"name":"Kitchen","calls":1}\n    concerns nobody here');
  expect(stdout).toContain('feeds support: callsWaiting 3, longestWaitSeconds');
  expect(stdout).toContain('feeds sales: callsWaiting unknown');
  expect(stdout + stderr).not.toContain(secret);
});

it.each([
  ['{"queues":[{"name":"Support","calls":"many"}]}', 200, 'The mapping does not fit: "waiting" (calls)'],
  [`no ${secret}`, 401, 'refuses the sign-in'],
])('says why it does not work: %s', async (body, status, sentence) => {
  const { code, stdout, stderr } = await run(configFile(rest(await service(body, status))));
  expect(code).toBe(1);
  expect(stderr).toContain(sentence);
  expect(stdout + stderr).not.toContain(secret);
});

it('of one that holds a connection, shows what it tells, and not that the trial itself closed it', async () => {
  const house = exampleHouse(Date.now() - 60_000);
  abandonedCall(house, Date.now() - 30_000);
  const asterisk = await startAsterisk({ house, now: Date.now, user: 'tavle', password: secret });
  onTestFinished(asterisk.close);
  const source = { id: 'pbx', adapter: 'asterisk', host: '127.0.0.1', port: asterisk.port, user: 'tavle' };
  const queues = { support: 'support', sales: 'sales' };
  const { code, stdout, stderr } = await run(configFile({ ...source, password: secret, queues }), '--seconds', '2');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('feeds support: callsWaiting 1,');
  expect(stdout).toContain('feeds sales: callsWaiting 0,');
  expect(stdout).not.toContain('(lost)');
  expect(stdout).not.toContain(secret);
});

it('says what is wrong with the command and the configuration', patient, async () => {
  const config = configFile({ id: 'pbx', adapter: 'flexfone-webhooks', secret });
  expect(await run(config)).toMatchObject({ code: 2, stderr: expect.stringContaining('calls by itself') });
  expect(await runCommand(['try-source', '--config', config, '--source', 'x'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('expected one of "pbx"'),
  });
  expect(await runCommand(['try-source'])).toMatchObject({ code: 2, stderr: '--config FILE is missing.\n' });
  expect(await run(config, '--seconds', '0')).toMatchObject({ code: 2 });
  expect(await runCommand(['try-source', '--help'])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('npm run -s try-source'),
  });
});
