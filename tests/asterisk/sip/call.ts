import type { Dialog } from './dialog.ts';
import { newDialog } from './dialog.ts';
import type { SipMessage } from './message.ts';
import { addressOf, askedMethod, header, methodOf, soundAt, statusOf, tagOf, token, userOf } from './message.ts';
import type { Line } from './phone.ts';
import type { Signal } from './signal.ts';
import { newSignal } from './signal.ts';

/** One call of a telephone, in either direction. */
export interface SipCall {
  readonly id: string;
  /** Who is at the other end. */
  readonly peer: string;
  readonly answered: Signal;
  readonly ended: Signal;
  isUp(): boolean;
  /** What arrived of it. */
  heard(message: SipMessage): void;
  ring(): void;
  answer(): Promise<void>;
  decline(): void;
  /** Hangs up, or gives up what nobody has answered. */
  hangUp(): Promise<void>;
  press(key: string): Promise<void>;
  /** Sends the other end on to somebody; with `consulted`, to the one at the other end of that call. */
  sendTo(extension: string, consulted?: SipCall): Promise<void>;
  /** By which another call of the same telephone is named. */
  readonly dialog: Pick<Dialog, 'id' | 'local' | 'remote'>;
}

interface OutgoingCall extends SipCall {
  /** Until anything is heard of it. */
  begin(): Promise<void>;
}

type State = 'new' | 'early' | 'givenUp' | 'up' | 'over';

export function incomingCall(line: Line, invite: SipMessage): SipCall {
  const dialog = newDialog(line, {
    id: header(invite, 'call-id'),
    local: `${header(invite, 'to')};tag=${token('t')}`,
    remote: header(invite, 'from'),
    target: addressOf(header(invite, 'contact')),
  });
  return newCall(line, dialog, invite);
}

export function outgoingCall(
  line: Line,
  to: string,
  from: { readonly number: string; readonly name: string } = { number: line.user, name: line.user },
): OutgoingCall {
  const dialog = newDialog(line, {
    id: token('c'),
    local: `"${from.name}" <sip:${from.number}@127.0.0.1>;tag=${token('f')}`,
    remote: `<sip:${to}@127.0.0.1>`,
    target: `sip:${to}@127.0.0.1:${line.pbxPort}`,
  });
  return newCall(line, dialog, undefined);
}

/** `invite`: absent where we call. */
function newCall(line: Line, dialog: Dialog, invite: SipMessage | undefined): OutgoingCall {
  const { local, first } = dialog;
  let state: State = 'new';
  let lastAnswer = '';
  const [heard, answered, ended, acknowledged] = [newSignal(), newSignal(), newSignal(), newSignal()];
  const sound = (): string => soundAt(line.port);

  function end(): void {
    state = 'over';
    ended.set();
  }

  function reply(status: string, body?: string): void {
    if (invite === undefined) return;
    lastAnswer = line.answer(invite, status, { to: local, ...(body !== undefined && { body }) });
    line.send(lastAnswer);
  }

  function asked(message: SipMessage): void {
    const method = methodOf(message);
    switch (method) {
      case 'ACK':
        return acknowledged.set();
      case 'CANCEL':
        line.send(line.answer(message, '200 OK', { to: local }));
        if (state !== 'new' && state !== 'early') return;
        reply('487 Request Terminated');
        return end();
      case 'BYE':
        line.send(line.answer(message, '200 OK'));
        return end();
      case 'INVITE':
        // Sent again, as long as it has not seen our answer; or, while it lasts, where the sound goes.
        if (state !== 'up') return line.send(lastAnswer);
        return line.send(line.answer(message, '200 OK', { body: sound() }));
      default:
        return line.send(line.answer(message, '200 OK', message.body === '' ? {} : { body: sound() }));
    }
  }

  function told(message: SipMessage, status: number): void {
    heard.set();
    if (status < 200) {
      if (state === 'new') state = 'early';
      return;
    }
    const branch = status < 300 ? token('z9hG4bK') : first.branch;
    dialog.remote = header(message, 'to');
    if (status < 300) dialog.target = addressOf(header(message, 'contact')) || dialog.target;
    line.send(dialog.request('ACK', branch, Number(header(message, 'cseq').split(' ')[0])));
    if (status >= 300) return state === 'over' ? undefined : end();
    if (state === 'up' || state === 'over') return;
    const tooLate = state === 'givenUp';
    state = 'up';
    answered.set();
    if (tooLate) void call.hangUp();
  }

  const call: OutgoingCall = {
    id: dialog.id,
    dialog,
    peer: userOf(dialog.remote),
    answered,
    ended,
    isUp: () => state === 'up',
    heard(message) {
      const status = statusOf(message);
      if (status === undefined) asked(message);
      else if (askedMethod(message) === 'INVITE') told(message, status);
    },
    async begin() {
      const { branch, sequence } = first;
      const text = dialog.request('INVITE', branch, sequence, [['Content-Type', 'application/sdp']], sound());
      for (let n = 1; n <= 5 && !heard.has(); n += 1) {
        line.send(text);
        await heard.within(n / 2);
      }
      if (!heard.has()) end();
    },
    ring() {
      state = 'early';
      reply('180 Ringing');
    },
    async answer() {
      state = 'up';
      reply('200 OK', sound());
      answered.set();
      for (let n = 1; n <= 6 && !acknowledged.has() && !ended.has(); n += 1) {
        if (!(await acknowledged.within(n / 2))) line.send(lastAnswer);
      }
    },
    decline() {
      reply('486 Busy Here');
      end();
    },
    async hangUp() {
      if (state === 'over' || state === 'givenUp') return;
      if (state === 'up') {
        end();
        return dialog.ask('BYE');
      }
      state = 'givenUp';
      // Of the very INVITE that it takes back.
      await line.ask(`CANCEL${first.branch}`, dialog.request('CANCEL', first.branch, first.sequence));
      await ended.within(5);
      if (!ended.has()) end();
    },
    press: (key) =>
      dialog.ask('INFO', [['Content-Type', 'application/dtmf-relay']], `Signal=${key}\r\nDuration=160\r\n`),
    sendTo(extension, consulted) {
      const instead = consulted === undefined ? '' : `?${replacing(consulted.dialog)}`;
      return dialog.ask('REFER', [
        ['Refer-To', `<sip:${extension}@127.0.0.1:${line.pbxPort}${instead}>`],
        ['Referred-By', `<sip:${line.user}@127.0.0.1>`],
      ]);
    },
  };
  return call;
}

function replacing({ id, local, remote }: SipCall['dialog']): string {
  return `Replaces=${encodeURIComponent(`${id};to-tag=${tagOf(remote)};from-tag=${tagOf(local)}`)}`;
}
