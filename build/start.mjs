// `npm start`: the desktop; and where there can be none, the same board in the browser.
import { hasScreen, serveBoard } from './browser-board.mjs';
import { ensureDesktop } from './desktop.mjs';
import { provideElectron } from './electron-binary.mjs';
import { root } from './paths.mjs';
import { run } from './processes.mjs';

const args = process.argv.slice(2);
/** These are the hub's own: whoever gives them wants a hub, and the desktop keeps its settings itself. */
const hubOptions = /^--(config|data|port|webhooks-port|demo)\b/;
/** A window that was there for so long did not fail to open. Milliseconds. */
const failsWithin = 15_000;

/** Why there is no window, or nothing when there was one, until a person closed it. */
async function openDesktop() {
  if (args.some((argument) => hubOptions.test(argument))) return 'These options are those of a hub without a window';
  const electron = await provideElectron({ mayFetch: hasScreen() });
  if (electron === undefined) return "Electron's binary cannot be had here";
  if (!hasScreen()) return 'There is no screen here for a desktop window';
  await ensureDesktop();
  const begun = performance.now();
  console.log(
    'Opening the wallboard in its own window; closed, it goes on in the tray. Its menu there ends it, and so does Ctrl-C.',
  );
  const env = { ...process.env, LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn' };
  const { code, interrupted } = await run(electron, [root, ...args], { cwd: process.cwd(), env });
  if (code !== 0 && !interrupted && performance.now() - begun < failsWithin)
    return `Electron could not open a window (code ${code})`;
  process.exit(code);
}

const reason = await openDesktop();
process.exit(await serveBoard(reason, args));
