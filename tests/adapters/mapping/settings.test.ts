import { expect, it } from 'vitest';
import { adapters } from '#adapters/index';
import { recordedSettings } from '#tests/support/fixtures';

/** What is said of settings that are the recorded ones but for these. */
function problems(id: string, changes: { readonly [setting: string]: unknown }): string[] {
  const adapter = adapters.find((each) => each.id === id);
  const { error } = adapter?.settings.safeParse({ ...recordedSettings(id), ...changes }) ?? {};
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

it.each([
  ['rest', { fields: { queue: 'name', waitng: 'x' } }, 'fields.waitng: is no field of "as": "counts"'],
  ['rest', { fields: { queue: 'name' } }, 'fields: has nothing that is counted'],
  ['rest', { fields: { queue: 'name', waiting: 'Calls In Queue' } }, 'fields.waiting: is no JSONata expression'],
  ['rest', { queues: {} }, 'queues: it is empty'],
  ['rest', { queues: { support: ['A'], sales: ['A'] } }, 'queues.sales: has a name that another queue has too'],
  ['rest', { fields: { waiting: 'w' } }, 'fields.queue: is missing'],
  ['rest', { kinds: { queued: ['x'] } }, 'kinds: is of no use'],
  ['rest', { times: 'HH:mm' }, 'times: is not a format'],
  ['rest', { timeZone: 'Europe/Atlantis' }, 'timeZone: is not a time zone'],
  ['rest', { cursor: 'last' }, 'cursor: has no place'],
  ['rest', { nextPage: '((' }, 'nextPage: is no JSONata expression'],
  ['rest', { url: 'ftp://x/y' }, 'url: is not an address'],
  ['rest', { auth: { user: 'x' } }, 'auth: must be {"token"}'],
  ['files', { format: 'json', separator: ';' }, 'separator: is of no use'],
  ['database', { url: 'oracle://x/y' }, 'url: is not an address'],
  ['database', { query: 'DELETE FROM queue_log' }, 'query: is no query that only reads'],
  ['database', { cursor: undefined }, 'cursor: is missing'],
  ['database', { kinds: { queued: ['a'], ended: ['a'] } }, 'kinds.ended: has a word that another one has too'],
  ['database', { fields: { kind: 'event' } }, 'fields.call: is missing'],
  ['soap', { wsdl: undefined, url: 'https://x/y', action: undefined }, 'wsdl: is missing'],
  ['soap', { states: undefined }, 'states: is missing'],
  ['websocket', { url: 'ws://x/', certificateSha256: 'ab'.repeat(32) }, 'certificateSha256: is of no use without TLS'],
])('%s with %j: %s', (id, changes, sentence) => {
  expect(problems(id, changes).join('\n')).toContain(sentence);
});
