import type { WebhookField } from '#adapters/adapter';
import type { Sentence } from '#core/said/sentence';

/** PBXAdmin is in Danish alone. */
const same = (words: string): Sentence => ({ da: words, en: words });

/** The fields of PBXAdmin by their numbers in Medarbejderintegration, and of an Integrationsmodul before each queue (documents 003, 004). */
export const webhookFields: readonly WebhookField[] = [
  { path: 'answered', field: same('2. Webservice ved besvaret kald') },
  { path: 'ended', field: same('3. Webservice ved afsluttet kald') },
  { path: 'outgoing', field: same('4. Webservice ved udgående opkald') },
  { path: 'incoming', field: same('5. Webservice ved indgående opkald') },
  { path: 'queue/QUEUE/enter', field: same('URL'), query: '?uniquecallid=[uniquecallid]' },
];
