import { z } from 'zod';
import { asOneText as both } from '#core/said/sentence';
import { noAddress, noDigest, noHeader, oneLine } from '#adapters/setting-words';
import { checkMapping, mappingShape } from '#adapters/mapping/settings';

const address = z
  .string()
  .regex(/^wss?:\/\/[^\s/?#@]+(?:\/[^\s#@]*)?(?:\?[^\s#]*)?$/i, noAddress('wss://pbx.example/events'));
const headerName = z.string().regex(/^[\w!#$%&'*+.^`|~-]+$/, noHeader);
const line = z.string().regex(/^[^\p{Cc}]*$/u, oneLine);
const sha256 = /^[0-9a-f]{2}(?::?[0-9a-f]{2}){31}$/i;

/** A text as it stands, or what is sent as JSON. */
const message = z.json();
const keepAlive = z.union(
  [z.string().min(1), z.strictObject({ message, everySeconds: z.number().min(1).max(3_600).default(30) })],
  {
    error: both(
      'skal være en besked og et tal fra 1 til 3600: en tekst, eller {"message", "everySeconds"}',
      'must be a message and a number from 1 to 3600: a text, or {"message", "everySeconds"}',
    ),
  },
);

/** The settings of a WebSocket; see the contract. */
export const websocketSettings = z
  .strictObject({
    url: address.meta({
      title: both('Adresse', 'Address'),
      example: 'wss://pbx.firma.dk/events',
      description: both(
        'Hvor der forbindes til, som wss://pbx.example/events.',
        'Where to connect, as in wss://pbx.example/events.',
      ),
    }),
    headers: z
      .record(headerName, line)
      .optional()
      .meta({
        title: both('Headere', 'Headers'),
        description: both(
          'Hvad der sendes ved forbindelsen, hvis tjenesten vil have log på.',
          'What is sent when connecting, where the service wants a sign-in.',
        ),
      }),
    say: z
      .union([z.array(message), message])
      .optional()
      .meta({
        title: both('Beskeder ved start', 'Messages at the start'),
        kind: 'messages',
        example: '{"subscribe": "calls"}',
        description: both(
          'Hvad der sendes, når der er forbindelse, i den rækkefølge: hver besked er JSON eller en tekst.',
          'What is sent once connected, in that order: each message is JSON, or a text.',
        ),
      }),
    keepAlive: keepAlive.optional().meta({
      title: both('Hold i live', 'Keep alive'),
      kind: 'repeated',
      example: 'ping',
      description: both(
        'Hvad der sendes igen og igen, hvis tjenesten vil have det: JSON eller en tekst.',
        'What is sent again and again where the service wants it: JSON, or a text.',
      ),
    }),
    certificateSha256: z
      .string()
      .regex(sha256, noDigest)
      .optional()
      .meta({
        title: both('Certifikat', 'Certificate'),
        description: both(
          'SHA-256 af serverens eget certifikat, hvis ingen kendt har underskrevet det.',
          "The SHA-256 of the server's own certificate, where nobody known has signed it.",
        ),
      }),
    ...mappingShape,
  })
  .superRefine((settings, context) => {
    checkMapping(settings, context);
    if (settings.certificateSha256 === undefined || /^wss:/i.test(settings.url)) return;
    const wrong = both(
      'har ingen virkning uden TLS: forventede en adresse, der begynder med wss://',
      'is of no use without TLS: expected an address that begins with wss://',
    );
    context.addIssue({ code: 'custom', path: ['certificateSha256'], message: wrong });
  });

export type WebsocketSettings = z.infer<typeof websocketSettings>;
