import type { Ask, Delete, Get, Post } from './ask.ts';

/** An ask as it goes over HTTP. */
export interface HttpAsk {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** With its query; as `/api/queues/support`. */
  readonly path: string;
  /** To be said as JSON; absent: nothing. */
  readonly body?: unknown;
}

/** What came over HTTP, decoded. */
export interface HeardOverHttp {
  /** The names of the path. */
  readonly params: Named;
  readonly query?: Named;
  /** Parsed JSON. */
  readonly body?: unknown;
}

interface Named {
  readonly [name: string]: unknown;
}

/** How an ask is put, with its checked arguments: the near end. */
export function putOverHttp(over: Get | Post | Delete, args: readonly unknown[]): HttpAsk {
  const asked = (args[0] ?? {}) as Named;
  const inPath = new Set<string>();
  const path = over.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    inPath.add(name);
    return encoded(asked[name]);
  });
  const rest = Object.entries(asked).filter(([name, value]) => !inPath.has(name) && value !== undefined);
  if (over.method === 'GET') {
    const query = rest.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');
    return { method: 'GET', path: query === '' ? path : `${path}?${query}` };
  }
  if (over.method === 'DELETE') return { method: 'DELETE', path };
  return { method: 'POST', path, body: over.body === undefined ? Object.fromEntries(rest) : asked[over.body] };
}

/** The arguments of an ask that came, not checked yet: the far end. */
export function argumentsOverHttp({ takes, over }: Ask, { params, query, body }: HeardOverHttp): readonly unknown[] {
  if (takes === null) return [];
  if (over.method !== 'POST') return [over.method === 'GET' ? { ...query, ...params } : params];
  if (over.body !== undefined) return [{ ...params, [over.body]: body }];
  const isNamed = typeof body === 'object' && body !== null && !Array.isArray(body);
  return [isNamed ? { ...body, ...params } : undefined];
}

function encoded(value: unknown): string {
  return encodeURIComponent(String(value));
}
