import type { FlexfoneRequest } from '../fakes/flexfone-spelling.ts';

/** What the phone system said and what was acknowledged, held against what the journal kept. */
export function createToldRequests() {
  const sent = new Map<string, number>();
  let acknowledged = new Set<string>();
  let count = 0;
  return {
    sending(request: FlexfoneRequest): void {
      const key = keyOf(request);
      sent.set(key, (sent.get(key) ?? 0) + 1);
    },
    acknowledged(request: FlexfoneRequest): void {
      count += 1;
      acknowledged.add(keyOf(request));
    },
    get count() {
      return count;
    },
    /** Holds what was acknowledged since the last time against an export, and forgets it. */
    missingIn(capture: readonly string[]): readonly string[] {
      const stored = new Set(capture.flatMap((line) => keyOfLine(line) ?? []));
      const missing = [...acknowledged].filter((key) => !stored.has(key));
      acknowledged = new Set();
      return missing;
    },
    /** What the journal holds and nobody ever said. */
    inventedIn(capture: readonly string[]): readonly string[] {
      return capture.flatMap((line) => keyOfLine(line) ?? []).filter((key) => !sent.has(key));
    },
  };
}

interface CaptureLine {
  readonly request?: Pick<FlexfoneRequest, 'path' | 'query' | 'body'>;
}

function keyOfLine(line: string): string | undefined {
  const { request } = JSON.parse(line) as CaptureLine;
  return request && keyOf(request);
}

function keyOf({ path, query, body }: Pick<FlexfoneRequest, 'path' | 'query' | 'body'>): string {
  const pairs = [...Object.entries(query), ...Object.entries(body ?? {})].map(
    ([name, value]) => `${name}=${String(value)}`,
  );
  return `${path}?${pairs.toSorted().join('&')}`;
}
