import { onTestFinished, vi } from 'vitest';
import type { Bridge } from '#core/asks/bridge';
import { createIpcAnswers } from '#electron/bridge/ipc-answers';
import { createIpcBridge } from '#electron/bridge/ipc-bridge';
import type { HubAsks } from '#hub/asks/asks';
import { createLink } from '#link/link';
import { createBrowserBridge } from '../../../renderer/connection/browser-bridge.ts';

export const ways = ['the desktop', 'a link', 'a browser'] as const;

interface Hub {
  readonly url: string;
  readonly asks: HubAsks;
}

/** The real bridge of this way to a hub. In a browser the page has been opened with this token. */
export function bridgeTo(way: (typeof ways)[number], { url, asks }: Hub, token: string | undefined): Bridge {
  switch (way) {
    case 'the desktop':
      return overIpc(asks);
    case 'a link':
      return createLink({ address: `${url}/`, token });
    case 'a browser':
      return inBrowser(url, token);
  }
}

/** Electron's IPC clones what it carries, and does no more. */
function overIpc(asks: HubAsks): Bridge {
  const log = { error: vi.fn() };
  const answers = createIpcAnswers({ host: { trouble: () => null, hub: () => ({ asks }) }, log });
  const byChannel = new Map<string, (args: readonly unknown[]) => Promise<unknown>>(Object.entries(answers));
  return createIpcBridge({
    now: () => Date.now(),
    on: () => {},
    invoke: async (channel, ...args) => structuredClone(await byChannel.get(channel)?.(structuredClone(args))),
  });
}

/** What a page has around it: its address, and a browser that keeps cookies and shows them to whom they are from. */
function inBrowser(url: string, token: string | undefined): Bridge {
  const page = token === undefined ? `${url}/` : `${url}/?token=${token}`;
  const location = { href: page };
  let cookie = '';
  const ownFetch = fetch;
  vi.stubGlobal('location', location);
  vi.stubGlobal('history', {
    state: null,
    replaceState: (_state: unknown, _title: string, to: string) => (location.href = to),
  });
  vi.stubGlobal('fetch', async (address: string, options: RequestInit) => {
    const headers = { ...(options.headers as Record<string, string>), ...(cookie !== '' && { cookie }) };
    const response = await ownFetch(new URL(address, page), { ...options, headers });
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return response;
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  return createBrowserBridge();
}
