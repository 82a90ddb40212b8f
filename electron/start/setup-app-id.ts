import { app } from 'electron';

/** Fixed for ever: Windows ties toasts, the taskbar and the installer's own id to it. */
const appId = 'dk.vestpol.wallboard';

/** What Windows starts when somebody clicks on a toast; the shortcut in the Start menu names the same. Fixed for ever, too. */
const toastActivator = '{6B1C3A52-8E0D-4F57-9B21-5D7A0C4E93F8}';

/** First of all: a window or a toast made before would belong to another program. */
export function setupAppId(): void {
  app.setAppUserModelId(appId);
  if (process.platform === 'win32') app.setToastActivatorCLSID(toastActivator);
}
