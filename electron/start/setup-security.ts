import type { WebContents } from 'electron';
import { app, session } from 'electron';
import type { Logger } from '#hub/machine/log';
import { isBoardAddress, isBoardPage } from '../page/board-address.ts';

/** Before Electron is ready. The numbers are those of Electron's security checklist. */
export function setupSecurity(log: Logger): void {
  app.enableSandbox(); // 4
  app.on('web-contents-created', (_event, contents) => guard(contents, log));
}

/** What a page may never do, whatever page it is. */
function guard(contents: WebContents, log: Logger): void {
  const refuse = (what: string) => (event: { preventDefault(): void }) => {
    event.preventDefault();
    log.warn({ what }, 'A page tried what no board does.');
  };
  contents.on('will-attach-webview', refuse('a web view')); // 12
  contents.on('will-navigate', (event) => {
    if (!isBoardPage(event.url)) refuse('to navigate')(event); // 13
  });
  contents.on('will-redirect', refuse('to be sent elsewhere'));
  contents.setWindowOpenHandler(() => {
    log.warn({ what: 'a new window' }, 'A page tried what no board does.');
    return { action: 'deny' }; // 14
  });
}

/** What needs the session, which is there only when Electron is ready. */
export function setupSessionSecurity(log: Logger): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false)); // 5
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.on('will-download', (event) => {
    event.preventDefault();
    log.warn({ what: 'a download' }, 'A page tried what no board does.');
  });
  // 1: nothing but the board's own page is ever loaded, whatever a page asks for.
  defaultSession.webRequest.onBeforeRequest((details, answer) => {
    const isOurs = isBoardAddress(details.url) || isInternal(details.url);
    if (!isOurs) log.warn({ what: 'a request' }, 'A page tried what no board does.');
    answer({ cancel: !isOurs });
  });
}

/** The inspector's own pages, and pictures that a page carries in itself. */
function isInternal(address: string): boolean {
  return /^(?:devtools|data):/.test(address);
}
