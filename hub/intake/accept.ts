import type { Input } from '#core/said/input';
import type { RetentionSettings } from '../config/settings.ts';
import type { GroupCommit } from '../journal/group-commit.ts';
import { retentionLimits } from '../journal/retention/retention.ts';
import type { BoundPolls, BoundWay } from '../sources/ways.ts';
import type { SteadyClock } from './clock.ts';
import type { ClockFollower } from './clock-follower.ts';
import { isOwnSource } from './own-source.ts';
import { maskAnswer, maskMessage, maskNationalIds } from './personal-data.ts';

/** The way by which something came, as far as it matters here. Each of `BoundWay` is one. */
type Way = Pick<BoundPolls, 'way' | 'withoutOldPersons'> | { readonly way: Exclude<BoundWay['way'], 'polls'> };

/**
 * Takes in what came by a source's way: the one door to the journal, for every way. Resolves when all of it is safely in the
 * journal, in the order given, and the book has it.
 * @throws PartlyTaken where the journal took some of them and not all, and whatever it throws where it took none
 */
export type Accept = (way: Way, inputs: readonly Input[]) => Promise<void>;

/** Some of the inputs are in the journal and some are not. `cause`: why not. */
export class PartlyTaken extends Error {
  override readonly name = 'PartlyTaken';
}

export interface AcceptOptions {
  readonly commit: GroupCommit;
  readonly follower: Pick<ClockFollower, 'follow'>;
  readonly clock: Pick<SteadyClock, 'step'>;
  /** As it is set now. */
  readonly retention: () => RetentionSettings;
}

export function createAccept({ commit, follower, clock, retention }: AcceptOptions): Accept {
  return async (way, inputs) => {
    // What came before the clock was set, and is written down after it, moves with everything that is open.
    const by = hasOwnTimes(way) ? 0 : clock.step();
    await follower.follow();
    const kept = inputs.map((input) =>
      asMayBeKept(by === 0 ? input : { ...input, at: input.at + by }, way, retention()),
    );
    const [only] = kept;
    if (kept.length === 1 && only !== undefined) return commit.accept(only);
    await all(kept.map((input) => commit.accept(input)));
  };
}

async function all(accepted: readonly Promise<void>[]): Promise<void> {
  const outcomes = await Promise.allSettled(accepted);
  const failed = outcomes.filter((outcome) => outcome.status === 'rejected');
  const [first] = failed;
  if (first === undefined) return;
  throw failed.length === outcomes.length ? first.reason : new PartlyTaken('', { cause: first.reason });
}

/** Whether the times of its inputs are not those at which they came: a script's messages have times of their own. */
function hasOwnTimes({ way }: Way): boolean {
  switch (way) {
    case 'script':
      return true;
    case 'webhooks':
    case 'polls':
    case 'stream':
      return false;
  }
}

/** What is too old to be kept with names and numbers is not kept so for having come late; national ids never are. */
function asMayBeKept(input: Input, way: Way, retention: RetentionSettings): Input {
  return withoutNationalIds(withoutOldPersons(input, way, retention));
}

function withoutOldPersons(input: Input, way: Way, retention: RetentionSettings): Input {
  switch (way.way) {
    case 'webhooks':
    case 'stream':
    case 'script':
      // They tell of now; a script of people who are not.
      return input;
    case 'polls': {
      if (input.kind !== 'poll') return input;
      const { personalBefore } = retentionLimits(input.at, retention);
      return { ...input, response: { ...input.response, body: way.withoutOldPersons(input, personalBefore) } };
    }
  }
}

function withoutNationalIds(input: Input): Input {
  switch (input.kind) {
    case 'webhook': {
      const request = maskNationalIds(input.request);
      return request === input.request ? input : { ...input, request };
    }
    case 'poll': {
      const body = maskAnswer(input.response.body);
      return body === input.response.body ? input : { ...input, response: { ...input.response, body } };
    }
    case 'stream': {
      if (isOwnSource(input.source)) return input;
      const message = maskMessage(input.message);
      return message === input.message ? input : { ...input, message };
    }
  }
}
