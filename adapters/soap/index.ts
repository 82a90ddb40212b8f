import type { Adapter } from '#adapters/adapter';
import { polledByMapping } from '#adapters/mapping/polled';
import { second } from '#core/time/instant';
import { poll } from './poll.ts';
import { soapSettings, type SoapSettings } from './settings.ts';

/** Any SOAP service, described by a mapping. */
export const soap = {
  ...polledByMapping<SoapSettings>(),
  id: 'soap',
  title: 'SOAP',
  settings: soapSettings,
  secrets: ['headers.*', 'auth.password'],
  input: {
    way: 'polls',
    every: ({ everySeconds }) => everySeconds * second,
    pinnedCertificate: ({ certificateSha256 }) => certificateSha256,
    poll,
  },
} satisfies Adapter<SoapSettings>;
