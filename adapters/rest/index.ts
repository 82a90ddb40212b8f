import type { Adapter } from '#adapters/adapter';
import { personsByMapping } from '#adapters/mapping/personal';
import { polledByMapping } from '#adapters/mapping/polled';
import { second } from '#core/time/instant';
import { lasting, poll } from './poll.ts';
import { restSettings, type RestSettings } from './settings.ts';

/** Any service that is asked over HTTP and answers with JSON or XML, described by a mapping. */
export const rest = {
  ...polledByMapping<RestSettings>(),
  id: 'rest',
  title: 'REST',
  about: {
    da: 'Enhver tjeneste, der svarer med JSON eller XML over HTTP. Hvad posterne betyder, vælges felt for felt.',
    en: 'Any service that answers in JSON or XML over HTTP. What the records mean is chosen field by field.',
  },
  settings: restSettings,
  secrets: ['headers.*', 'auth.token', 'auth.password', 'auth.value', 'auth.clientSecret'],
  input: {
    way: 'polls',
    ...personsByMapping,
    every: ({ everySeconds }) => everySeconds * second,
    pinnedCertificate: ({ certificateSha256 }) => certificateSha256,
    lasting,
    poll,
  },
} satisfies Adapter<RestSettings>;
