import type { XmlElement } from '#adapters/xml';
import { anywhere, textIn } from './elements.ts';

/** What a call does at a device, in a snapshot: it rings there, is talked in (or held, or dialled), waits in the queue that the device is. */
export type CallState = 'alerting' | 'talking' | 'queued' | 'none';

/** ECMA-323's `SimpleCallState` and `LocalConnectionState`, in small letters. A call that rings out is one's own. */
const states: { readonly [word: string]: CallState } = {
  callnull: 'none',
  callpending: 'talking',
  calloriginated: 'talking',
  calldelivered: 'talking',
  calldeliveredheld: 'talking',
  callreceived: 'alerting',
  callestablished: 'talking',
  callestablishedheld: 'talking',
  callreceivedonhold: 'talking',
  callestablishedonhold: 'talking',
  callqueued: 'queued',
  callqueuedheld: 'queued',
  callfailed: 'none',
  callfailedheld: 'none',
  callblocked: 'none',
  null: 'none',
  initiated: 'talking',
  alerting: 'alerting',
  connected: 'talking',
  hold: 'talking',
  queued: 'queued',
  fail: 'none',
};

/** The state of a call in a snapshot, simple or compound (whose first part is the device's own); absent where it is not told. */
export function callStateIn(info: XmlElement): CallState | undefined {
  const told = anywhere(info, 'localCallState') ?? anywhere(info, 'localConnectionInfo');
  const word = textIn(told)?.toLowerCase() ?? '';
  return Object.hasOwn(states, word) ? states[word] : undefined;
}
