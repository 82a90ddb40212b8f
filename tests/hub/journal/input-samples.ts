import type { Input } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import type { Journal } from '#hub/journal/journal';

export const noon: Instant = Date.parse('2026-11-18T12:00:00+01:00');

export function webhook(id: string, at: Instant = noon, more: Readonly<Record<string, string>> = {}): Input {
  const query = { uniquecallid: id, employeelocalnumber: '201', ...more };
  return { at, source: 'pbx', kind: 'webhook', request: { method: 'GET', path: 'answered', query } };
}

export function idOf(input: Input): string {
  const id = input.kind === 'webhook' ? input.request.query['uniquecallid'] : undefined;
  return typeof id === 'string' ? id : '';
}

export function idsIn(journal: Pick<Journal, 'read'>): string[] {
  return Array.from(journal.read({}), idOf);
}
