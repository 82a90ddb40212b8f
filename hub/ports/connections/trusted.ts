import { BlockList, isIP } from 'node:net';

/** Tells whether an address is this machine's own or that of a proxy that was named. */
export type Trusted = (address: string | undefined) => boolean;

/** Whether a text is an IP address, or a network such as `10.0.0.0/24`. */
export function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

/** `proxies`: addresses and networks as `isNetwork` takes them. */
export function trustedBy(proxies: readonly string[]): Trusted {
  const list = new BlockList();
  list.addSubnet('127.0.0.0', 8);
  list.addAddress('::1', 'ipv6');
  for (const proxy of proxies) {
    const [address = '', bits] = proxy.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return (address) => {
    const family = isIP(address ?? '');
    return address !== undefined && family !== 0 && list.check(address, family === 6 ? 'ipv6' : 'ipv4');
  };
}

/** Whoever has an IPv6 address has a whole network of them (its first 64 bits): that is one who shares. */
export function sharerOf(address: string): string {
  if (isIP(address) !== 6 || address.includes('.')) return address.replace(/^::ffff:/i, '');
  const [left = '', right] = address.split('::');
  const [before, after] = [groups(left), groups(right ?? '')];
  const zeros = right === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const all = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  return `${all.slice(0, 4).join(':')}::/64`;
}

function groups(text: string): readonly string[] {
  return text === '' ? [] : text.split(':');
}
