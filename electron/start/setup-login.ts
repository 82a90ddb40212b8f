import { app } from 'electron';
import type { Logger } from '#hub/machine/log';
import type { OwnSettingsFile } from '../settings/setup-own-settings.ts';

/**
 * Starts with Windows, or does not: said again at each start, since it lies with each user of the PC, and an update or a
 * clean-up program takes it away. A PC under test or in development is left alone.
 */
export function setupLogin({ own, log }: { readonly own: OwnSettingsFile; readonly log: Logger }): void {
  function assert(): void {
    if (!app.isPackaged || process.platform !== 'win32') return;
    const openAtLogin = own.read().startWithWindows;
    app.setLoginItemSettings({ openAtLogin, args: ['--hidden'] });
    const { executableWillLaunchAtLogin } = app.getLoginItemSettings({ args: ['--hidden'] });
    if (executableWillLaunchAtLogin !== openAtLogin) {
      log.warn(
        { openAtLogin, executableWillLaunchAtLogin },
        'Windows does not start the program as it is set here; its own list of start-up apps says otherwise.',
      );
    }
  }
  assert();
  own.onChange(assert);
}
