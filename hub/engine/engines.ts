import type { Base } from '../base/base.ts';
import type { Config } from '../config/config.ts';
import type { Checkpoint } from './checkpoint/checkpoint.ts';
import type { AlertFeed, Engine } from './engine.ts';
import { createEngine } from './engine.ts';

/** The engine that is in use, and the next one while it is made beside it. */
export interface Engines {
  current(): Engine;
  /** The engine in use begins to read today back. Resolves when it has, or when it turns out that this takes a while. */
  start(): Promise<void>;
  /** Resolves when the engine in use knows all of today. */
  caughtUp(): Promise<void>;
  /**
   * Makes the engine of another configuration, which knows as much of today as the one in use when this resolves; absent
   * where it was given up meanwhile. Nothing of it is seen until it is used.
   */
  prepare(config: Config): Promise<Engine | undefined>;
  /** As of one engine, of the one in use and of the one that is being made. @throws as that */
  renewLost(): Promise<void>;
  /** From now on this one is the engine in use. */
  use(engine: Engine): void;
  /** What is being made is not wanted any more. */
  giveUp(): void;
  close(): void;
}

interface EnginesOptions {
  readonly base: Base;
  readonly config: Config;
  /** What was written down of today for this first configuration. Never fails. */
  readonly recall: () => Promise<Checkpoint | undefined>;
  readonly alerts?: AlertFeed;
  readonly progressed: () => void;
  /** The engine in use knows all of today from now on. */
  readonly ready: () => void;
}

/** Of other configurations nothing is written down. */
const nothing = (): Promise<undefined> => Promise.resolve(undefined);

export function createEngines({ base, config, recall, alerts, progressed, ready }: EnginesOptions): Engines {
  const caughtUp = Promise.withResolvers<void>();
  let current = createEngine({ base, config, recall, former: undefined, alerts, progressed });
  let next: Engine | undefined;

  function run(engine: Engine): void {
    void engine.catchUp().then(() => {
      if (!engine.isLive) return;
      ready();
      caughtUp.resolve();
    });
  }

  return {
    current: () => current,
    start() {
      run(current);
      return current.soon;
    },
    caughtUp: () => caughtUp.promise,
    async prepare(wanted) {
      if (comesToTheSame(current.config, wanted)) return current.under(wanted);
      // As long as no number is shown, none can jump: it is used at once, and catches up then.
      const former = current.isLive ? current.ledger : undefined;
      const made = createEngine({ base, config: wanted, recall: nothing, former, alerts, progressed });
      if (!current.isLive) return made;
      next = made;
      await made.catchUp();
      next = undefined;
      return made.isLive ? made : undefined;
    },
    async renewLost() {
      await Promise.all([current.renewLost(), next?.renewLost()]);
    },
    use(engine) {
      const former = current;
      current = engine;
      if (engine.ledger === former.ledger) return;
      // What knows only a part of today has nothing to hand on.
      if (former.isLive) engine.ledger.succeed(former.ledger);
      former.stop();
      if (!engine.isLive) run(engine);
    },
    giveUp() {
      next?.stop();
    },
    close() {
      next?.stop();
      current.stop();
    },
  };
}

/** Whether both configurations make the same books of the same inputs. */
function comesToTheSame(one: Config, other: Config): boolean {
  return booksOf(one) === booksOf(other);
}

function booksOf({ rules, sources, lostCalls }: Config): string {
  return JSON.stringify([rules, lostCalls, sources.map(({ id, identity }) => [id, identity])]);
}
