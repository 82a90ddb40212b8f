import type { Surroundings } from '#adapters/adapter';
import { NotUnderstood } from '#adapters/adapter';
import type { AgentPresence, Fact } from '#core/said/facts';
import type { JsonValue } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { expected } from './envelope.ts';
import { listOf, objectOf, textOf } from './values.ts';

export const usersAbout = 'the state of the users';

const presences: ReadonlyMap<string, AgentPresence> = new Map([
  ['available', 'ready'],
  ['busy', 'talking'],
  ['ringing', 'ringing'],
  ['pause', 'other'],
  ['unavailable', 'other'],
]);

/** @throws NotUnderstood */
function usersOf(result: JsonValue): readonly JsonValue[] {
  const users = listOf(result);
  if (users === undefined) throw new NotUnderstood(`${expected(usersAbout)}, which is a list of users.`);
  return users;
}

/** A list of users none of whom is one is no answer. @throws NotUnderstood */
export function checkUsers(result: JsonValue): void {
  const users = usersOf(result);
  const isUser = (user: JsonValue): boolean =>
    textOf(objectOf(user)?.['extension']) !== undefined && textOf(objectOf(user)?.['status']) !== undefined;
  if (users.length === 0 || users.some(isUser)) return;
  throw new NotUnderstood(`${expected(usersAbout)}, and in it "extension" and "status" of each user.`);
}

/** blf-users (document 002, 1.3): what each phone does, and whose it is. @throws NotUnderstood */
export function userFacts(result: JsonValue, { source }: Surroundings, at: Instant): readonly Fact[] {
  const facts = usersOf(result).flatMap((value): readonly Fact[] => {
    const user = objectOf(value);
    const agent = textOf(user?.['extension']);
    if (user === undefined || agent === undefined) return [];
    const name = textOf(user['name']);
    const status = textOf(user['status']);
    const reason = textOf(user['description']);
    const base = { source, at, agent };
    return [
      ...(name === undefined ? [] : [{ kind: 'agent-named', ...base, name } as const]),
      ...(status === undefined
        ? []
        : [{ kind: 'agent-state', ...base, presence: presenceOf(status), ...(reason && { reason }) } as const]),
    ];
  });
  const agents = facts.flatMap((fact) => (fact.kind === 'agent-state' ? [fact.agent] : []));
  // Whoever was deleted in SWAN, or has no state any more, must not stay ready for ever.
  return [...facts, { kind: 'agents-listed', source, at, agents: [...new Set(agents)] }];
}

/** A status that the document does not know is not ready, and not in a call that anybody told of. */
function presenceOf(status: string): AgentPresence {
  return presences.get(status.toLowerCase()) ?? 'other';
}
