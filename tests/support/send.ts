import { bodyText } from '../fakes/capture.ts';
import type { FlexfoneRequest } from '../fakes/flexfone-spelling.ts';
import { secret } from './configurations.ts';

/** Sends it to the source `pbx` as Flexfone would; resolves with the status. */
export async function send(webhooks: string, request: FlexfoneRequest): Promise<number> {
  const query = new URLSearchParams(Object.entries(request.query).map(([name, value]) => [name, String(value)]));
  const body = bodyText(request);
  const { status } = await fetch(`${webhooks}/hooks/pbx/${secret}/${request.path}?${query}`, {
    method: request.method,
    ...(body === null ? {} : { body: body.text, headers: { 'content-type': body.type } }),
  });
  return status;
}
