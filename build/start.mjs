// `npm start` until the desktop window exists: the demo in the browser.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { inRoot } from './paths.mjs';
import { run } from './processes.mjs';

const usualPorts = [8090, 8091];
const args = process.argv.slice(2);

function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/** A port that another program holds is no reason for a demo not to start: it takes a free one then. */
async function hubArguments() {
  if (args.includes('--config')) return args;
  const portsGiven = args.some((argument) => /^--(webhooks-)?port\b/.test(argument));
  const usualAreFree = (await Promise.all(usualPorts.map(isFree))).every(Boolean);
  const ports = portsGiven || usualAreFree ? [] : ['--port', '0', '--webhooks-port', '0'];
  return ['--demo', ...ports, ...args.filter((argument) => argument !== '--demo')];
}

function openBrowser(address) {
  const { BROWSER, CI, DISPLAY, WAYLAND_DISPLAY } = process.env;
  const noScreen = process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY;
  if (BROWSER === 'none' || CI || noScreen) return false;
  const openers = { win32: ['explorer.exe'], darwin: ['open'] };
  const [command, ...first] = openers[process.platform] ?? ['xdg-open'];
  const opener = spawn(command, [...first, address], { stdio: 'ignore', detached: true });
  // The address is on the screen anyway: a machine without an opener is no reason to stop.
  opener.once('error', () => undefined);
  opener.unref();
  return true;
}

let printed = '';
function announce(text) {
  const waiting = !printed.includes('\n');
  printed += text;
  if (!waiting || !printed.includes('\n')) return;
  const { board } = JSON.parse(printed.slice(0, printed.indexOf('\n')));
  const how = openBrowser(board) ? 'opening' : 'open';
  console.log(
    `There is no desktop window yet, so the wallboard is served to the browser: ${how} ${board} (Ctrl-C stops it)`,
  );
}

const { code } = await run(
  process.execPath,
  ['--disable-warning=ExperimentalWarning', inRoot('hub', 'main.ts'), 'serve', ...(await hubArguments())],
  { cwd: process.cwd(), stdio: ['inherit', 'pipe', 'inherit'], output: announce },
);
process.exit(code);
