import { networkInterfaces } from 'node:os';

/** Where this machine is heard from others; `undefined`: nowhere, as in a container without a network. */
export const outside: string | undefined = Object.values(networkInterfaces())
  .flatMap((each) => each ?? [])
  .find(({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'))?.address;
