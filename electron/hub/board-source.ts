import type { Connectivity } from '#core/board/bridge';
import type { HubAsks } from '#hub/asks/asks';
import type { HubHost } from './hub-host.ts';

/** Where this desktop's boards have their figures from: a hub in this very process, or one elsewhere. */
export interface BoardSource extends Pick<HubHost, 'close' | 'listen' | 'start' | 'trouble'> {
  hub(): { readonly asks: HubAsks } | undefined;
  /** Of a hub elsewhere: whether it can be heard. `null`: it is in this process. */
  connection(): Connectivity | null;
  onConnection(listener: (connection: Connectivity) => void): void;
}

export const inThisProcess = (host: HubHost): BoardSource => ({
  ...host,
  connection: () => null,
  onConnection: () => undefined,
});
