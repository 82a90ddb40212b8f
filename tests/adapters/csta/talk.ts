import { csta } from '#adapters/csta/index';
import type { Message, Turn } from '#adapters/stream';
import type { Instant, Milliseconds } from '#core/time/instant';
import { surroundings } from '#tests/support/surroundings';
import * as told from './payloads.ts';
import { settings as recorded, start } from './story.ts';

type State = Parameters<typeof csta.input.dialogue.heard>[0];

interface Options {
  readonly settings?: Partial<typeof recorded>;
  readonly takesOver?: boolean;
}

/** Our side of a connection, with a clock of its own. */
export function talk({ settings: changes = {}, takesOver }: Options = {}) {
  const { dialogue } = csta.input;
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
    now: () => now,
    pass(time: Milliseconds): void {
      now += time;
    },
    open: () => took(dialogue.opened(context())),
    /** A message as it is kept, or its invoke id and its XML. */
    hear(...message: readonly [kept: string] | readonly [id: string, text: string]) {
      const [id, text] = message.length === 1 ? [message[0].slice(0, 4), message[0].slice(5)] : message;
      return took(dialogue.heard(at(), { id, text }, context()));
    },
    wake: () => took(dialogue.woken(at(), context())),
    /** The invoke ids that wait for their answers, oldest first. */
    openIds: () => [...at().requests.open.keys()],
  };
}

/** What is asked: `MonitorStart 8001`. */
export function asked(say: readonly Message[] | undefined): readonly string[] {
  return (say ?? []).map(({ text }) => {
    const name = /<(\w+) xmlns/.exec(text)?.[1] ?? '';
    const device = /<(?:deviceObject|snapshotObject|device)>([^<]*)</.exec(text)?.[1];
    return device === undefined ? name : `${name} ${device}`;
  });
}

export const granted = (seconds: number): string =>
  told.xml(
    'StartApplicationSessionPosResponse',
    '<sessionID>s-7</sessionID>',
    `<actualSessionDuration>${seconds}</actualSessionDuration>`,
  );

/** Signed in, all devices watched and listed, and live. */
export function live(options: Options = {}) {
  const one = talk(options);
  one.open();
  let last = one.hear('0000', granted(120));
  for (const id of one.openIds()) last = one.hear(id, told.xml('MonitorStartResponse'));
  for (const id of one.openIds()) last = one.hear(id, told.xml('SnapshotDeviceResponse', '<snapshotData/>'));
  return { ...one, last };
}
