import { zoneWithNoonNow } from '#tests/support/configurations';
import type { Helper } from '../children.ts';
import { startHelper } from '../children.ts';

/** Seconds of the switch's time: as the clock goes, or as fast as it is read. `start`: nothing yet. */
export type BusyOrder = { readonly start: true } | { readonly play: number } | { readonly rush: number };

/** When the message went out by which each queue has so many answered calls, in milliseconds since 1970. */
export interface Sent {
  readonly answered: number;
  readonly at: number;
}

export interface BusyReport {
  readonly host: string;
  readonly port: number;
  readonly sent: readonly Sent[];
}

export const account = {
  user: 'bench@vestpol.dk',
  password: 'for a pretended switch',
  pbxDomain: '12345678.pbx.one-connect.dk',
};
export const queues = ['hallmonitor', 'switchpay'] as const;
/** All are monitored; the first are the queues' members. */
export const users: readonly string[] = Array.from({ length: 200 }, (_, index) => String(200 + index));
export const agents: readonly string[] = users.slice(0, 60);
/** 2,000 messages a second. */
export const callsPerSecond = 250;

/** A One-Connect of 200 users in a process of its own, with the configuration of a hub that listens to it. */
export async function startBusySwitch() {
  const helper: Helper<BusyOrder, BusyReport> = startHelper('switch/busy-switch-child.ts');
  const { host, port } = await helper.ask({ start: true });
  const numbers = Object.fromEntries(queues.map((id, place) => [id, String(400 + place)]));
  const source = { id: 'pbx', adapter: 'one-connect', host, port, tls: false, ...account, queues: numbers };
  const configuration = { timeZone: zoneWithNoonNow(), queues: queues.map((id) => ({ id })), sources: [source] };
  return { ...helper, configuration };
}
