import { BadExpression, partsOf } from './expression.ts';

/** What only chooses among values: their names are not the value's. */
const choosing = new Set(['predicate', 'stages', 'condition', 'focus', 'index']);

/** The names of the fields that an expression may take its value from: of `call.from.number` it is `number`. */
export function namesEnding(expression: string): readonly string[] {
  try {
    return [...new Set(ends(partsOf(expression)))];
  } catch (error) {
    // The settings refuse it.
    if (error instanceof BadExpression) return [];
    throw error;
  }
}

function ends(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  if (Array.isArray(node)) return node.flatMap(ends);
  const { type, value, steps } = node as {
    readonly type?: unknown;
    readonly value?: unknown;
    readonly steps?: unknown;
  };
  if (type === 'name' && typeof value === 'string') return [value];
  // Of a path the last step is the value; a step before it may be a function over others.
  if (type === 'path' && Array.isArray(steps)) {
    return steps.flatMap((step: unknown, index) => (index < steps.length - 1 && isName(step) ? [] : ends(step)));
  }
  return Object.entries(node).flatMap(([part, each]) => (choosing.has(part) ? [] : ends(each)));
}

function isName(step: unknown): boolean {
  return typeof step === 'object' && step !== null && 'type' in step && step.type === 'name';
}
