import type { Line } from './phone.ts';
import { allowed } from './phone.ts';
import { token, written } from './message.ts';

type Header = readonly [name: string, value: string];

/** The two ends of a call, and what is asked between them. */
export interface Dialog {
  readonly id: string;
  /** Our end, as every message of the call names it. */
  readonly local: string;
  remote: string;
  /** Where requests go. */
  target: string;
  /** The transaction that began the call, where we began it. */
  readonly first: { readonly branch: string; readonly sequence: number };
  /** A request of the call, to be sent. */
  request(method: string, branch: string, sequence: number, more?: readonly Header[], body?: string): string;
  /** Asks, and waits until it is answered. */
  ask(method: string, more?: readonly Header[], body?: string): Promise<void>;
}

export function newDialog(line: Line, ends: Pick<Dialog, 'id' | 'local' | 'remote' | 'target'>): Dialog {
  const first = { branch: token('z9hG4bK'), sequence: 1 };
  let { sequence } = first;
  const dialog: Dialog = {
    ...ends,
    first,
    request(method, branch, number, more = [], body) {
      const headers: readonly Header[] = [
        ['Via', `SIP/2.0/UDP 127.0.0.1:${line.port};rport;branch=${branch}`],
        ['Max-Forwards', '70'],
        ['From', dialog.local],
        ['To', dialog.remote],
        ['Call-ID', dialog.id],
        ['CSeq', `${number} ${method}`],
        ['Contact', `<sip:${line.user}@127.0.0.1:${line.port}>`],
        ['Allow', allowed],
        ...more,
      ];
      return written(`${method} ${dialog.target} SIP/2.0`, headers, body);
    },
    async ask(method, more, body) {
      sequence += 1;
      const branch = token('z9hG4bK');
      await line.ask(method + branch, dialog.request(method, branch, sequence, more, body));
    },
  };
  return dialog;
}
