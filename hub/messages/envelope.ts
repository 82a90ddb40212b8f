import { createHmac } from 'node:crypto';
import type { MessageWay } from './settings.ts';

/** A message as it waits to be sent: plain JSON. */
export interface Message {
  readonly way: string;
  /** When what it tells happened, in milliseconds since 1970. */
  readonly at: number;
  /** One line for a person. */
  readonly text: string;
  /** For programs: the names are those of an entry of the log of alerts, and `name` is the queue's or the phone system's. */
  readonly about: { readonly [name: string]: string };
}

/** What is posted, as the one who takes it expects it. */
export function bodyOf({ text, about }: Message, format: MessageWay['format']): string {
  switch (format) {
    case 'slack':
      return JSON.stringify({ text });
    case 'teams':
      return JSON.stringify({
        type: 'message',
        attachments: [
          {
            contentType: 'application/vnd.microsoft.card.adaptive',
            content: {
              $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
              type: 'AdaptiveCard',
              version: '1.4',
              body: [{ type: 'TextBlock', text, weight: 'Bolder', wrap: true }],
            },
          },
        ],
      });
    case 'json':
    case undefined:
      return JSON.stringify({ text, ...about });
  }
}

/** `t=SECONDS,v1=HEX`: HMAC-SHA256 of the seconds, a full stop and the body, so that an old message is known from a new one. */
export function signatureOf(body: string, secret: string, now: number): string {
  const seconds = Math.floor(now / 1_000);
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}
