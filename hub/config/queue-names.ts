import type { Adapter } from '#adapters/adapter';
import type { ConfigProblem } from './problems.ts';
import { article, expected, missing } from './sentences.ts';

/** What is looked at of a configuration, whether the rest of it is right or not. */
interface Named {
  readonly queues?: unknown;
  readonly sources?: unknown;
}

/** A queue may do without a name where its phone system tells one. */
export function nameProblems({ queues, sources }: Named, adapters: readonly Adapter[]): readonly ConfigProblem[] {
  if (!Array.isArray(queues)) return [];
  const named = Array.isArray(sources) ? sources.flatMap((source: unknown) => queuesNamedBy(source, adapters)) : [];
  return queues.flatMap((queue: unknown, index) => {
    if (!isObject(queue) || queue['name'] !== undefined || named.includes(String(queue['id']))) return [];
    return [{ path: `queues[${index}].name`, message: expected(missing, article('string')) }];
  });
}

function queuesNamedBy(source: unknown, adapters: readonly Adapter[]): readonly string[] {
  if (!isObject(source) || !isObject(source['queues'])) return [];
  const adapter = adapters.find(({ id }) => id === source['adapter']);
  return adapter?.namesQueues === true ? Object.keys(source['queues']) : [];
}

/** Of whatever was in the file. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
