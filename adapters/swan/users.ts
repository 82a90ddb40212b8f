import type { Surroundings } from '#adapters/adapter';
import { NotUnderstood } from '#adapters/adapter';
import type { AgentPresence, Fact } from '#core/said/facts';
import type { JsonValue } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { noUserInList, noUsers } from './sentences.ts';
import { listOf, objectOf, textOf } from './values.ts';

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
  if (users === undefined) throw new NotUnderstood(noUsers);
  return users;
}

/** What each user does, by extension. A list of users none of whom is one is no answer. @throws NotUnderstood */
export function statesOf(result: JsonValue): ReadonlyMap<string, AgentPresence> {
  const users = usersOf(result);
  const states = users.flatMap((user) => {
    const [extension, status] = [textOf(objectOf(user)?.['extension']), textOf(objectOf(user)?.['status'])];
    return extension === undefined || status === undefined ? [] : [[extension, presenceOf(status)] as const];
  });
  if (users.length > 0 && states.length === 0) throw new NotUnderstood(noUserInList);
  return new Map(states);
}

/** blf-users (document 002, 1.3): what each phone does, and whose it is. @throws NotUnderstood */
export function userFacts(result: JsonValue, { source }: Surroundings, at: Instant): readonly Fact[] {
  const facts = usersOf(result).flatMap((user) => stateFacts(user, { source }, at));
  const agents = facts.flatMap((fact) => (fact.kind === 'agent-state' ? [fact.agent] : []));
  // Whoever was deleted in SWAN, or has no state any more, must not stay ready for ever.
  return [...facts, { kind: 'agents-listed', source, at, agents: [...new Set(agents)] }];
}

/** userStatus (document 002, 1.1): the same of one user. */
export function stateFacts(result: JsonValue, { source }: Pick<Surroundings, 'source'>, at: Instant): readonly Fact[] {
  const user = objectOf(result);
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
}

/** A status that the document does not know is not ready, and not in a call that anybody told of. */
function presenceOf(status: string): AgentPresence {
  return presences.get(status.toLowerCase()) ?? 'other';
}
