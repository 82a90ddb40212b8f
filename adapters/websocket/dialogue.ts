import { NotUnderstood } from '#adapters/adapter';
import { mappingOf } from '#adapters/mapping/mapping';
import type { Dialogue, Message, Turn } from '#adapters/stream';
import type { JsonValue } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { hour, second } from '#core/time/instant';
import { listIn } from './read.ts';
import type { WebsocketSettings } from './settings.ts';

type State = { readonly isOpen: true };
const state: State = { isOpen: true };

/** It says what the settings say, and listens. Whether the other side is still there the hub finds out by pings. */
export const dialogue: Dialogue<WebsocketSettings, State> = {
  opened: ({ settings, now }) => ({ ...waiting(settings, now), say: beginning(settings), isLive: true }),
  heard(_state, { text }, { settings, surroundings, now }) {
    return { ...(isOfUse(text) ? {} : { passOver: true }), state };

    /** Pongs, greetings, whatever else has no record in it, is for nobody. */
    function isOfUse(said: string): boolean {
      try {
        return listIn(mappingOf(settings), said, { at: now, surroundings }).length > 0;
      } catch (error) {
        // It is kept, so that the board says what is wrong with it.
        if (error instanceof NotUnderstood) return true;
        throw error;
      }
    }
  },
  woken: (_state, { settings, now }) => ({ ...waiting(settings, now), say: keepingAlive(settings) }),
};

function waiting({ keepAlive }: WebsocketSettings, now: Instant): Turn<State> {
  if (keepAlive === undefined) return { state, wakeAt: now + hour };
  return { state, wakeAt: now + (typeof keepAlive === 'string' ? usual : keepAlive.everySeconds) * second };
}

const usual = 30;

function beginning({ say = [] }: WebsocketSettings): readonly Message[] {
  return (Array.isArray(say) ? (say as readonly JsonValue[]) : [say]).map(asMessage);
}

function keepingAlive({ keepAlive }: WebsocketSettings): readonly Message[] {
  if (keepAlive === undefined) return [];
  return [asMessage(typeof keepAlive === 'string' ? keepAlive : keepAlive.message)];
}

function asMessage(value: JsonValue): Message {
  return { text: typeof value === 'string' ? value : JSON.stringify(value) };
}
