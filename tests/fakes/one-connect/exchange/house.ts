import type { Fields } from '../../switches/xml/writer.ts';

/** Who and what is connected to a pretended One-Connect. */
export interface House {
  /** Eight digits. */
  readonly trunk: string;
  readonly queues: readonly QueueDevice[];
  readonly users: readonly { readonly number: string; readonly name: string }[];
  /** Other things of the trunk that can be monitored and of which nothing is ever heard, with their `numberType`. */
  readonly others?: readonly { readonly device: string; readonly numberType: string }[];
}

export interface QueueDevice {
  /** As the story knows it. */
  readonly id: string;
  /** `400`. */
  readonly number: string;
  readonly name: string;
  readonly members: readonly string[];
  /** 0: none. */
  readonly serviceLevelSeconds: number;
}

/** A message of the switch, and of which device it tells. */
export interface Told {
  readonly on: string;
  readonly name: string;
  readonly fields: Fields;
}

export interface DeviceNames {
  readonly trunk: string;
  readonly user: (number: string) => string;
  readonly queue: (number: string) => string;
}

export function namesOf({ trunk }: House): DeviceNames {
  return {
    trunk: `t-${trunk}`,
    user: (number) => `u-${trunk}-${number}`,
    queue: (number) => `q-${trunk}-${number}`,
  };
}
