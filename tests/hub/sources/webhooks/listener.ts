import { pino } from 'pino';
import type { WebhookRequest } from '#core/said/input';
import { createWebhookListener, type WebhookListenerOptions } from '#hub/sources/webhooks/listener';
import { readAnswers, talk, type Answer } from '#tests/hub/wire';

export const secret = 'k3yQ0hZ5Xw-2mVbT_7uRcE1oJpLsN8aGfDi4MtYxKzA';
export const spareSecret = 'spare-secret-while-it-is-being-changed';

export interface TestListener {
  readonly url: string;
  /** What was taken in, in order. */
  readonly taken: { readonly source: string; readonly request: WebhookRequest }[];
  /** The status of each answer, as the metrics are told. */
  readonly statuses: number[];
  readonly logLines: string[];
  /** Says one request, whose connection is closed after it, and returns the only answer. */
  say(head: string, body?: string | Buffer): Promise<Answer>;
  close(): Promise<void>;
}

/** More than a test says. */
const limits = { openCalls: 100_000, perSecond: 100_000 };

/** The real listener on a free port, which takes everything in at once. */
export async function startListener(overrides: Partial<WebhookListenerOptions> = {}): Promise<TestListener> {
  const taken: TestListener['taken'] = [];
  const statuses: number[] = [];
  const logLines: string[] = [];
  const listener = createWebhookListener({
    settings: { host: '127.0.0.1', port: 0 },
    sources: [
      { id: 'pbx', secrets: [secret, spareSecret], limits },
      { id: 'other', secrets: ['another-secret'], limits },
    ],
    accept: async (source, request) => void taken.push({ source, request }),
    log: pino({ level: 'trace' }, { write: (line) => void logLines.push(line) }),
    answered: (status) => void statuses.push(status),
    ...overrides,
  });
  const { url } = await listener.start();
  return {
    url,
    taken,
    statuses,
    logLines,
    async say(head, body) {
      const length = body === undefined ? '' : `Content-Length: ${Buffer.byteLength(body)}\r\n`;
      const text = `${head}\r\nHost: pbx.example\r\nConnection: close\r\n${length}\r\n`;
      const answers = readAnswers(await talk(url, body === undefined ? [text] : [text, Buffer.from(body)]));
      if (answers.length !== 1) throw new Error(`${answers.length} answers instead of one`);
      return answers[0] as Answer;
    },
    close: () => listener.close(),
  };
}
