import type { SendMailOptions } from 'nodemailer';
import { codeOf } from '../sources/trouble/connection-failure.ts';
import { bodyOf, type Message, signatureOf } from './envelope.ts';
import type { MessageWay } from './settings.ts';

/** Who does not answer for so long is tried again later. Milliseconds. */
const patience = 10_000;

/** Why a message did not get through, in a word or a number that holds no secret: `503`, `ECONNREFUSED`, `EAUTH`. */
export class NotSent extends Error {
  override readonly name = 'NotSent';
}

/** Resolves when it was taken. @throws NotSent */
export async function send(message: Message, way: MessageWay): Promise<void> {
  try {
    await (way.url === undefined ? mail(message, way) : post(message, way, way.url));
  } catch (error) {
    throw error instanceof NotSent ? error : new NotSent(reasonOf(error));
  }
}

async function post(message: Message, { format, secret }: MessageWay, url: string): Promise<void> {
  const body = bodyOf(message, format);
  const signature = secret === undefined ? {} : { 'X-Wallboard-Signature': signatureOf(body, secret, Date.now()) };
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...signature },
    body,
    // Somewhere else is nobody's address.
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  });
  await response.body?.cancel();
  if (!response.ok) throw new NotSent(String(response.status));
}

async function mail({ text }: Message, { smtp = '', from, to }: MessageWay): Promise<void> {
  await sendMail(smtp, { from, to: [...(to ?? [])], subject: text, text });
}

/** Hands a mail to that server. @throws NotSent */
export async function sendMail(smtp: string, content: SendMailOptions): Promise<void> {
  // Large, and few have mails sent.
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    url: smtp,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail(content);
  } catch (error) {
    throw new NotSent(reasonOf(error));
  } finally {
    transport.close();
  }
}

/** Codes alone: what else an error says may hold the address. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'fault';
  if (error.name === 'TimeoutError') return 'ETIMEDOUT';
  return codeOf(error) || reasonOf(error.cause);
}
