import { describe, expect, it, onTestFinished } from 'vitest';
import { startFlexfoneApi } from './flexfone-api/server.ts';
import { startSoluno } from './soluno/server.ts';
import { statusWith } from './swan/poll.ts';
import { startSwan } from './swan/server.ts';

const timeZone = 'Europe/Copenhagen';
const state = () => ({ queues: {}, users: [] });

describe.each([
  {
    name: 'SWAN',
    path: '/blf-users/Vestpol',
    start: (tls: boolean) => startSwan({ state, company: 'Vestpol', now: Date.now, tls }),
  },
  {
    name: 'Soluno',
    path: '/cdr/historik?from=2026-11-18&to=2026-11-18',
    start: (tls: boolean) => startSoluno({ calls: () => [], timeZone, now: Date.now, tls }),
  },
  {
    name: "Flexfone's API",
    path: '/employee?account=1&hash=2',
    start: (tls: boolean) => startFlexfoneApi({ account: '1', hash: '2', tls }),
  },
])('$name', ({ path, start }) => {
  it('may have a certificate that nobody has signed', async () => {
    const server = await start(true);
    onTestFinished(server.close);
    const url = `${server.baseUrl}${path}`;
    await expect(fetch(url)).rejects.toThrow();
    expect(await statusWith(url, server.certificate?.pem ?? '')).toBe(200);
  });

  it('is switched off, so that nobody is there, and on again at the same address', async () => {
    const server = await start(false);
    onTestFinished(server.close);
    await server.close();
    await expect(fetch(`${server.baseUrl}${path}`)).rejects.toThrow();
    await server.open();
    expect((await fetch(`${server.baseUrl}${path}`)).status).toBe(200);
  });
});
