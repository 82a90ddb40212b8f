import { oneConnect } from '#adapters/one-connect/index';
import type { Turn } from '#adapters/stream';
import type { Instant, Milliseconds } from '#core/time/instant';
import { surroundings } from '#tests/support/surroundings';
import { settings as recorded, start } from './story.ts';

type State = Parameters<typeof oneConnect.input.dialogue.heard>[0];

interface Options {
  readonly settings?: Partial<typeof recorded>;
  readonly takesOver?: boolean;
}

/** Our side of a connection, with a clock of its own. */
export function talk({ settings: changes = {}, takesOver }: Options = {}) {
  const { dialogue } = oneConnect.input;
  const settings = { ...recorded, ...changes };
  let now: Instant = start;
  let state: State | undefined;
  const context = () => ({ settings, surroundings, now, ...(takesOver !== undefined && { takesOver }) });
  const at = (): State => {
    if (state === undefined) throw new Error('The connection is not open.');
    return state;
  };
  const took = (turn: Turn<State>): Turn<State> => {
    state = turn.state;
    return turn;
  };
  return {
    settings,
    now: () => now,
    pass(time: Milliseconds): void {
      now += time;
    },
    open: () => took(dialogue.opened(context())),
    hear: (text: string) => took(dialogue.heard(at(), { text }, context())),
    wake: () => took(dialogue.woken(at(), context())),
    ask: (id: string, action: string, parameters: unknown) =>
      took(dialogue.asked?.(at(), { id, action, parameters }, context()) ?? { state: at() }),
    /** The whole id of the request that began so and is not answered. */
    openId(name: string): string {
      const id = [...at().requests.open.keys()].find((each) => each === name || each.startsWith(`${name}/`));
      if (id === undefined) throw new Error(`Nothing called ${name} waits for its answer.`);
      return id;
    },
  };
}
