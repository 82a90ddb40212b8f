import { asksOver, asRefused, type Bridge } from '#core/asks/bridge';
import { type AnswerOf, type AskName, askOf } from '#core/asks/table';
import { type Tells, toldBy } from '#core/asks/tells';
import type { Connectivity } from '#core/board/bridge';
import { createListeners } from '#link/listeners';
import { createConnectionWatch } from './connection-watch.ts';
import type { Reply } from './reply.ts';

/** The page's end of Electron's IPC. */
export interface IpcChannels {
  readonly invoke: (channel: string, ...args: readonly unknown[]) => Promise<unknown>;
  readonly on: (channel: string, listener: (payload: unknown) => void) => void;
  /** Milliseconds on the screen's own clock. */
  readonly now: () => number;
}

/** The bridge over IPC, of nothing but the names of the tables: no page can say a channel's name. */
export function createIpcBridge({ invoke, on, now }: IpcChannels): Bridge {
  const listeners = createListeners();

  async function invoked<Name extends AskName>(name: Name, args: readonly unknown[]): Promise<AnswerOf<Name>> {
    const reply = (await invoke(name, ...args)) as Reply;
    return 'refused' in reply ? asRefused(name, reply.refused) : (reply.answer as AnswerOf<Name>);
  }

  /** Between the page and the main process, and from there on, where the hub is elsewhere. */
  let here: Connectivity = { state: 'connecting' };
  let onward: Connectivity | undefined;

  /** The link that is broken is the one that is told; where both are, the nearer. */
  function tellConnection(): void {
    listeners.tell('connection', here.state === 'lost' || onward?.state !== 'lost' ? here : onward);
  }

  const watch = createConnectionWatch({
    picture: () => invoked('picture', []),
    snapshot: (picture) => listeners.tell('snapshot', picture),
    connection(connection) {
      here = connection;
      tellConnection();
    },
    now,
  });
  for (const name of toldBy('hub', 'hubToScreen', 'desktop')) {
    on(name, (payload) => {
      if (name === 'hubConnection') {
        const wasLost = onward?.state === 'lost';
        onward = payload as Connectivity;
        if (wasLost !== (onward.state === 'lost')) tellConnection();
        return watch.heard();
      }
      listeners.tell(name, payload as Tells[typeof name]);
      if (name === 'snapshot') watch.renewed();
      else watch.heard();
    });
  }

  return {
    ...asksOver((name, args) =>
      // A phone system, a person or a download may take longer than a main process that can be heard.
      isQuick(name) ? watch.ask(() => invoked(name, args)) : invoked(name, args),
    ),
    on(name, listener) {
      const remove = listeners.add(name, listener);
      if (name === 'connection') watch.begin();
      return remove;
    },
  };
}

function isQuick(name: AskName): boolean {
  const { by, over } = askOf(name);
  return by === 'hub' && !('isSlow' in over && over.isSlow === true);
}
