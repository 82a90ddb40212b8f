import type { Rules } from '#core/book/rules';
import { isoWithOffset } from '../truth/local-time.ts';
import type { FlexfoneRequest } from './flexfone-spelling.ts';

/** A capture as the contract says ("Captures"): one webhook a line, with the zone's offset in its time. */
export function toCapture(
  requests: readonly FlexfoneRequest[],
  source: string,
  timeZone: string = 'Europe/Copenhagen',
): string {
  const lines = requests.map(({ at, method, path, query, body }) => {
    const request = { method, path, query, ...(body === undefined ? {} : { body }) };
    return `${JSON.stringify({ at: isoWithOffset(at, timeZone), source, request })}\n`;
  });
  return lines.join('');
}

/** The body as it travels, for tests over real HTTP; `null` where there is none. */
export function bodyText(request: FlexfoneRequest): { readonly type: string; readonly text: string } | null {
  if (request.body === undefined) return null;
  if (request.contentType === 'json') return { type: 'application/json', text: JSON.stringify(request.body) };
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(request.body)) form.append(name, String(value));
  return { type: 'application/x-www-form-urlencoded', text: form.toString() };
}

/** The configuration (contract, "Configuration") that a capture of these rules belongs to. */
export function configurationFor(rules: Rules, source: string): object {
  const queues = rules.queues.map((queue) => ({ ...queue, alerts: {} }));
  const secret = 'rehearsal-rehearsal-rehearsal-rehearsal-000';
  return { timeZone: rules.timeZone, queues, sources: [{ id: source, adapter: 'flexfone-webhooks', secret }] };
}
