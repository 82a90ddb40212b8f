import type { Input } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import type { Journal, JournalRange, Numbered } from '#hub/journal/journal';

export const noon: Instant = Date.parse('2026-11-18T12:00:00+01:00');

export function webhook(id: string, at: Instant = noon, more: Readonly<Record<string, string>> = {}): Input {
  const query = { uniquecallid: id, employeelocalnumber: '201', ...more };
  return { at, source: 'pbx', kind: 'webhook', request: { method: 'GET', path: 'answered', query } };
}

export function idOf(input: Input): string {
  const id = input.kind === 'webhook' ? input.request.query['uniquecallid'] : undefined;
  return typeof id === 'string' ? id : '';
}

/** All of a range, page after page. */
export async function numberedIn(journal: Pick<Journal, 'read'>, range: JournalRange = {}): Promise<Numbered[]> {
  const all: Numbered[] = [];
  for await (const page of journal.read(range)) all.push(...page);
  return all;
}

export async function inputsIn(journal: Pick<Journal, 'read'>, range: JournalRange = {}): Promise<Input[]> {
  return (await numberedIn(journal, range)).map(({ input }) => input);
}

export async function idsIn(journal: Pick<Journal, 'read'>): Promise<string[]> {
  return (await inputsIn(journal)).map(idOf);
}
