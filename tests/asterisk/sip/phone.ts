import { createSocket } from 'node:dgram';
import type { SipCall } from './call.ts';
import { incomingCall, outgoingCall } from './call.ts';
import type { SipMessage } from './message.ts';
import { askedMethod, branchOf, header, methodOf, parseSip, statusOf, token, written } from './message.ts';
import { newSignal } from './signal.ts';

/** A telephone: a user agent over UDP on loopback. */
export interface Phone {
  readonly user: string;
  readonly port: number;
  /** What it does when it is called; one that nobody sits at is busy. */
  onCall: ((call: SipCall) => void) | undefined;
  /** `from`: the number that is shown, where it is not its own. */
  place(to: string, from?: { readonly number: string; readonly name: string }): Promise<SipCall>;
  /** Unplugged it neither hears nor speaks. */
  unplugged: boolean;
  close(): void;
}

/** What a call needs of its telephone. */
export interface Line {
  readonly user: string;
  readonly port: number;
  readonly pbxPort: number;
  send(text: string): void;
  /** Sends again and again until a final answer comes; `undefined`: none came. */
  ask(branch: string, text: string): Promise<SipMessage | undefined>;
  answer(request: SipMessage, status: string, more?: AnswerParts): string;
}

export interface AnswerParts {
  readonly to?: string;
  readonly body?: string;
}

const [tries, patience] = [6, 0.5];
export const allowed = 'INVITE, ACK, BYE, CANCEL, OPTIONS, REFER, NOTIFY, INFO, UPDATE';

export async function openPhone(user: string, pbxPort: number): Promise<Phone> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const { port } = socket.address();
  const calls = new Map<string, SipCall>();
  const asked = new Map<string, (answer: SipMessage) => void>();

  const line: Line = {
    user,
    port,
    pbxPort,
    send: (text) => void (phone.unplugged || socket.send(text, pbxPort, '127.0.0.1')),
    async ask(branch, text) {
      let final: SipMessage | undefined;
      const came = newSignal();
      asked.set(branch, (answer) => {
        final = answer;
        came.set();
      });
      for (let n = 1; n <= tries && !came.has(); n += 1) {
        line.send(text);
        await came.within(patience * n);
      }
      asked.delete(branch);
      return final;
    },
    answer(request, status, { to = header(request, 'to'), body } = {}) {
      const tagged = to.includes(';tag=') ? to : `${to};tag=${token('t')}`;
      const kept = request.headers.filter(([name]) =>
        ['via', 'record-route', 'from', 'call-id', 'cseq'].includes(name),
      );
      const own: readonly (readonly [string, string])[] = [
        ['To', tagged],
        ['Contact', `<sip:${user}@127.0.0.1:${port}>`],
        ['Allow', allowed],
        ...(body === undefined ? [] : [['Content-Type', 'application/sdp'] as const]),
      ];
      return written(`SIP/2.0 ${status}`, [...kept, ...own], body);
    },
  };

  function request(message: SipMessage): void {
    const method = methodOf(message);
    const call = calls.get(header(message, 'call-id'));
    if (call !== undefined) return call.heard(message);
    if (method === 'OPTIONS') return line.send(line.answer(message, '200 OK'));
    if (method !== 'INVITE') return method === 'ACK' ? undefined : line.send(line.answer(message, '481 Gone'));
    const fresh = incomingCall(line, message);
    keep(fresh);
    if (phone.onCall === undefined) fresh.decline();
    else phone.onCall(fresh);
  }

  function keep(call: SipCall): void {
    calls.set(call.id, call);
    // What is sent again of it shortly after its end is still known to be of it.
    void call.ended.happens.then(() => setTimeout(() => calls.delete(call.id), 8_000).unref());
  }

  function answered(message: SipMessage): void {
    if (askedMethod(message) === 'INVITE') return calls.get(header(message, 'call-id'))?.heard(message);
    if ((statusOf(message) ?? 0) >= 200) asked.get(askedMethod(message) + branchOf(message))?.(message);
  }

  const phone: Phone = {
    user,
    port,
    onCall: undefined,
    unplugged: false,
    async place(to, from) {
      const call = outgoingCall(line, to, from);
      keep(call);
      await call.begin();
      return call;
    },
    close: () => void socket.close(),
  };
  socket.on('message', (data) => {
    if (phone.unplugged) return;
    const message = parseSip(data.toString());
    if (statusOf(message) === undefined) request(message);
    else answered(message);
  });
  return phone;
}
