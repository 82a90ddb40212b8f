import { app, protocol } from 'electron';
import { join } from 'node:path';
import { scheme } from './board-address.ts';
import { answerPage } from './page-files.ts';

/** Before Electron is ready: the board's protocol is as good an origin as https. */
export function setupScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built page under the board's protocol. */
export function setupProtocol(): void {
  const folder = join(app.getAppPath(), 'out', 'board');
  protocol.handle(scheme, (request) => answerPage(folder, request));
}
