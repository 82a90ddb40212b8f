import { second } from '#core/time/instant';
import type { LiveAsterisk } from '../../asterisk/live.ts';
import type { AsteriskServer } from '../../asterisk/server.ts';
import type { Manner } from '../../asterisk/session.ts';
import type { Word, Words } from '../words.ts';

/** It holds connections: what it does, it does to whoever is connected too. */
export function asteriskWords(server: AsteriskServer, live: LiveAsterisk): Words {
  const speaks =
    (manner: Manner) =>
    (amount: number | undefined): Promise<void> => {
      server.manner(manner, (amount ?? 30) * second);
      return server.open();
    };
  return new Map<string, Word>([
    [
      'ok',
      {
        help: 'ok: well again',
        act: (amount) => {
          server.refuse('nothing');
          return speaks('well')(amount);
        },
      },
    ],
    ['off', { help: 'off: nobody answers there (connection refused)', act: () => server.close() }],
    ['slow', { help: 'slow [SECONDS]: answers only after so long (30)', act: speaks('slow') }],
    ['silent', { help: 'silent: the connection stays, and nothing comes any more', act: speaks('silent') }],
    ['half', { help: 'half: its next message breaks off, and the connection with it', act: speaks('half') }],
    ['junk', { help: 'junk: a web page instead of its messages', act: speaks('junk') }],
    ['cut', { help: 'cut: hangs up on everybody', act: () => server.cut() }],
    ['refuse', { help: 'refuse: refuses the sign-in', act: () => server.refuse('sign-in') }],
    ['deny', { help: 'deny: lets nobody see the list of its queues', act: () => server.refuse('list') }],
    ['reset', { help: 'reset: its counts begin anew, and nothing tells of it', act: () => live.reset() }],
    [
      'restart',
      {
        help: 'restart: it is stopped and started again, and its calls are gone',
        act: () => {
          server.restart();
          live.startedAgain();
        },
      },
    ],
    [
      'remove',
      {
        help: 'remove: whoever talks now is no member of his queues any more',
        act: () => server.tell(live.removeWhoTalks()),
      },
    ],
  ]);
}
