import { z } from 'zod';
import { asOneText as both } from '#core/said/sentence';
import { inAnyCase } from '../config/checks.ts';

const severities = ['warning', 'critical'] as const;

/** So many ways, and addresses of one mail, have no use. */
const most = 20;

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function isMailServer(text: string): boolean {
  return URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol) && new URL(text).hostname !== '';
}

/** One of a person, without a name beside it. */
export const mailAddress = z
  .string()
  .regex(/^[^\s@<>]+@[^\s@<>]+$/, both('skal være en e-mailadresse', 'must be an e-mail address'));

/** With its user and password, so that it is a secret. */
export const mailServer = z
  .string()
  .refine(
    isMailServer,
    both(
      'skal være en mailserver som "smtps://bruger:adgangskode@mail.example:465"',
      'must be a mail server such as "smtps://user:password@mail.example:465"',
    ),
  );

const way = z
  .strictObject({
    id: z.string().min(1).max(100),
    /** Where it is posted to. What stands in it is a secret. */
    url: z
      .string()
      .refine(isWebAddress, both('skal være en adresse som "https://..."', 'must be an address such as "https://..."'))
      .optional(),
    format: z.enum(['json', 'teams', 'slack']).optional(),
    /** Signs what is posted. */
    secret: z.string().min(1).optional(),
    /** The mail server with its user and password: `smtps://user:password@mail.example:465`. */
    smtp: mailServer.optional(),
    from: mailAddress.optional(),
    to: z.array(mailAddress).min(1).max(most).optional(),
    severities: z
      .array(z.enum(severities))
      .min(1)
      .default([...severities]),
    /** Of which queues, by id; phone systems are always told of. Absent: of all. */
    queues: z.array(z.string()).optional(),
  })
  .superRefine((settings, context) => {
    const { url, format, secret, smtp, from, to } = settings;
    const wrong = (path: string, da: string, en: string) =>
      context.addIssue({ code: 'custom', path: [path], message: both(da, en), input: settings });
    if ((url === undefined) === (smtp === undefined))
      wrong('url', 'forventede enten url eller smtp', 'expected either url or smtp');
    if (smtp !== undefined && from === undefined) wrong('from', 'mangler til smtp', 'is missing beside smtp');
    if (smtp !== undefined && to === undefined) wrong('to', 'mangler til smtp', 'is missing beside smtp');
    if (url === undefined && (format ?? secret) !== undefined)
      wrong('format', 'bruges kun sammen med url', 'is of use beside url alone');
  }, inAnyCase);

/** Who is told of alerts outside the house. Not in it: what only the desktop shows. */
export const messageWays = z.array(way).max(most).default([]);

export type MessageWay = z.infer<typeof way>;
