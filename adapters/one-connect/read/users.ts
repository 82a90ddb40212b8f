import type { Records } from '#adapters/csta-xml/records';
import { valueAt, withoutKey, withValue } from '#adapters/csta-xml/records';
import type { Known, PhoneCall, User } from './known.ts';
import { mostCallsOfUser, mostUsers } from './known.ts';

const nobody: User = { resting: false, calls: {} };

export function userOf(known: Known, number: string): User {
  return valueAt(known.users, number) ?? nobody;
}

export function withResting(known: Known, number: string, resting: boolean): Known {
  return withUser(known, number, { ...userOf(known, number), resting });
}

/** With these calls on his phone, the newest ones where they are more than anybody has. */
export function withCalls(known: Known, number: string, calls: Records<PhoneCall>): Known {
  const entries = Object.entries(calls);
  const kept = entries.length > mostCallsOfUser ? Object.fromEntries(entries.slice(-mostCallsOfUser)) : calls;
  return withUser(known, number, { ...userOf(known, number), calls: kept });
}

/** A user of whom there is nothing to say is not kept. */
function withUser(known: Known, number: string, user: User): Known {
  if (!user.resting && Object.keys(user.calls).length === 0) {
    return { ...known, users: withoutKey(known.users, number) };
  }
  const isNew = valueAt(known.users, number) === undefined;
  if (isNew && Object.keys(known.users).length >= mostUsers) return known;
  return { ...known, users: withValue(known.users, number, user) };
}
