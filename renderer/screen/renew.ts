import type { BoardStore } from '../store.ts';

/** The page's script as a build of ours names it: the name changes with the content. */
const scriptIn = (html: string): string | undefined => /assets\/index-[\w-]+\.js/.exec(html)?.[0];

const reloadedKey = 'wallboard-reloaded-for';

/**
 * After every lost connection the hub may be a newer one: its index names another script then, and the page begins anew.
 * Once for each script: a hub that cannot make up its mind must not keep the wall busy loading.
 */
export function renewAfterUpgrade(store: BoardStore): void {
  const own = scriptIn(document.documentElement.outerHTML);
  if (own === undefined) return;

  async function look(): Promise<void> {
    try {
      const response = await fetch('./', { cache: 'no-store', signal: AbortSignal.timeout(10_000) });
      const served = response.ok ? scriptIn(await response.text()) : undefined;
      if (served === undefined || served === own || sessionStorage.getItem(reloadedKey) === served) return;
      sessionStorage.setItem(reloadedKey, served);
      location.reload();
    } catch {
      // Not now: the next lost connection asks again.
    }
  }

  store.subscribe(({ connection }, before) => {
    if (before.connection.state === 'lost' && connection.state === 'open') void look();
  });
}
