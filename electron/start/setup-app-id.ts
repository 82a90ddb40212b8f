import { app } from 'electron';

/** Fixed for ever: Windows ties toasts, the taskbar and the installer's own id to it. */
const appId = 'dk.vestpol.wallboard';

/** First of all: a window or a toast made before would belong to another program. */
export function setupAppId(): void {
  app.setAppUserModelId(appId);
}
