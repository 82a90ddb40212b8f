import type { Fields } from '../../../switches/xml/writer.ts';
import type { Manners } from '../../manners.ts';
import type { Told } from '../house.ts';

/** What a device does in a call (ECMA-269's local connection state). */
export type LocalState = 'initiated' | 'alerting' | 'connected' | 'hold' | 'queued' | 'fail' | 'null';

export interface Call {
  readonly id: string;
  readonly calling: string;
  readonly called: string;
  readonly hidden: boolean;
  readonly parties: Map<string, LocalState>;
  lastRedirection: string | null;
  /** Who was there at the very end. */
  lastParties: readonly string[];
}

/** An event of a call, as a device in that state sees it. */
export interface CallEvent {
  readonly name: string;
  readonly fields: (local: LocalState) => Fields;
}

/** All calls that there are, by the story's ids. */
export interface Registry {
  readonly of: (story: string) => Call | undefined;
  readonly open: (
    story: string,
    ends: { readonly calling: string; readonly called: string; readonly hidden?: boolean },
  ) => Call;
  /** These calls are one from now on, with these parties, under another id: that of the last or a new one. */
  readonly join: (calls: readonly Call[], parties: ReadonlyMap<string, LocalState>, id: 'last' | 'new') => Call;
  readonly close: (call: Call) => void;
  /** All that are on a device. */
  readonly on: (device: string) => readonly Call[];
}

/** How many ids there are where they are used again. */
const fewIds = 40;

export function newRegistry(manners: () => Manners): Registry {
  const calls = new Map<string, Call>();
  let given = 0;

  function newId(): string {
    for (;;) {
      given += 1;
      const id = manners().callIds === 'unique' ? String(70_000 + given) : String(1 + (given % fewIds));
      if (![...calls.values()].some((call) => call.id === id)) return id;
    }
  }

  const storiesOf = (which: readonly Call[]): string[] =>
    [...calls].flatMap(([story, call]) => (which.includes(call) ? [story] : []));

  return {
    of: (story) => calls.get(story),
    open(story, { calling, called, hidden = false }) {
      const parties = new Map<string, LocalState>([[calling, 'connected']]);
      const call: Call = { id: newId(), calling, called, hidden, parties, lastRedirection: null, lastParties: [] };
      calls.set(story, call);
      return call;
    },
    join(joined, parties, id) {
      const [first, last] = [joined[0], joined.at(-1)];
      if (first === undefined || last === undefined) throw new Error('Nothing to join.');
      const call: Call = { ...first, id: id === 'last' ? last.id : newId(), parties: new Map(parties) };
      for (const story of storiesOf(joined)) calls.set(story, call);
      return call;
    },
    close(call) {
      for (const story of storiesOf([call])) calls.delete(story);
    },
    on: (device) => [...new Set(calls.values())].filter(({ parties }) => parties.has(device)),
  };
}

/** The event once for each device of the call, and for each of the others. */
export function tell(call: Call, { name, fields }: CallEvent, others: readonly string[] = []): Told[] {
  return [...new Set([...call.parties.keys(), ...others])].map((on) => ({
    on,
    name,
    fields: fields(call.parties.get(on) ?? 'null'),
  }));
}
