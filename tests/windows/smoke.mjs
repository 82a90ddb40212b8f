// `node smoke.mjs FILE`, on Windows' Node, in the project's folder: the hub as Windows runs it. What was found goes to FILE,
// a line each, since Wine's console is not to be relied on.
import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, openSync, closeSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const found = process.argv[2];
const root = process.cwd();
const secret = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN0123';
const configuration = path.join(root, 'wallboard.json');
const local = 'C:\\Users\\Søren Ærø\\AppData\\Local';
const data = path.join(local, 'VestPol Wallboard');
const env = { ...process.env, FLEXFONE_SECRET: secret, LOG_LEVEL: 'warn', LOCALAPPDATA: local };
const longestStart = 120_000;
let [passed, failed] = [0, 0];

const tell = (line) => appendFileSync(found, `${line}\n`);

function check(what, isSo, more = '') {
  if (isSo) passed += 1;
  else failed += 1;
  tell(`${isSo ? 'ok   ' : 'FAIL '} ${what} ${more}`.trimEnd());
}

const command = (...args) => ['build/run.mjs', ...args];
const once = (...args) =>
  spawnSync(process.execPath, command(...args), { cwd: root, env, encoding: 'utf8', timeout: longestStart });

/** Starts a hub; resolves when it listens or has ended. */
async function hub(...more) {
  const ports = ['--port', '0', '--webhooks-port', '0'];
  const child = spawn(process.execPath, command('serve', '--config', configuration, ...ports, ...more), {
    cwd: root,
    env,
  });
  let [said, logged] = ['', ''];
  child.stdout.on('data', (piece) => (said += piece));
  child.stderr.on('data', (piece) => (logged += piece));
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const until = Date.now() + longestStart;
  while (!said.includes('\n') && child.exitCode === null && Date.now() < until) await pause(100);
  return { child, ended, addresses: said.startsWith('{') ? JSON.parse(said) : undefined, logged: () => logged };
}

async function get(address) {
  const response = await fetch(address);
  return { status: response.status, text: await response.text() };
}

const waitingAt = async ({ board }) => JSON.parse((await get(`${board}/api/queues/q`)).text).callsWaiting;

/** The figures are read back from the journal after a start. */
async function waitingSoon(addresses) {
  for (const until = Date.now() + 30_000; Date.now() < until; await pause(200)) {
    const waiting = await waitingAt(addresses);
    if (waiting !== null) return waiting;
  }
  return null;
}

writeFileSync(
  configuration,
  JSON.stringify({
    queues: [{ id: 'q', name: 'Kø', agents: ['201'] }],
    sources: [{ id: 'pbx', adapter: 'flexfone-webhooks', secret: '${env:FLEXFONE_SECRET}' }],
  }),
);
rmSync(data, { recursive: true, force: true });

const first = await hub();
check('starts and says so in one line', first.addresses !== undefined, first.logged().slice(0, 300));
const journal = path.join(data, 'journal.sqlite');
check('its journal is in %LOCALAPPDATA%, with Danish letters and a space in its path', existsSync(journal));
let all = true;
for (let call = 0; call < 20; call += 1) {
  const address = `${first.addresses.webhooks}/hooks/pbx/${secret}/queue/q/enter?uniquecallid=c${call}`;
  all &&= (await get(address)).status === 200;
}
check('takes 20 webhooks', all);
check('shows them', (await get(first.addresses.board)).status === 200 && (await waitingAt(first.addresses)) === 20);
const second = await hub();
check(
  'a second hub on the same data is refused with code 1',
  second.addresses === undefined && (await second.ended) === 1,
);

first.child.kill();
await first.ended;
const third = await hub();
check('ended by force and started anew: nothing is lost', (await waitingSoon(third.addresses)) === 20);
const held = openSync(path.join(data, 'journal.sqlite-wal'), 'r');
const duringScan = await get(`${third.addresses.webhooks}/hooks/pbx/${secret}/queue/q/enter?uniquecallid=held`);
closeSync(held);
check('goes on while a scanner reads its journal', duringScan.status === 200);
third.child.kill();
await third.ended;

const exported = once('export', '--data', data);
const lines = exported.stdout.trim().split('\n');
check(
  'exports all, without carriage returns',
  lines.length >= 21 && !exported.stdout.includes('\r'),
  exported.stderr.slice(0, 200),
);
const capture = path.join(root, 'capture.ndjson');
writeFileSync(capture, exported.stdout);
const replayed = once('replay', '--config', configuration, '--capture', capture);
check(
  'replays what it exported',
  JSON.parse(replayed.stdout).queues[0].callsWaiting === 21,
  replayed.stderr.slice(0, 200),
);
const wrong = await hub('--nonsense');
check('a wrong option ends it with code 2', (await wrong.ended) === 2);
const demo = await hub();
const { port } = new URL(demo.addresses.board);
const taken = once('serve', '--demo', '--port', port, '--data', path.join(local, 'other'));
check(
  'a port that is taken: code 1 and a sentence',
  taken.status === 1 && /in use/.test(taken.stderr),
  taken.stderr.slice(0, 120),
);
demo.child.kill();
await demo.ended;

tell(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
