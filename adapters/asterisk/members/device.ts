import type { Known } from '../read/known.ts';

/** What Asterisk calls the states of a device: 1 not in use, 6 ringing, 7 ringing while in use. */
export const device = { free: 1, ringing: 6 } as const;

/** In use, busy, ringing and in use, on hold. */
const inUse: readonly number[] = [2, 3, 7, 8];

export function isInUse(status: number): boolean {
  return inUse.includes(status);
}

/** As he is told of in any of his queues: each tells it in a message of its own. */
export function isPhoneInUse({ members }: Known, agent: string): boolean {
  return members.some((member) => member.agent === agent && isInUse(member.status));
}
