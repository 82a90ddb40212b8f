import type { Fields } from '../../switches/xml/writer.ts';

/** Who and what is connected to a pretended CSTA switch. Devices are known by their numbers. */
export interface House {
  readonly queues: readonly QueueDevice[];
  readonly agents: readonly { readonly number: string; readonly name: string }[];
}

export interface QueueDevice {
  /** As the story knows it. */
  readonly id: string;
  /** `8001`. */
  readonly number: string;
  readonly name: string;
  readonly members: readonly string[];
}

/** An event as one device sees it, but for the monitor's own id. */
export interface Told {
  readonly on: string;
  readonly name: string;
  readonly fields: Fields;
}

/** Where callers go whom a queue lets go, and the group of nobody that they wait in as well. */
export const elsewhere = { voicemail: '8888', closed: '8889', otherGroup: '8090' } as const;
