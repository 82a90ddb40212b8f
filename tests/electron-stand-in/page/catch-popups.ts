/**
 * Keeps the page from opening windows in Chromium, and tells what it wanted to open: `window.open`, and links and forms
 * with a target of their own. Its text is run in the page's own world; `told`: the event that the other world hears.
 */
export function catchPopups(told: string): void {
  const tell = (address: string) => {
    const { href } = new URL(address, document.baseURI);
    document.dispatchEvent(new CustomEvent(told, { detail: href }));
  };
  const isElsewhere = (target: string) => !['', '_self', '_top', '_parent'].includes(target);

  window.open = (address = 'about:blank') => {
    tell(String(address));
    return null;
  };
  window.addEventListener('click', (event) => {
    const link = (event.target as Element | null)?.closest?.('a');
    if (!link || !isElsewhere(link.target) || event.defaultPrevented) return;
    event.preventDefault();
    tell(link.href);
  });
  window.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (!isElsewhere(form.target) || event.defaultPrevented) return;
    event.preventDefault();
    tell(form.action);
  });
}
