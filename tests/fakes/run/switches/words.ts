import { second } from '#core/time/instant';
import type { CstaServer } from '../../csta/server.ts';
import { goodManners as goodCsta } from '../../csta/manners.ts';
import { goodManners as goodOneConnect } from '../../one-connect/manners.ts';
import type { OneConnectServer } from '../../one-connect/server.ts';
import type { Packets } from '../../switches/wire/line.ts';
import type { Word, Words } from '../words.ts';

/** What both switches can do with their wires. */
interface Wired {
  close(): Promise<void>;
  open(): Promise<void>;
  cut(afterBytes?: number): void;
  endSessions(): void;
  dropEvents(count: number): void;
  behave(changes: { readonly halfOpen?: boolean; readonly packets?: Packets; readonly renewal?: 'refused' }): void;
}

function wordsFor(server: Wired, well: () => void): [string, Word][] {
  return [
    [
      'ok',
      {
        help: 'ok: well again',
        act() {
          well();
          return server.open();
        },
      },
    ],
    ['off', { help: 'off: nobody answers there (connection refused)', act: () => server.close() }],
    [
      'deaf',
      { help: 'deaf: connections stay and nothing is said any more', act: () => server.behave({ halfOpen: true }) },
    ],
    ['cut', { help: 'cut [BYTES]: connections break, after so many bytes more', act: (bytes) => server.cut(bytes) }],
    ['end', { help: 'end: sessions end, now', act: () => server.endSessions() }],
    ['norenew', { help: 'norenew: sessions are not renewed', act: () => server.behave({ renewal: 'refused' }) }],
    ['drop', { help: 'drop [COUNT]: the next events (10) are lost', act: (count = 10) => server.dropEvents(count) }],
    [
      'slow',
      {
        help: 'slow [BYTES]: so few bytes (20) at a time, ten times a second',
        act: (bytes = 20) => server.behave({ packets: { bytes: Math.max(1, bytes), every: 0.1 * second } }),
      },
    ],
  ];
}

/** `queue`: the number of the one that goes and comes back. */
export function oneConnectWords(server: OneConnectServer, queue: string): Words {
  return new Map([
    ...wordsFor(server, () => server.behave(goodOneConnect)),
    ['401', { help: '401: refuses the sign-in', act: () => server.behave({ signIns: 'refused' }) }],
    [
      'monitors',
      { help: 'monitors: refuses to monitor the trunk', act: () => server.behave({ monitorTrunk: 'refused' }) },
    ],
    [
      'late',
      {
        help: 'late [SECONDS]: statistics come so much later (30) than the calls',
        act: (seconds = 30) => server.behave({ statistics: { lateBy: seconds * second } }),
      },
    ],
    ['never', { help: 'never: statistics never come', act: () => server.behave({ statistics: 'never' }) }],
    ['reset', { help: "reset: today's totals begin anew, now", act: () => server.resetTotals() }],
    ['remove', { help: `remove: queue ${queue} is taken away`, act: () => server.removeQueue(queue) }],
    ['add', { help: `add: queue ${queue} is back`, act: () => server.addQueue(queue) }],
  ]);
}

/** `device`: the number of the one that cannot be monitored. */
export function cstaWords(server: CstaServer, device: string): Words {
  return new Map([
    ...wordsFor(server, () => server.behave(goodCsta)),
    [
      'monitors',
      { help: `monitors: ${device} cannot be monitored`, act: () => server.behave({ refusedDevices: [device] }) },
    ],
    [
      'lost',
      {
        help: 'lost [COUNT]: the next events (10) are lost, and it says so',
        act(count = 10) {
          server.dropEvents(count);
          server.systemStatus('messagesLost');
        },
      },
    ],
    ['disabled', { help: 'disabled: it says that it is disabled', act: () => server.systemStatus('disabled') }],
    ['enabled', { help: 'enabled: it says that it is enabled', act: () => server.systemStatus('enabled') }],
  ]);
}
