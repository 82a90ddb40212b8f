import { Busy, NotUnderstood, SignInRefused } from '#adapters/adapter';
import { xmlAsJson } from '#adapters/mapping/xml-as-json';
import type { JsonValue } from '#core/said/input';
import { isList, isObject } from '#core/said/json';
import type { Operation } from './operation.ts';
import type { SoapSettings } from './settings.ts';

const namespaces = {
  '1.1': 'http://schemas.xmlsoap.org/soap/envelope/',
  '1.2': 'http://www.w3.org/2003/05/soap-envelope',
} as const;

type Version = SoapSettings['version'];

/** The question as XML. */
export function envelopeOf(
  { name, namespace, isQualified }: Operation,
  said: SoapSettings['arguments'],
  version: Version,
): string {
  const prefix = isQualified && namespace !== '' ? 'q:' : '';
  const inside = Object.entries(said)
    .map(([each, value]) => element(`${prefix}${each}`, value, prefix))
    .join('');
  const own = namespace === '' ? name : `q:${name} xmlns:q="${escaped(namespace)}"`;
  const end = namespace === '' ? name : `q:${name}`;
  const body = `<s:Body><${own}>${inside}</${end}></s:Body>`;
  return `<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="${namespaces[version]}">${body}</s:Envelope>`;
}

/** The headers that go with it. */
export function headersOf({ soapAction }: Operation, version: Version): { readonly [name: string]: string } {
  const accept = 'text/xml, application/soap+xml, multipart/related;q=0.1';
  if (version === '1.1') {
    return { Accept: accept, 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${soapAction}"` };
  }
  const action = soapAction === '' ? '' : `; action="${soapAction}"`;
  return { Accept: accept, 'Content-Type': `application/soap+xml; charset=utf-8${action}` };
}

function element(name: string, value: JsonValue, prefix: string): string {
  if (value === null) return '';
  if (isList(value)) return value.map((item) => element(name, item, prefix)).join('');
  const inside = isObject(value)
    ? Object.entries(value)
        .map(([each, part]) => element(`${prefix}${each}`, part, prefix))
        .join('')
    : escaped(String(value));
  return `<${name}>${inside}</${name}>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/**
 * What the operation answered: the content of the one element in the body.
 * @throws NotUnderstood, Busy, SignInRefused
 */
export function answerIn(body: JsonValue, status: number): JsonValue {
  const envelope = typeof body === 'string' ? xmlAsJson(body) : undefined;
  const inside = isObject(envelope ?? null) ? (envelope as { readonly [name: string]: JsonValue })['Body'] : undefined;
  if (inside === undefined) {
    if (status === 401 || status === 403) throw new SignInRefused(refused);
    if (status >= 500)
      throw new Busy({
        da: `Tjenesten har selv et problem (status ${status}).`,
        en: `The service has a trouble of its own (status ${status}).`,
      });
    throw new NotUnderstood({
      da: `Tjenesten svarede med status ${status} og ingen SOAP: ret adressen i indstillingerne.`,
      en: `The service answered with status ${status} and no SOAP: check the address in the settings.`,
    });
  }
  const [first] = isObject(inside) ? Object.entries(inside) : [];
  if (first?.[0] === 'Fault') throw faultOf(first[1]);
  return first?.[1] ?? '';
}

const refused = {
  da: 'Tjenesten afviser at logge på: ret auth og headers i kildens indstillinger.',
  en: 'The service refuses the sign-in: check auth and headers in the settings of the source.',
};

/** Who is to blame, and what for: in the words of the service, without numbers. */
function faultOf(fault: JsonValue): Error {
  const said = JSON.stringify(fault);
  if (/FailedAuthentication|InvalidSecurity|unauthori[sz]ed|access denied/i.test(said))
    return new SignInRefused(refused);
  const text = /"(?:faultstring|Text|_)":"([^"\\]{1,120})/.exec(said)?.[1]?.replaceAll(/\d{3,}/g, '…') ?? null;
  const da = `Tjenesten svarer med en fejl: ${text ?? 'ingen grund'}.`;
  const en = `The service answers with a fault: ${text ?? 'no reason'}.`;
  return /"(?:faultcode|Value)":"[^"]*(?:Server|Receiver)/.test(said)
    ? new Busy({ da, en })
    : new NotUnderstood({
        da: `${da} Ret action og arguments i kildens indstillinger.`,
        en: `${en} Check action and arguments in the settings of the source.`,
      });
}
