import { z } from 'zod';
import type { MoreAsks, PollContext } from '#adapters/adapter';
import { NotUnderstood, SignInRefused } from '#adapters/adapter';
import { mappingOf, recordsIn } from '#adapters/mapping/mapping';
import { checkRecords } from '#adapters/mapping/polled';
import type { JsonValue } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { hour } from '#core/time/instant';
import { answerIn, envelopeOf, headersOf } from './envelope.ts';
import { operationByAction, operationIn, type Operation } from './operation.ts';
import type { SoapSettings } from './settings.ts';

const memorySchema = z.object({
  readAt: z.number(),
  operation: z.object({
    url: z.string(),
    name: z.string(),
    namespace: z.string(),
    isQualified: z.boolean(),
    soapAction: z.string(),
  }),
});

/** A description is read again now and then: the service may have moved. */
const descriptionLasts = hour;

/** Asks the operation once, after its description where there is one. */
export async function poll(context: PollContext<SoapSettings>, { keep }: MoreAsks): Promise<JsonValue> {
  const { settings, surroundings, now, ask } = context;
  const { operation, readAt } = await operationOf(context);
  const { url, name, namespace, isQualified, soapAction } = operation;
  const { status, body } = await ask({
    about: { da: 'dets poster', en: 'its records' },
    method: 'POST',
    url,
    text: envelopeOf(operation, settings.arguments, settings.version),
    headers: { ...headersOf(operation, settings.version), ...signIn(settings) },
    unkept: true,
  });
  const answer = answerIn(body, status);
  const records = recordsIn(mappingOf(settings), answer, { at: now, surroundings });
  checkRecords(settings, records, context);
  await keep({ url: url.split('?', 1)[0] ?? url, body: records });
  return { readAt, operation: { url, name, namespace, isQualified, soapAction } };
}

async function operationOf(
  context: PollContext<SoapSettings>,
): Promise<{ readonly operation: Operation; readonly readAt: Instant }> {
  const { settings, memory, now, ask } = context;
  if (settings.wsdl === undefined) return { operation: operationByAction(settings), readAt: now };
  const known = memorySchema.safeParse(memory).data;
  if (known !== undefined && now - known.readAt < descriptionLasts) return known;
  const question = { about: { da: 'dets WSDL', en: 'its WSDL' }, url: settings.wsdl, unkept: true } as const;
  const headers = { Accept: 'text/xml, application/wsdl+xml, application/xml', ...signIn(settings) };
  const { status, body } = await ask({ ...question, headers });
  if (status === 401 || status === 403) {
    throw new SignInRefused({
      da: 'Tjenesten vil ikke vise sin WSDL: ret auth og headers i kildens indstillinger.',
      en: 'The service refuses to show its WSDL: check auth and headers in the settings of the source.',
    });
  }
  if (status < 200 || status > 299 || typeof body !== 'string') {
    throw new NotUnderstood({
      da: `Tjenesten viser ingen WSDL (status ${status}): ret adressen i kildens indstillinger.`,
      en: `The service shows no WSDL (status ${status}): check the address in the settings of the source.`,
    });
  }
  return { operation: operationIn(body, settings), readAt: now };
}

function signIn({ headers = {}, auth }: SoapSettings): { readonly [name: string]: string } {
  if (auth === undefined) return headers;
  const bytes = new TextEncoder().encode(`${auth.username}:${auth.password}`);
  return { ...headers, Authorization: `Basic ${btoa(String.fromCharCode(...bytes))}` };
}
