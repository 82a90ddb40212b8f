import type { CustomScheme, Protocol } from 'electron';
import { mustBeBeforeReady, mustBeReady } from './machine.ts';
import { strict } from './strict.ts';

type Handler = (request: Request) => Response | Promise<Response>;

const privileged = new Set<string>();
const handlers = new Map<string, Handler>();

const parts = {
  registerSchemesAsPrivileged(schemes: CustomScheme[]) {
    mustBeBeforeReady('protocol.registerSchemesAsPrivileged');
    for (const { scheme, privileges } of schemes) {
      // It is opened as https here: anything less would be taken for more than it is.
      if (privileges?.standard !== true || privileges.secure !== true) {
        throw new Error(`The Electron stand-in knows only schemes that are standard and secure, and ${scheme} is not.`);
      }
      privileged.add(scheme);
    }
  },
  handle(scheme, handler: Handler) {
    mustBeReady('protocol.handle');
    if (!privileged.has(scheme))
      throw new Error(`The Electron stand-in serves no scheme that is not privileged: ${scheme}`);
    if (handlers.has(scheme)) throw new Error('Failed to register protocol: the scheme has been registered');
    handlers.set(scheme, handler);
  },
} satisfies Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle'>;

export const protocol = strict('protocol', parts);

export const customSchemes: ReadonlySet<string> = privileged;

/** The handler behind an address; `undefined` for Chromium's own schemes. */
export function handlerOf(address: string): Handler | undefined {
  return handlers.get(new URL(address).protocol.slice(0, -1));
}
