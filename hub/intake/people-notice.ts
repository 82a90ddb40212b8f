import type { Input } from '#core/said/input';
import type { Instant } from '#core/time/instant';

/** The source under which the hub journals what a person did about an alert. */
export const peopleSource = '#people';

/** Somebody takes an alert, and may say who he is; or wants to hear nothing of it for so many minutes. */
export type PeopleNotice =
  | { readonly kind: 'acknowledged'; readonly id: string; readonly by: string | null }
  | { readonly kind: 'snoozed'; readonly id: string; readonly minutes: number };

/** As it is journaled: `acknowledged ID Anna`, `snoozed ID 15`. */
export function peopleNotice(notice: PeopleNotice, at: Instant): Input {
  const rest = notice.kind === 'snoozed' ? String(notice.minutes) : (notice.by ?? '');
  return { kind: 'stream', at, source: peopleSource, message: `${notice.kind} ${notice.id} ${rest}`.trimEnd() };
}

/** `undefined` where it is another input, or not as it was written. */
export function readPeopleNotice(input: Input): PeopleNotice | undefined {
  if (input.source !== peopleSource || input.kind !== 'stream') return undefined;
  const [, kind, id = '', rest = ''] = /^(acknowledged|snoozed) (\S+)(?: (.*))?$/.exec(input.message) ?? [];
  if (kind === 'acknowledged') return { kind, id, by: rest === '' ? null : rest };
  const minutes = Number(rest);
  return kind === 'snoozed' && rest !== '' && minutes > 0 && Number.isFinite(minutes)
    ? { kind, id, minutes }
    : undefined;
}

/** What is journaled of it without who it was, and as long as before: `payload` is the message as JSON. */
export function withoutName(payload: string): string {
  const [, rest = ''] = /^"(acknowledged \S+|snoozed \S+ \S+)/.exec(payload) ?? [];
  const kept = `"${rest.replace(/"$/, '')}"`;
  return kept + ' '.repeat(Math.max(0, Buffer.byteLength(payload) - Buffer.byteLength(kept)));
}
