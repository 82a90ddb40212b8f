/**
 * Debian's Chromium knows no protocol but its own. An address of a custom one is therefore opened as https under a name
 * that exists nowhere, and every request for it is answered by the main process before it could leave the machine.
 */
const suffix = '.electron-stand-in.test';

/** `app://board/x` as Chromium is given it: `https://board.app.electron-stand-in.test/x`. */
export function toChromium(address: string, schemes: ReadonlySet<string>): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const scheme = url?.protocol.slice(0, -1) ?? '';
  if (url === undefined || !schemes.has(scheme)) return address;
  return `https://${url.host}.${scheme}${suffix}${url.pathname}${url.search}${url.hash}`;
}

/** The address as the program knows it. */
export function fromChromium(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || url.protocol !== 'https:' || !url.host.endsWith(suffix)) return address;
  const names = url.host.slice(0, -suffix.length).split('.');
  const scheme = names.pop();
  return `${scheme}://${names.join('.')}${url.pathname}${url.search}${url.hash}`;
}
