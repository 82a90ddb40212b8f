import type { Adapter } from '#adapters/adapter';
import { personsByMapping } from '#adapters/mapping/personal';
import { polledByMapping } from '#adapters/mapping/polled';
import { second } from '#core/time/instant';
import { poll } from './poll.ts';
import { soapSettings, type SoapSettings } from './settings.ts';

/** Any SOAP service, described by a mapping. */
export const soap = {
  ...polledByMapping<SoapSettings>(),
  id: 'soap',
  title: 'SOAP',
  about: {
    da: 'Enhver SOAP-tjeneste. Hvad posterne betyder, vælges felt for felt.',
    en: 'Any SOAP service. What the records mean is chosen field by field.',
  },
  settings: soapSettings,
  secrets: ['headers.*', 'auth.password'],
  input: {
    way: 'polls',
    ...personsByMapping,
    every: ({ everySeconds }) => everySeconds * second,
    pinnedCertificate: ({ certificateSha256 }) => certificateSha256,
    poll,
  },
} satisfies Adapter<SoapSettings>;
