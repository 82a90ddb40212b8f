import type { IncomingMessage } from 'node:http';
import { envelope } from './answers.ts';
import type { SwanUser } from './state.ts';

/** What people asked of it: the method, the request and the form. */
export interface SwanOrder {
  readonly request: string;
  readonly form: { readonly [name: string]: string };
}

const settable = new Set(['available', 'busy', 'pause']);

/** userStatus (document 002, 1.1 and 1.2): what somebody said of himself, kept for as long as the fake runs. */
export function userStatus(
  users: readonly SwanUser[],
  said: Map<string, Pick<SwanUser, 'status' | 'description'>>,
  extension: string,
  form: SwanOrder['form'] | undefined,
): string {
  const user = users.find((each) => each.extension === extension);
  if (user === undefined) return envelope('Extension not found');
  const status = form?.['status'];
  if (form !== undefined && (status === undefined || !settable.has(status))) return envelope('status is not valid');
  if (form !== undefined) {
    said.set(extension, { status: status as SwanUser['status'], description: form['reason'] ?? user.description });
  }
  return envelope(null, { ...user, id: 4_100, ...said.get(extension) });
}

/** The form of a request, as PHP would have it. */
export async function formOf(request: IncomingMessage): Promise<SwanOrder['form']> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
}
