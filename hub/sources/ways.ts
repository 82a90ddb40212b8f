import type {
  ActionDescription,
  Adapter,
  Ask,
  InputAdapter,
  MoreAsks,
  PollContext,
  StreamAdapter,
  Surroundings,
} from '#adapters/adapter';
import type { Dialogue, DialogueContext, Endpoint, Framing, Message, Order, Turn } from '#adapters/stream';
import type { Backfill } from '#core/board/queue';
import type { JsonValue, PollInput } from '#core/said/input';
import type { Said } from '#core/said/sentence';
import type { Instant, Milliseconds } from '#core/time/instant';
import { isList } from '#core/said/json';
import { scrubBody } from '../journal/retention/scrub.ts';
import { personalOf } from './personal.ts';
import { isInputAdapter } from './reader.ts';
import { type SourceLimits, usualLimits } from './webhooks/bounds/limits.ts';

export interface BoundWebhooks {
  readonly way: 'webhooks';
  readonly secrets: readonly string[];
  readonly limits: SourceLimits;
}

export interface BoundScript {
  readonly way: 'script';
  script(from: Instant, to: Instant): Iterable<{ readonly at: Instant; readonly message: string }>;
}

export interface BoundPolls {
  readonly way: 'polls';
  readonly every: Milliseconds;
  /** It refuses who asks more often, whatever happens in between. */
  readonly neverSooner: boolean;
  /** Where it stopped is to be known at the next start. */
  readonly isLasting: boolean;
  readonly pinnedCertificate: string | undefined;
  backfill(memory: JsonValue | undefined): Backfill | undefined;
  /** What of its memory is kept over a restart. */
  lasting(memory: JsonValue | undefined): JsonValue | undefined;
  /** There is more where the last poll stopped. */
  hasMore(memory: JsonValue | undefined): boolean;
  poll(
    memory: JsonValue | undefined,
    ask: Ask,
    now: Instant,
    more: MoreAsks,
    tell?: PollContext<unknown>['tell'],
  ): Promise<JsonValue | undefined>;
  /** An answer's body without what tells who somebody is, in all that happened before then. */
  withoutOldPersons(input: PollInput, before: Instant): JsonValue;
  readonly actions: readonly PolledAction[];
}

/** What a person may ask of this phone system, done over the poller's connections. */
export interface PolledAction extends ActionDescription {
  perform(parameters: unknown, ask: Ask, now: Instant): Promise<Said>;
}

/** Our side of the talk, with the settings bound. Its state is whatever the adapter makes it. */
export interface Talk {
  opened(now: Instant, takesOver: boolean): Turn<unknown>;
  heard(state: unknown, message: Message, now: Instant): Turn<unknown>;
  woken(state: unknown, now: Instant): Turn<unknown>;
  /** `undefined`: it takes no orders. */
  asked(state: unknown, order: Order, now: Instant): Turn<unknown> | undefined;
}

export interface BoundStream {
  readonly way: 'stream';
  readonly endpoint: Endpoint;
  readonly framing: Framing;
  readonly talk: Talk;
  /** Each goes to `asked`. */
  readonly actions: readonly ActionDescription[];
}

/** How a source's inputs come, with its settings bound. */
export type BoundWay = BoundWebhooks | BoundScript | BoundPolls | BoundStream;

export function wayOf(adapter: Adapter, settings: unknown, surroundings: Surroundings): BoundWay {
  return isInputAdapter(adapter)
    ? inputWayOf(adapter, settings, surroundings)
    : streamOf(adapter, settings, surroundings);
}

/** Those places of a list, or all of it, without what tells who somebody is. */
function withoutPersonsIn(body: JsonValue, parts: readonly number[] | 'all', names: ReadonlySet<string>): JsonValue {
  if (parts === 'all' || !isList(body)) return scrubBody(body, names);
  const old = new Set(parts);
  return body.map((part, index) => (old.has(index) ? scrubBody(part, names) : part));
}

function inputWayOf(adapter: InputAdapter, settings: unknown, surroundings: Surroundings): BoundWay {
  const { input, actions = [] } = adapter;
  switch (input.way) {
    case 'webhooks':
      return { way: input.way, secrets: input.secrets(settings), limits: input.limits?.(settings) ?? usualLimits };
    case 'script':
      return { way: input.way, script: (from, to) => input.script(settings, surroundings, from, to) };
    case 'polls':
      return {
        way: input.way,
        every: input.every(settings),
        neverSooner: input.neverSooner === true,
        isLasting: input.lasting !== undefined,
        pinnedCertificate: input.pinnedCertificate?.(settings),
        backfill: (memory) => input.backfill?.(settings, memory),
        lasting: (memory) => input.lasting?.(memory, settings),
        hasMore: (memory) => input.hasMore?.(memory) === true,
        poll: (memory, ask, now, more, tell) =>
          input.poll({ settings, surroundings, now, memory, ask, ...(tell && { tell }) }, more),
        withoutOldPersons: (received, before) => {
          const body = input.withoutOldPersons?.(received, before, settings, surroundings) ?? received.response.body;
          const parts = input.oldParts?.(received, before, settings, surroundings) ?? [];
          return parts.length === 0 ? body : withoutPersonsIn(body, parts, new Set(personalOf(adapter, settings)));
        },
        actions: actions.map(({ perform, ...described }) => ({
          ...described,
          perform: (said, ask, now) => perform(said, { settings, surroundings, now, memory: undefined, ask }),
        })),
      };
  }
}

function streamOf({ input, actions = [] }: StreamAdapter, settings: unknown, surroundings: Surroundings): BoundStream {
  return {
    way: input.way,
    endpoint: input.endpoint(settings),
    framing: input.framing,
    talk: talkOf(input.dialogue, (now) => ({ settings, surroundings, now })),
    actions,
  };
}

function talkOf(dialogue: Dialogue<unknown, unknown>, at: (now: Instant) => DialogueContext<unknown>): Talk {
  return {
    opened: (now, takesOver) => dialogue.opened({ ...at(now), takesOver }),
    heard: (state, message, now) => dialogue.heard(state, message, at(now)),
    woken: (state, now) => dialogue.woken(state, at(now)),
    asked: (state, order, now) => dialogue.asked?.(state, order, at(now)),
  };
}
