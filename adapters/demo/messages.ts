import { z } from 'zod';
import type { Fact } from '#core/said/facts';
import type { Instant } from '#core/time/instant';
import { NotUnderstood } from '../adapter.ts';

const id = z.string().min(1);

/** What an agent says of himself; his calls say the rest. */
const presences = ['ready', 'wrapUp', 'other', 'loggedOut'] as const;

/** What the demo's phone system says, one event a message. */
const messageSchema = z.discriminatedUnion('event', [
  z.strictObject({ event: z.literal('queued'), call: id, queue: id }),
  z.strictObject({
    event: z.literal('left'),
    call: id,
    queue: id,
    reason: z.enum(['overflow', 'timeout', 'voicemail', 'closed']),
  }),
  z.strictObject({ event: z.literal('ringing'), leg: id, call: id.optional(), agent: id }),
  z.strictObject({ event: z.literal('answered'), leg: id, call: id.optional(), agent: id }),
  z.strictObject({ event: z.literal('dialled'), leg: id, agent: id }),
  z.strictObject({
    event: z.literal('ended'),
    id,
    transferred: z.boolean().optional(),
    seconds: z.int().nonnegative().optional(),
  }),
  z.strictObject({
    event: z.literal('state'),
    agent: id,
    state: z.enum(presences),
  }),
  z.strictObject({ event: z.literal('members'), queue: id, agents: z.array(id) }),
]);

export type Presence = (typeof presences)[number];

export type Message = z.infer<typeof messageSchema>;

/**
 * Reads the text of one message.
 * @throws NotUnderstood when it is no JSON or no message of the demo.
 */
export function parseMessage(text: string): Message {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new NotUnderstood({
      da: 'En besked fra demoen er JSON, og det er dette ikke.',
      en: 'A message of the demo is JSON, and this is not.',
    });
  }
  const parsed = messageSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map((issue) => issue.path.join('.') || 'message').join(', ');
  throw new NotUnderstood({
    da: `Dette er ikke en besked fra demoen; forkert eller manglende: ${where}.`,
    en: `This is no message of the demo; wrong or missing: ${where}.`,
  });
}

/** What the message says in the board's own language. */
export function toFact(message: Message, source: string, at: Instant): Fact {
  const base = { source, at };
  switch (message.event) {
    case 'queued':
      return { ...base, kind: 'call-queued', call: message.call, queue: message.queue };
    case 'left':
      return { ...base, kind: 'call-left', call: message.call, queue: message.queue, reason: message.reason };
    case 'ringing':
      return { ...base, kind: 'leg-ringing', ...legOf(message) };
    case 'answered':
      return { ...base, kind: 'leg-answered', ...legOf(message) };
    case 'dialled':
      return { ...base, kind: 'leg-dialled', ...legOf(message) };
    case 'ended':
      return {
        ...base,
        kind: 'leg-ended',
        id: message.id,
        transferred: message.transferred ?? false,
        ...(message.seconds === undefined ? {} : { durationSeconds: message.seconds }),
      };
    case 'state':
      return { ...base, kind: 'agent-state', agent: message.agent, presence: message.state };
    case 'members':
      return { ...base, kind: 'queue-members', queue: message.queue, agents: message.agents };
  }
}

function legOf(message: { readonly leg: string; readonly call?: string | undefined; readonly agent: string }): {
  readonly leg: string;
  readonly agent: string;
  readonly linked?: string;
} {
  const { leg, agent, call } = message;
  return call === undefined ? { leg, agent } : { leg, agent, linked: call };
}
