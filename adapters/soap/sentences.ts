import type { Sentence } from '#core/said/sentence';

/** Everything that this adapter tells a person. */
export const signInRefused: Sentence = {
  da: 'Tjenesten afviser login: kontrollér auth og headers i kildens indstillinger.',
  en: 'The service refuses the sign-in: check auth and headers in the settings of the source.',
};

export const noSoap = (status: number): Sentence => ({
  da: `Tjenesten svarede med status ${status} og ingen SOAP: kontrollér adressen i indstillingerne.`,
  en: `The service answered with status ${status} and no SOAP: check the address in the settings.`,
});

/** `reason`: the service's own words; empty where it has none. */
export const fault = (reason: string): Sentence => ({
  da: `Tjenesten svarer med en fejl: ${reason || 'uden grund'}.`,
  en: `The service answers with a fault: ${reason || 'no reason'}.`,
});

export const faultOfOurs = (reason: string): Sentence => ({
  da: `${fault(reason).da} Kontrollér action og arguments i kildens indstillinger.`,
  en: `${fault(reason).en} Check action and arguments in the settings of the source.`,
});

export const noSuchOperation = (names: readonly string[]): Sentence => ({
  da: `WSDL'en har ingen operation af det navn: "action" kan være ${names.join(', ') || 'ingen'}.`,
  en: `The WSDL has no operation of that name: "action" may be ${names.join(', ') || 'none in it'}.`,
});

export const severalOperations = (names: readonly string[]): Sentence => ({
  da: `WSDL'en har flere operationer: sæt "action" til en af ${names.join(', ')}.`,
  en: `The WSDL has several operations: set "action" to one of ${names.join(', ')}.`,
});

export const noWsdl: Sentence = {
  da: 'Adressen på WSDL\'en viser ingen: angiv "url" og "action" i stedet, eller ret adressen.',
  en: 'The address of the WSDL shows none: set "url" and "action" instead, or correct the address.',
};

export const noAddress: Sentence = {
  da: 'WSDL\'en siger ingen adresse på tjenesten: angiv "url".',
  en: 'The WSDL says no address of the service: set "url".',
};

export const wsdlRefused: Sentence = {
  da: 'Tjenesten nægter at vise sin WSDL: kontrollér auth og headers i kildens indstillinger.',
  en: 'The service refuses to show its WSDL: check auth and headers in the settings of the source.',
};

export const wsdlNotShown = (status: number): Sentence => ({
  da: `Tjenesten viser ingen WSDL (status ${status}): kontrollér adressen i kildens indstillinger.`,
  en: `The service shows no WSDL (status ${status}): check the address in the settings of the source.`,
});

export const itsWsdl: Sentence = { da: 'sin WSDL', en: 'its WSDL' };
