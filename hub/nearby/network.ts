import { Bonjour } from 'bonjour-service';
import type { EventEmitter } from 'node:events';

/** Which network is spoken on; absent: the system's own choice. */
export interface Network {
  readonly interface?: string;
  readonly bind?: string;
  /** Another port than everybody's, for tests. */
  readonly port?: number;
}

/** A message of more questions and records is nobody's who means well: the library takes the square of it in time. */
const mostRecords = 100;

interface Packet {
  readonly questions?: readonly unknown[];
  readonly answers?: readonly unknown[];
  readonly additionals?: readonly unknown[];
}

/** Opens mDNS. `failed` is told what goes wrong, at once or later: that a port is taken is told by nothing else. */
export function openNetwork(network: Network, failed: (error: unknown) => void): Bonjour {
  const bonjour = new Bonjour(network as ConstructorParameters<typeof Bonjour>[0], failed);
  const { mdns } = (bonjour as unknown as { readonly server: { readonly mdns: EventEmitter } }).server;
  mdns.on('error', failed);
  const emit = mdns.emit.bind(mdns);
  mdns.emit = (name: string | symbol, ...args: unknown[]): boolean => {
    const isMessage = name === 'packet' || name === 'query' || name === 'response';
    if (isMessage && recordsIn(args[0] as Packet) > mostRecords) return false;
    try {
      return emit(name, ...args);
    } catch (error) {
      // What a stranger sent must not end the program.
      if (isMessage) return false;
      throw error;
    }
  };
  return bonjour;
}

function recordsIn({ questions = [], answers = [], additionals = [] }: Packet): number {
  return questions.length + answers.length + additionals.length;
}
