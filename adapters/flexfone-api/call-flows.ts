import type { CallFlowKnown } from '#core/said/facts';
import type { JsonValue } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { callFlows, noFlowState } from './sentences.ts';
import { booleanOf, rowsOf, textOf } from './values.ts';
import { NotUnderstood } from '../adapter.ts';

/** A variable call flow: a switch that sends calls one way or the other. */
export interface CallFlow {
  readonly localNumber: string;
  readonly name: string;
  readonly active: boolean;
}

/**
 * The call flows of an answer (document 003, "Variabel kaldsflowliste").
 * @throws NotUnderstood
 */
export function callFlowsOf(body: JsonValue): readonly CallFlow[] {
  const rows = rowsOf(body, callFlows);
  const flows = rows.flatMap((row): CallFlow[] => {
    const localNumber = textOf(row.get('localnumber'));
    const active = booleanOf(row.get('isactive'));
    if (localNumber === undefined || active === undefined) return [];
    return [{ localNumber, name: textOf(row.get('name')) ?? localNumber, active }];
  });
  if (rows.length > 0 && flows.length === 0) {
    throw new NotUnderstood(noFlowState);
  }
  return flows;
}

export function callFlowFacts(
  flows: readonly CallFlow[],
  base: { readonly source: string; readonly at: Instant },
): readonly CallFlowKnown[] {
  return flows.map(({ localNumber: flow, name, active }) => ({ ...base, kind: 'call-flow', flow, name, active }));
}
