import { execFile } from 'node:child_process';
import path from 'node:path';

/** Milliseconds between two looks. */
const often = 100;

/**
 * npm killed with -9, or ended as a task, cannot tell us; without this the hub would stay behind as an orphan and hold its
 * ports.
 */
export function stopWithLauncher() {
  if (process.env.npm_lifecycle_event === undefined) return;
  if (process.platform === 'win32') stopWithLauncherOnWindows();
  else {
    const launcher = process.ppid;
    watch(
      () => process.ppid === launcher,
      () => process.kill(process.pid, 'SIGTERM'),
    );
  }
}

/**
 * Windows keeps a dead parent's number, and between npm and us there is a cmd.exe that outlives npm: npm is asked for by
 * that one's number. Where PowerShell cannot tell it, only the end of cmd.exe is noticed.
 */
function stopWithLauncherOnWindows() {
  // kill() would end us at once there; our own listeners stop cleanly.
  const stop = () => process.emit('SIGTERM', 'SIGTERM') || process.exit(143);
  watch(() => isAlive(process.ppid), stop);
  const powerShell = path.join(
    process.env.SystemRoot ?? 'C:\\Windows',
    'System32\\WindowsPowerShell\\v1.0\\powershell.exe',
  );
  const question = `(Get-CimInstance Win32_Process -Filter "ProcessId=${process.ppid}").ParentProcessId`;
  execFile(
    powerShell,
    ['-NoProfile', '-NonInteractive', '-Command', question],
    { windowsHide: true },
    (error, answer) => {
      const npm = Number(answer);
      if (error === null && Number.isInteger(npm) && npm > 0) watch(() => isAlive(npm), stop);
    },
  ).unref();
}

function watch(isThere, stop) {
  const timer = setInterval(() => {
    if (isThere()) return;
    clearInterval(timer);
    stop();
  }, often);
  timer.unref();
}

function isAlive(processId) {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
