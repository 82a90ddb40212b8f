import { type FailureKind, failureKinds } from '../trouble/failure.ts';
import { type BoundName, boundNames } from './limits.ts';

/** What a stream did since the hub started. */
export interface StreamStats {
  readonly source: string;
  readonly connected: boolean;
  /** Signed in, and all that was there is told. */
  readonly live: boolean;
  readonly connections: number;
  /** How often none could be had or held, by why. */
  readonly failures: Readonly<{ [kind in FailureKind]: number }>;
  readonly messages: number;
  /** Of these: for the dialogue alone, and not kept. */
  readonly passedOver: number;
  readonly bytesReceived: number;
  readonly bytesSent: number;
  /** How often each limit was met. */
  readonly bounds: Readonly<{ [bound in BoundName]: number }>;
  /** What people should know now though it goes on. */
  readonly problems: number;
}

export interface StreamCounts {
  connected(): void;
  live(): void;
  disconnected(): void;
  failed(kind: FailureKind): void;
  received(bytes: number): void;
  heard(isKept: boolean): void;
  sent(bytes: number): void;
  met(bound: BoundName): void;
  problems(count: number): void;
  stats(): StreamStats;
}

export function createStreamCounts(source: string): StreamCounts {
  const failures = zeros(failureKinds);
  const bounds = zeros(boundNames);
  let [connected, live] = [false, false];
  let [connections, messages, passedOver, bytesReceived, bytesSent, problems] = [0, 0, 0, 0, 0, 0];
  return {
    connected() {
      connected = true;
      connections += 1;
    },
    live: () => void (live = true),
    disconnected: () => void ([connected, live, problems] = [false, false, 0]),
    failed: (kind) => void (failures[kind] += 1),
    received: (bytes) => void (bytesReceived += bytes),
    heard(isKept) {
      messages += 1;
      if (!isKept) passedOver += 1;
    },
    sent: (bytes) => void (bytesSent += bytes),
    met: (bound) => void (bounds[bound] += 1),
    problems: (count) => void (problems = count),
    stats: () => ({
      source,
      connected,
      live,
      connections,
      messages,
      passedOver,
      bytesReceived,
      bytesSent,
      problems,
      failures: { ...failures },
      bounds: { ...bounds },
    }),
  };
}

function zeros<Name extends string>(names: readonly Name[]): { [name in Name]: number } {
  return Object.fromEntries(names.map((name) => [name, 0])) as { [name in Name]: number };
}
