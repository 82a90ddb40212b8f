import type { JsonValue, WebhookRequest } from '#core/said/input';

/** The parameters of a request by their plain names: small letters, no spaces, `_` or `-`. */
export type Parameters = ReadonlyMap<string, string>;

/** What phone systems write where they have nothing to say, besides nothing. */
const nothing = /^(?:|null|undefined|\[[^\]]*\])$/i;

/** Ids that name no call. */
const noId = /^(?:0|-1|-|none)$/i;

/**
 * All parameters, wherever they stand. The body's word counts before the query's. A parameter without a value, or with
 * the placeholder that the phone system should have filled in (`[uniquecallid]`), is not there.
 */
export function parametersOf(request: WebhookRequest): Parameters {
  const parameters = new Map<string, string>();
  for (const part of [request.query, request.body]) {
    if (!isRecord(part)) continue;
    for (const [name, value] of Object.entries(part)) {
      const text = textOf(value);
      if (text !== undefined) parameters.set(plainName(name), text);
    }
  }
  return parameters;
}

/** The value of an id parameter; `undefined` where it names nothing. */
export function idOf(parameters: Parameters, name: string): string | undefined {
  const id = parameters.get(name);
  return id === undefined || noId.test(id) ? undefined : id;
}

/** Whether a parameter says yes, in any of the spellings seen. */
export function isTrue(parameters: Parameters, name: string): boolean {
  return /^(?:true|1|yes|ja)$/i.test(parameters.get(name) ?? '');
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}

function textOf(value: JsonValue): string | undefined {
  if (Array.isArray(value)) return value.map((item: JsonValue) => textOf(item)).find((text) => text !== undefined);
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  const text = String(value).trim();
  return nothing.test(text) ? undefined : text;
}

function isRecord(value: JsonValue | undefined): value is { readonly [name: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
