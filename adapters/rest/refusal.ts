import { Busy, NotUnderstood } from '#adapters/adapter';

/** What is said of an answer that is no success and no refused sign-in. */
export function refusal(status: number): Error {
  if (status === 429 || status === 503)
    return new Busy({ da: 'Tjenesten beder os vente.', en: 'The service asks us to wait.' });
  if (status >= 500)
    return new Busy({
      da: `Tjenesten har selv et problem (status ${status}).`,
      en: `The service has a trouble of its own (status ${status}).`,
    });
  return new NotUnderstood({
    da: `Tjenesten svarede med status ${status}: ret adressen i kildens indstillinger.`,
    en: `The service answered with status ${status}: check the address in the settings of the source.`,
  });
}
