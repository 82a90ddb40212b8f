import { asterisk } from '#adapters/asterisk/index';
import type { Known } from '#adapters/asterisk/read/known';
import type { AsteriskSettings } from '#adapters/asterisk/settings';
import type { Fact } from '#core/said/facts';
import type { Instant } from '#core/time/instant';
import { surroundings } from '#tests/support/surroundings';

export const noon = Date.parse('2026-11-18T12:00:00+01:00');

/** The queues "support" and "sales" of the board are "hall" and "pay" in Asterisk. */
export const settings: AsteriskSettings = asterisk.settings.parse({
  host: '127.0.0.1',
  user: 'wallboard',
  password: 'a-secret-of-the-tests',
  queues: { support: 'hall', sales: 'pay' },
});

type Lines = { readonly [name: string]: string | number };

export function message(lines: Lines): string {
  return Object.entries(lines)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\r\n');
}

/** A stream as it is read, one message after the other, at times in seconds after noon. */
export interface Story {
  readonly known: () => Known;
  /** The facts of one message. */
  tell(seconds: number, event: string, lines?: Lines): readonly Fact[];
  text(seconds: number, text: string): readonly Fact[];
  notice(seconds: number, kind: 'opened' | 'lost'): readonly Fact[];
  /** A whole answer to QueueStatus: what it tells at its end. */
  list(seconds: number, queues: readonly ListedQueue[], actionId?: string): readonly Fact[];
}

export interface ListedQueue {
  readonly queue: string;
  readonly completed?: number;
  readonly abandoned?: number;
  readonly members?: readonly Lines[];
  /** By channel: for how many seconds he has waited. */
  readonly waiting?: { readonly [uniqueid: string]: number };
}

export function newStory(own: Partial<AsteriskSettings> = {}): Story {
  const { input } = asterisk;
  const used = { ...settings, ...own };
  let known: Known = input.unread;
  const at = (seconds: number): Instant => noon + Math.round(seconds * 1000);
  const hear = (event: Parameters<typeof input.read>[1]): readonly Fact[] => {
    const after = input.read(known, event, used, surroundings);
    known = after.known;
    return after.facts;
  };
  const text = (seconds: number, said: string) => hear({ kind: 'message', at: at(seconds), message: said });
  const tell: Story['tell'] = (seconds, event, lines = {}) => text(seconds, message({ Event: event, ...lines }));
  return {
    known: () => known,
    tell,
    text,
    notice: (seconds, kind) => hear({ kind, at: at(seconds) }),
    list(seconds, queues, actionId = 'any-1') {
      const answer = { ActionID: actionId };
      for (const { queue, completed = 0, abandoned = 0, members = [], waiting = {} } of queues) {
        tell(seconds, 'QueueParams', { Queue: queue, Completed: completed, Abandoned: abandoned, ...answer });
        for (const member of members) tell(seconds, 'QueueMember', { Queue: queue, ...listed(member), ...answer });
        for (const [uniqueid, wait] of Object.entries(waiting)) {
          tell(seconds, 'QueueEntry', { Queue: queue, Uniqueid: uniqueid, Wait: wait, ...answer });
        }
      }
      return tell(seconds, 'QueueStatusComplete', { EventList: 'Complete', ...answer });
    },
  };
}

/** A member as an event tells of him: free, and his phone is what Asterisk rings. */
export function member(extension: string, lines: Lines = {}): Lines {
  return {
    MemberName: `Agent ${extension}`,
    Interface: `PJSIP/${extension}`,
    StateInterface: `PJSIP/${extension}`,
    Membership: 'static',
    CallsTaken: 0,
    LastCall: 0,
    LoginTime: 1_795_000_000,
    InCall: 0,
    Status: 1,
    Paused: 0,
    PausedReason: '',
    ...lines,
  };
}

/** The same in an answer, where two of the fields have other names. */
function listed({ MemberName = '', Interface = '', ...lines }: Lines): Lines {
  return { Name: MemberName, Location: Interface, ...lines };
}

/** Without what every fact of a source carries. */
export function said(facts: readonly Fact[]): readonly object[] {
  return facts.map(({ source: _source, at: _at, ...what }) => what);
}

/** Only the facts of these kinds. */
export function only(facts: readonly Fact[], ...kinds: readonly Fact['kind'][]): readonly object[] {
  return said(facts.filter(({ kind }) => kinds.includes(kind)));
}
