import type { Adapter } from '#adapters/adapter';
import { personalBy, usualNames } from '#adapters/mapping/personal';
import { queuesOf } from '#adapters/mapping/polled';
import { saysAnything, saysBySettings } from '#adapters/mapping/says';
import type { Endpoint, StreamWay } from '#adapters/stream';
import { dialogue } from './dialogue.ts';
import { framing } from './framing.ts';
import { type Known, read, unread } from './read.ts';
import { websocketSettings, type WebsocketSettings } from './settings.ts';

/** Any service that tells by a WebSocket, described by a mapping. */
export const websocket = {
  id: 'websocket',
  title: 'WebSocket',
  about: {
    da: 'Enhver WebSocket, der sender beskeder. Hvad posterne betyder, vælges felt for felt.',
    en: 'Any WebSocket that sends messages. What the records mean is chosen field by field.',
  },
  ...saysAnything,
  settings: websocketSettings,
  secrets: ['headers.*', 'say', 'say.*', 'keepAlive', 'keepAlive.message'],
  says: (settings) => saysBySettings(settings, true),
  queues: queuesOf,
  input: {
    way: 'stream',
    endpoint,
    framing,
    dialogue,
    personal: usualNames,
    personalBy,
    unread,
    read,
  } satisfies StreamWay<WebsocketSettings, { readonly isOpen: true }, Known>,
} satisfies Adapter<WebsocketSettings>;

function endpoint({ url, headers = {}, certificateSha256 }: WebsocketSettings): Endpoint {
  const { protocol, hostname, port } = new URL(url);
  const isSecure = protocol === 'wss:';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (isSecure ? 443 : 80) : Number(port),
    ...(isSecure && { tls: { pinnedCertificate: certificateSha256 } }),
    webSocket: { url, headers },
  };
}
