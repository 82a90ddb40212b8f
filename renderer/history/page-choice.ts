import { useSyncExternalStore } from 'react';
import { hashBelowHelp } from '../help/address.ts';

/** What lies over the board. It stands in the address, so that it can be linked to, and the browser's own back closes it. */
export type PageName = 'history' | 'lost-calls' | 'outbound' | 'settings' | 'setup' | 'pair';

const names: readonly PageName[] = ['history', 'lost-calls', 'outbound', 'settings', 'setup', 'pair'];

/** `#settings/alerts`: the page and what of it. The help lies over a page, which stays. */
function parts(): readonly [name: string, detail: string] {
  const [name = '', detail = ''] = hashBelowHelp().slice(1).split('/');
  return [name, detail];
}

function shown(): PageName | null {
  const [name] = parts();
  return names.find((known) => known === name) ?? null;
}

export function openPage(name: PageName, detail?: string): void {
  location.hash = detail === undefined ? name : `${name}/${detail}`;
}

export function closePage(): void {
  // Without a hash in the address, and without a jump to the page's top.
  history.pushState(null, '', location.pathname + location.search);
  dispatchEvent(new HashChangeEvent('hashchange'));
}

export function listenToAddress(changed: () => void): () => void {
  addEventListener('hashchange', changed);
  addEventListener('popstate', changed);
  return () => {
    removeEventListener('hashchange', changed);
    removeEventListener('popstate', changed);
  };
}

/** Which page lies over the board; `null`: none. */
export const usePage = (): PageName | null => useSyncExternalStore(listenToAddress, shown);

/** What of the page is shown; empty: it does not say. */
export const usePageDetail = (): string => useSyncExternalStore(listenToAddress, () => parts()[1]);
