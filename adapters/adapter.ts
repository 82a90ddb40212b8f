import type { z } from 'zod';
import type { Backfill } from '#core/board/queue';
import type { Fact } from '#core/said/facts';
import type { Input, JsonValue, PollInput } from '#core/said/input';
import type { Sentence } from '#core/said/sentence';
import type { Freshness, NumberName } from '#core/said/numbers';
import type { Tells } from '#core/said/tells';
import type { Instant, Milliseconds } from '#core/time/instant';
import type { Silence } from '#core/time/silence';
import type { AskRows, ReadFiles } from './asking.ts';
import type { StreamWay } from './stream.ts';
import type { Surroundings } from './surroundings.ts';

export {
  Busy,
  NotUnderstood,
  PartlyUnderstood,
  PhoneSystemError,
  SignInRefused,
  TryAgain,
  Unreachable,
} from './errors.ts';
export type {
  AskRows,
  Database,
  FileSlice,
  FilesQuestion,
  FileSpot,
  FilesRead,
  ReadFiles,
  RowsQuestion,
} from './asking.ts';
export type { Surroundings };

/** The hub listens; the phone system calls. */
export interface WebhookWay<Settings> {
  readonly way: 'webhooks';
  /** The secrets that the phone system may name in the address: one, or two while they are being changed. */
  secrets(settings: Settings): readonly string[];
  /**
   * How many calls that nobody answered may be open at once, and how many requests may come a second; absent, or
   * `undefined`: as usual.
   */
  limits?(settings: Settings): { readonly openCalls: number; readonly perSecond: number } | undefined;
  /** The paths after the secret that the phone system is set up to call, for the set-up help and the documentation. */
  readonly paths: readonly string[];
  /** Which of them belong into which field of the phone system's own pages, in the order of these. */
  readonly fields?: readonly WebhookField[];
}

