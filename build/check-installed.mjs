// `node build/check-installed.mjs FOLDER`: installs the package that lies there on this machine, silently, lets the installed
// program test itself, updates it over itself, and removes it. For machines that are thrown away afterwards: the workflow's.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(process.argv[2] ?? 'release');
const uninstallKey =
  'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\97f18417-be21-5cb9-a8b1-2e1d9946cdc8';
const selfTestTime = 120_000;
let failed = 0;

function check(what, isSo, more = '') {
  if (!isSo) failed += 1;
  console.log(`${isSo ? 'ok  ' : 'FAIL'} ${what}${more === '' ? '' : `: ${more}`}`);
}

function run(program, args, timeout = 300_000) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', timeout, windowsHide: true });
  return { code: status, text: `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`.trim() };
}

function only(pattern) {
  const found = readdirSync(folder).filter((file) => pattern.test(file));
  if (found.length !== 1) throw new Error(`${folder} holds ${found.length} files like ${pattern}: expected one.`);
  return path.join(folder, found[0]);
}

/** One line of JSON, and 0, from a program that opened its window, its journal, and counted a call. */
function selfTest(program) {
  const { code, text } = run(program, ['--self-test'], selfTestTime);
  check('the installed program tests itself', code === 0, text.slice(0, 500));
}

function onWindows() {
  const setup = only(/^VestPol-Wallboard-Setup-.*\.exe$/);
  const home = path.join(process.env.LOCALAPPDATA, 'Programs', 'VestPol Wallboard');
  const program = path.join(home, 'VestPol Wallboard.exe');
  const shortcut = path.join(process.env.APPDATA, 'Microsoft/Windows/Start Menu/Programs/VestPol Wallboard.lnk');
  check('installs silently', run(setup, ['/S']).code === 0);
  check('where a user may write', existsSync(program), program);
  check('is in the list of programs', run('reg', ['query', uninstallKey]).code === 0);
  check('is in the Start menu', existsSync(shortcut), shortcut);
  selfTest(program);
  check('updates itself in its place', run(setup, ['/S']).code === 0 && existsSync(program));
  selfTest(program);
  check('removes itself', run(path.join(home, 'Uninstall VestPol Wallboard.exe'), ['/S', '/currentuser']).code === 0);
  // It goes on in a copy of itself, so its first part ends at once.
  const until = Date.now() + 60_000;
  while (existsSync(program) && Date.now() < until) spawnSync('timeout', ['/t', '1'], { stdio: 'ignore' });
  check('and nothing of it is left', !existsSync(program) && run('reg', ['query', uninstallKey]).code !== 0);
}

function onLinux() {
  const file = only(/\.deb$/);
  check('installs', run('apt-get', ['install', '-y', '-qq', file]).code === 0);
  const program = '/opt/VestPol Wallboard/vestpol-wallboard';
  check('where Debian puts such programs', existsSync(program), program);
  selfTest(program);
  check('updates itself in its place', run('apt-get', ['install', '-y', '-qq', '--reinstall', file]).code === 0);
  selfTest(program);
  check(
    'removes itself',
    run('apt-get', ['remove', '-y', '-qq', 'vestpol-wallboard']).code === 0 && !existsSync(program),
  );
}

if (process.platform === 'win32') onWindows();
else onLinux();
console.log(failed === 0 ? 'all ok' : `${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
