import type { Request } from 'express';

export function bearerOf({ headers }: Request): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1];
}

/** Browsers keep cookies by host and not by port; two boards on one machine must not put each other out. */
export function cookieName(request: Request): string {
  return `wallboard-${request.socket.localPort ?? 0}`;
}

export function cookies(request: Request, name: string): readonly string[] {
  const parts = (request.headers.cookie ?? '').split(';').map((part) => part.trim());
  return parts.filter((part) => part.startsWith(`${name}=`)).map((part) => part.slice(name.length + 1));
}