export interface WebhookField {
  /** One of the paths. `QUEUE` in it stands for each queue. */
  readonly path: string;
  /** What the phone system's page calls the field. */
  readonly field: Sentence;
  /** What follows the path, as the phone system fills it in. */
  readonly query?: string;
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

/** One thing to ask of a phone system over HTTP. Nothing in it is logged but `about`. */
export interface Question {
  /** What is asked, in words for a log or an error: "the state of the queues". Never a secret. */
  readonly about: Sentence;
  readonly method?: 'GET' | 'POST' | 'DELETE';
  /** Without secrets: this is what the journal keeps. */
  readonly url: string;
  /** What is added to the address when it is asked and never kept: an account, a hash. */
  readonly secretQuery?: { readonly [name: string]: string };
  readonly headers?: { readonly [name: string]: string };
  /** Sent as JSON, or as a form where `form` is set. */
  readonly body?: JsonValue;
  readonly form?: boolean;
  /** The answer is only for the adapter (a token, say): it is neither kept nor read as an input. */
  readonly confidential?: boolean;
  /** What of the answer is to be kept, the adapter says itself: see `keep`. */
  readonly unkept?: boolean;
  /** Sent as it stands, with the type that `headers` name. */
  readonly text?: string;
  /**
   * The answer may be a list of any length, whose records are read one by one: it comes in slices, each an input of its
   * own, and the answer's body is the first of them.
   */
  readonly records?: boolean;
  /** What is no JSON, or none that is whole, comes as its text: the adapter reads what of it can be read. */
  readonly orText?: boolean;
}

/** The answer to a question: any status, the body parsed where it is JSON, else the text. */
export interface Answer {
  readonly status: number;
  readonly body: JsonValue;
}

/**
 * Asks. Resolves with any answer that came.
 * @throws Unreachable when none came in time
 */
export type Ask = (question: Question) => Promise<Answer>;

/** What an adapter made of an answer that is not kept by itself, or of rows or lines: an input as if it were answered by `url`. */
export interface Kept {
  /** Without secrets. */
  readonly url: string;
  readonly body: JsonValue;
  /** Its records are told this once: it is written down now, and never taken for the same as what was said before. */
  readonly isToldOnce?: boolean;
}

/** @throws whatever the hub has to say of a journal that takes nothing */
export type Keep = (kept: Kept) => Promise<void>;

/** One poll, as the hub hands it in. `memory` is what the adapter returned from its last poll; at the first what
 * it wanted to be kept over a restart, or nothing. */
export interface PollContext<Settings> {
  readonly settings: Settings;
  readonly surroundings: Surroundings;
  readonly now: Instant;
  readonly memory: JsonValue | undefined;
  readonly ask: Ask;
  /** Tells what a person should know though it goes on: all of it, once a poll. Nothing told: there is nothing. */
  readonly tell?: (problems: readonly Sentence[]) => void;
}

/** What a poll may ask for beside HTTP, and how it keeps what it made of an answer. */
export interface MoreAsks {
  readonly keep: Keep;
  readonly rows: AskRows;
  readonly files: ReadFiles;
}

/** The hub asks, again and again. */
export interface PollWay<Settings> {
  readonly way: 'polls';
  /** From the beginning of one poll to the beginning of the next. The hub never polls more often. */
  every(settings: Settings): Milliseconds;
  /** It refuses who asks more often: then not even a restart does. */
  readonly neverSooner?: boolean;
  /** The certificate that is accepted whoever signed it: its SHA-256 as hex, with or without colons. */
  pinnedCertificate?(settings: Settings): string | undefined;
  /** Where the past is fetched too: how far back it is by now, by what the last poll remembered. */
  backfill?(settings: Settings, memory: JsonValue | undefined): Backfill | undefined;
  /** There is more where the last poll stopped: the next one begins at once. */
  hasMore?(memory: JsonValue | undefined): boolean;
  /**
   * Where it refuses who asks more often: what of its memory is kept over a restart, so that a past that was fetched is not
   * fetched again. It is written down, so it holds no secret. Absent: each start begins anew.
   */
  lasting?(memory: JsonValue | undefined, settings: Settings): JsonValue | undefined;
  /**
   * Asks what there is to ask, and looks whether the answers are answers. Each becomes an input, which `read` translates.
   * Returns what it wants to remember until the next poll.
   * @throws SignInRefused, Busy, Unreachable, TryAgain, NotUnderstood
   */
  poll(context: PollContext<Settings>, more: MoreAsks): Promise<JsonValue | undefined>;
  /**
   * Where an answer may tell of a past that is longer than personal data is kept: its body without what tells who
   * somebody is, in all that happened before then. `read` says the same of it, and the body itself where there is none.
   */
  withoutOldPersons?(input: PollInput, before: Instant, settings: Settings, surroundings: Surroundings): JsonValue;
  /**
   * The same, where the hub may take out by their names what tells who somebody is: which places of a body that is a list tell of
   * what happened before then, or all of it.
   */
  oldParts?(
    input: PollInput,
    before: Instant,
    settings: Settings,
    surroundings: Surroundings,
  ): readonly number[] | 'all';
  /**
   * Names of fields whose values tell who somebody is, beside those that sound like it (`number`, `name`, ...): after some weeks
   * these are gone. Compared without regard to case, `_` and `-`.
   */
  readonly personal: readonly string[];
  /** What else these settings say is personal: in this source's inputs alone. */
  personalBy?(settings: Settings): readonly string[];
}

/** What a person may ask of a phone system. It happens only when asked for. */
export interface ActionDescription {
  readonly id: string;
  /** What the person must say; checked before anything is asked. */
  readonly parameters: z.ZodType;
  /** What it does, as a sentence for a person. */
  readonly title: Sentence;
}

export interface Action<Settings> extends ActionDescription {
  /** Does it and reads back whether it is done. Returns what is so now, as a sentence. */
  perform(parameters: unknown, context: PollContext<Settings>): Promise<Sentence>;
}

export interface AnyAdapter<Settings> {
  readonly id: string;
  /** The name that people know it by. */
  readonly title: string;
  /** Whom it is for and what it gives, for whoever chooses among them. */
  readonly about: Sentence;
  /** One schema: type, defaults, help text, checks. `id` and `adapter` are the hub's and not in it. */
  readonly settings: z.ZodType<Settings>;
  /**
   * Where its settings hold a secret, as `auth.password`; `*` stands for every name or place. Such a value is kept apart from the
   * other settings and never shown. An address that holds a sign-in or a query is one wherever it stands: that need not be said.
   */
  readonly secrets: readonly string[];
  /** Which numbers this phone system can know. The others are unknown, never 0. */
  readonly provides: readonly NumberName[];
  /** What it tells, and how far it can be believed: nothing is guessed from the way in which its inputs come. */
  readonly tells: Tells;
  readonly freshness: Freshness;
  /** Where its settings decide what it tells: that, in place of the three above, which are then all that it may. */
  says?(settings: Settings): Pick<AnyAdapter<Settings>, 'provides' | 'tells' | 'freshness'>;
  /** It says what its queues are called, so that the configuration need not. */
  readonly namesQueues?: true;
  /** The queues it tells of; absent: any. */
  queues?(settings: Settings): readonly string[] | undefined;
}

/** What an input says, and what is known after it. */
export interface InOrder<Settings> {
  /** What is known before the first. */
  readonly unread: JsonValue;
  /** As `read`; what is known is small, and JSON. */
  read(
    known: JsonValue,
    input: Input,
    settings: Settings,
    surroundings: Surroundings,
  ): { readonly known: JsonValue; readonly facts: readonly Fact[] };
}

/** One whose inputs mean each the same whatever came before, or nearly so. */
export interface InputAdapter<Settings = unknown> extends AnyAdapter<Settings> {
  readonly input: WebhookWay<Settings> | PollWay<Settings> | ScriptWay<Settings>;
  /** For how long it may be silent, where it speaks by itself; absent: for ever. One that is asked: three intervals. */
  silence?(settings: Settings): Silence | undefined;
  readonly actions?: readonly Action<Settings>[];
  /**
   * Translates one input. Nothing to say: an empty list.
   * @throws NotUnderstood when the input makes no sense; its message tells a person what is wrong. PartlyUnderstood when some
   * of it does.
   */
  read(input: Input, settings: Settings, surroundings: Surroundings): readonly Fact[];
  /** Where an input may repeat what an earlier one told: in place of `read`, which reads one as if it were the first. */
  readonly inOrder?: InOrder<Settings>;
}

/** One that holds a connection: what it says is read in its order, by its way. It is as fresh as the connection is. */
export interface StreamAdapter<Settings = unknown> extends AnyAdapter<Settings> {
  readonly input: StreamWay<Settings, unknown, JsonValue>;
  /** Each goes to the dialogue as an order: see `asked`. */
  readonly actions?: readonly ActionDescription[];
}

/**
 * A phone system: how it says things, and nothing else. A plain object that ends in `satisfies Adapter<Settings>`. It has
 * no timers, no sockets, no log and no state: the hub owns those, once, for all.
 */
export type Adapter<Settings = unknown> = InputAdapter<Settings> | StreamAdapter<Settings>;
