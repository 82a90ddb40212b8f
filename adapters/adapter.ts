import type { z } from 'zod';
import type { Fact } from '#core/facts';
import type { Input } from '#core/input';
import type { Instant } from '#core/instant';
import type { NumberName } from '#core/queue';
import type { QueueRules } from '#core/rules';

/** What an adapter may know besides the input and its own settings. */
export interface Surroundings {
  /** The source's id; every fact carries it. */
  readonly source: string;
  /** The configured zone, for time stamps that have none. */
  readonly timeZone: string;
  readonly queues: readonly QueueRules[];
}

/** The hub listens; the phone system calls. */
export interface WebhookWay<Settings> {
  readonly way: 'webhooks';
  /** The secrets that the phone system may name in the address: one, or two while they are being changed. */
  secrets(settings: Settings): readonly string[];
  /** The paths after the secret that the phone system is set up to call, for the set-up help and the documentation. */
  readonly paths: readonly string[];
}

/** The inputs are known in advance: a rehearsal. The hub plays them at their own times. */
export interface ScriptWay<Settings> {
  readonly way: 'script';
  /** The messages of `from` (inclusive) to `to` (exclusive), in order of time, the same for the same arguments. */
  script(
    settings: Settings,
    surroundings: Surroundings,
    from: Instant,
    to: Instant,
  ): Iterable<{ readonly at: Instant; readonly message: string }>;
}

/**
 * A phone system: how it says things, and nothing else. A plain object that ends in `satisfies Adapter`. It has no
 * timers, no sockets, no log and no state: the hub owns those, once, for all.
 */
export interface Adapter<Settings = unknown> {
  readonly id: string;
  /** The name that people know it by. */
  readonly title: string;
  /** One schema: type, defaults, help text, checks. `id` and `adapter` are the hub's and not in it. */
  readonly settings: z.ZodType<Settings>;
  /** Which numbers this phone system can know. The others are unknown, never 0. */
  readonly provides: readonly NumberName[];
  readonly input: WebhookWay<Settings> | ScriptWay<Settings>;
  /**
   * Translates one input. Nothing to say: an empty list.
   * @throws NotUnderstood when the input makes no sense; its message tells a person what is wrong.
   */
  read(input: Input, settings: Settings, surroundings: Surroundings): readonly Fact[];
}

/** The input is not what the phone system's documents describe. The message never holds a phone number. */
export class NotUnderstood extends Error {
  override readonly name = 'NotUnderstood';
}
