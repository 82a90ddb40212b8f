import type { AgentNamed, QueueMembersKnown } from '#core/said/facts';
import type { JsonValue } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { employees as employeesAsked, noLocalNumber } from './sentences.ts';
import type { FlexfoneApiSettings } from './settings.ts';
import { objectsIn, type Row, rowsOf, textOf } from './values.ts';
import { NotUnderstood } from '../adapter.ts';

/** Of an employee, only what a board needs: phone numbers, mail and the like go no further. */
export interface Employee {
  readonly localNumber: string;
  readonly name: string | undefined;
  readonly departments: readonly string[];
}

/**
 * The employees of an answer (document 003, "Medarbejder kaldsmetode").
 * @throws NotUnderstood
 */
export function employeesOf(body: JsonValue): readonly Employee[] {
  const rows = rowsOf(body, employeesAsked);
  const employees = rows.flatMap((row) => employeeOf(row) ?? []);
  if (rows.length > 0 && employees.length === 0) {
    throw new NotUnderstood(noLocalNumber);
  }
  return employees;
}

function employeeOf(row: Row): Employee | undefined {
  const localNumber = textOf(row.get('localnumber'));
  if (localNumber === undefined) return undefined;
  const department = row.get('department');
  const names = objectsIn(department).map((each) => textOf(each.get('name')));
  const departments = [textOf(department), ...names].filter((name) => name !== undefined);
  return { localNumber, name: textOf(row.get('name')), departments };
}

/**
 * Who the agents are, and who of them is a member of which queue. A department that nobody is in says nothing: it is
 * more likely misspelt than empty.
 */
export function employeeFacts(
  employees: readonly Employee[],
  { queueMembers = {} }: FlexfoneApiSettings,
  base: { readonly source: string; readonly at: Instant },
): readonly (AgentNamed | QueueMembersKnown)[] {
  const named = employees.flatMap(({ localNumber: agent, name }): AgentNamed[] =>
    name === undefined ? [] : [{ ...base, kind: 'agent-named', agent, name }],
  );
  const members = Object.entries(queueMembers).flatMap(([queue, { department }]): QueueMembersKnown[] => {
    const inside = employees.filter(({ departments }) => departments.some((each) => plain(each) === plain(department)));
    const agents = [...new Set(inside.map(({ localNumber }) => localNumber))];
    return agents.length === 0 ? [] : [{ ...base, kind: 'queue-members', queue, agents }];
  });
  return [...named, ...members];
}

function plain(name: string): string {
  return name.trim().replaceAll(/\s+/g, ' ').toLowerCase();
}
