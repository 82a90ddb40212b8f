import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { inRoot } from './paths.mjs';
import { run } from './processes.mjs';

const usualPorts = [8090, 8091];

function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/** A port that another program holds is no reason for a demo not to start: it takes a free one then. */
async function hubArguments(args) {
  if (args.includes('--config')) return args;
  const portsGiven = args.some((argument) => /^--(webhooks-)?port\b/.test(argument));
  const usualAreFree = (await Promise.all(usualPorts.map(isFree))).every(Boolean);
  const ports = portsGiven || usualAreFree ? [] : ['--port', '0', '--webhooks-port', '0'];
  return ['--demo', ...ports, ...args.filter((argument) => argument !== '--demo')];
}

function openBrowser(address) {
  const { BROWSER, CI } = process.env;
  if (BROWSER === 'none' || CI || !hasScreen()) return false;
  const openers = { win32: ['explorer.exe'], darwin: ['open'] };
  const [command, ...first] = openers[process.platform] ?? ['xdg-open'];
  const opener = spawn(command, [...first, address], { stdio: 'ignore', detached: true });
  // The address is on the screen anyway: a machine without an opener is no reason to stop.
  opener.once('error', () => undefined);
  opener.unref();
  return true;
}

/** Whether a window could be seen here at all. */
export function hasScreen() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform !== 'linux' || Boolean(DISPLAY) || Boolean(WAYLAND_DISPLAY);
}

/** The hub with its board for the browser, until it is stopped. `reason`: why no window. Resolves with its code. */
export async function serveBoard(reason, args) {
  let printed = '';
  const announce = (text) => {
    const waiting = !printed.includes('\n');
    printed += text;
    if (!waiting || !printed.includes('\n')) return;
    const { board } = JSON.parse(printed.slice(0, printed.indexOf('\n')));
    const how = openBrowser(board) ? 'opening' : 'open';
    console.log(`${reason}, so the wallboard is served to the browser: ${how} ${board} (Ctrl-C stops it)`);
  };
  const { code } = await run(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', inRoot('hub', 'main.ts'), 'serve', ...(await hubArguments(args))],
    { cwd: process.cwd(), stdio: ['inherit', 'pipe', 'inherit'], output: announce },
  );
  return code;
}
