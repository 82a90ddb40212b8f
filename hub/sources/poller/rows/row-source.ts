import type { Database, RowsQuestion } from '#adapters/adapter';
import type { JsonValue } from '#core/said/input';
import type { JsonObject } from '#core/said/json';
import { exactNumber } from '../../../machine/exact-number.ts';

/** The rows of one query, one by one; whoever stops reading closes the connection. */
export type RowSource = (question: RowsQuestion, stop: AbortSignal) => AsyncIterable<JsonObject>;

/** A question of a database that listens somewhere. */
export type ServerQuestion = RowsQuestion & { readonly database: Exclude<Database, { readonly kind: 'sqlite' }> };

/** What one question may take. Milliseconds; rows that the driver holds. */
export const rowLimits = { connect: 10_000, query: 60_000, ahead: 200 };

/** The query with what the driver wants in place of each `:cursor`, outside of texts in quotes. */
export function withPlaces(
  query: string,
  place: (index: number) => string,
): { readonly text: string; readonly places: number } {
  let places = 0;
  const text = query.replaceAll(/'(?:[^']|'')*'|"[^"]*"|`[^`]*`|--[^\n]*|\/\*[\s\S]*?\*\/|::|:cursor\b/g, (found) => {
    if (found !== ':cursor') return found;
    places += 1;
    return place(places);
  });
  return { text, places };
}

/** A value as JSON: whatever would lose a digit as its text, bytes as text, times as ISO 8601. */
export function asJson(value: unknown): JsonValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'bigint') return exactNumber(String(value));
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  return JSON.parse(JSON.stringify(value)) as JsonValue;
}

export function rowAsJson(row: { readonly [column: string]: unknown }): JsonObject {
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, asJson(value)]));
}
