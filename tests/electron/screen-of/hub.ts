import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ScreensReport } from '#core/screens/screen';
import { fetchOf } from '#electron/screen-of/join-hub';
import { keyAt, pinnedFetch } from '#electron/screen-of/pinned';
import { createCertificate } from '#tests/hub/ports/certificate';
import { startServe } from '#tests/support/commands';
import { twoQueues } from '#tests/support/configurations';
import { quietPort } from '#tests/support/quiet-port';
import { tempFolder } from '#tests/support/temp-folder';

const token = 'a-token-of-the-board-0123456789';

interface Shape {
  readonly isOverTls?: boolean;
  /** The address of this machine at which it is heard, too; absent: only from here. */
  readonly outside?: string;
}

/** A real hub in a process of its own, whose screens can be managed. */
export async function startHubOfScreens({ isOverTls = false, outside }: Shape = {}) {
  const folder = tempFolder();
  const tls = { certFile: join(folder, 'cert.pem'), keyFile: join(folder, 'key.pem') };
  const newCertificate = (): void => {
    const { cert, key } = createCertificate('hub');
    writeFileSync(tls.certFile, cert);
    writeFileSync(tls.keyFile, key);
  };
  newCertificate();
  const host = outside === undefined ? {} : { host: '0.0.0.0' };
  const board = { ...host, port: await quietPort(), token, ...(isOverTls && { tls }) };
  const config = join(folder, 'config.json');
  writeFileSync(config, JSON.stringify(twoQueues({ board })));
  const places = ['--config', config, '--data', join(folder, 'data')];
  let running = await startServe(places);
  const here = new URL(running.addresses.board);
  if (outside !== undefined) here.hostname = outside;
  const address = here.href;

  /** As the person at the hub. */
  const manage = async (method: 'GET' | 'POST' | 'DELETE', path: string) => {
    const fetchHere = isOverTls ? pinnedFetch(await keyAt(address)) : fetchOf({ pin: null });
    const response = await fetchHere(new URL(path, address).href, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(10_000),
    });
    return (await new Response(response.body as never).json()) as ScreensReport;
  };
  return {
    address,
    host: new URL(address).host,
    newCertificate,
    code: async () => (await manage('POST', 'api/pairing')).code?.code ?? '',
    screens: async () => (await manage('GET', 'api/screens')).screens,
    revoke: async (id: string) => manage('DELETE', `api/screens/${id}`),
    async startAgain() {
      running.process.kill('SIGKILL');
      await running.ended;
      running = await startServe(places);
    },
  };
}
