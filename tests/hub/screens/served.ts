import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ScreensReport } from '#core/screens/screen';
import { startServe } from '#tests/support/commands';
import { twoQueues } from '#tests/support/configurations';
import { tempFolder } from '#tests/support/temp-folder';

export const token = 'a-token-of-the-board-0123456789';

/** A server with a token and an agent who has a name, and what people and screens ask of it. */
export async function served(folder = tempFolder()) {
  const [file, data] = [join(folder, 'config.json'), join(folder, 'data')];
  writeFileSync(
    file,
    JSON.stringify(twoQueues({ board: { port: 0, token }, agents: [{ id: '0201', name: 'Anna Holm' }] })),
  );
  const server = await startServe(['--config', file, '--data', data]);
  const { board } = server.addresses;
  const ask = async (method: string, path: string, body?: unknown, bearer: string | null = token) => {
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (bearer !== null) headers['authorization'] = `Bearer ${bearer}`;
    const response = await fetch(`${board}${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: JSON.parse(text) as never,
      text,
      retryAfter: response.headers.get('retry-after'),
    };
  };
  const screens = async (): Promise<ScreensReport> => (await ask('GET', '/api/screens')).body;
  const code = async (): Promise<string> =>
    ((await ask('POST', '/api/pairing')).body as ScreensReport).code?.code ?? '';
  const pair = async (name = 'Kundeservice, væg') => {
    const { body } = await ask('POST', '/api/screens', { code: await code(), name }, null);
    return body as { readonly id: string; readonly token: string };
  };
  return { ...server, folder, data, ask, screens, code, pair };
}

/** Follows the stream of a screen; returns all that came so far. */
export async function streamOf(board: string, bearer: string) {
  const response = await fetch(`${board}/api/stream`, { headers: { authorization: `Bearer ${bearer}` } });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  onTestFinished(() => reader?.cancel().catch(() => undefined));
  const stream = { status: response.status, text: '', isOver: false };
  void (async () => {
    try {
      for (;;) {
        const read = await reader?.read();
        if (read === undefined || read.done) break;
        stream.text += read.value;
      }
    } catch {
      // Cut off by the hub.
    }
    stream.isOver = true;
  })();
  return stream;
}
