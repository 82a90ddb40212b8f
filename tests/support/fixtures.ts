import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Input } from '#core/said/input';
import { parseCaptureLine } from '#hub/journal/captures/capture';

/** One recorded input, and in words what is special about it. */
export interface Recorded {
  readonly file: string;
  readonly note: string;
  readonly input: Input;
}

const folder = fileURLToPath(new URL('../fixtures', import.meta.url));
const settingsFile = 'settings.json';

/** The settings that an adapter's recorded inputs are read with. */
export function recordedSettings(adapter: string): { readonly [setting: string]: unknown } {
  return JSON.parse(readFileSync(join(folder, adapter, settingsFile), 'utf8')) as {
    readonly [setting: string]: unknown;
  };
}

/** Every recorded input of an adapter; none where it has no folder. */
export function allRecorded(adapter: string): readonly Recorded[] {
  const files = readdirSync(join(folder, adapter)).filter((name) => name.endsWith('.json') && name !== settingsFile);
  return files.flatMap((name) => recorded(adapter, basename(name, '.json')));
}

/** The inputs of `tests/fixtures/ADAPTER/NAME.json`: a list of a capture's lines, each with a `note` beside. */
export function recorded(adapter: string, name: string): readonly Recorded[] {
  const text = readFileSync(join(folder, adapter, `${name}.json`), 'utf8');
  const lines = parseWithSource(text, keepNumber) as readonly { readonly note: string }[];
  return lines.map((line, index) => ({
    file: name,
    note: line.note,
    input: parseCaptureLine(JSON.stringify(line), index + 1),
  }));
}

/** The inputs of a file by their notes. */
export function recordedByNote(adapter: string, name: string): ReadonlyMap<string, Input> {
  const all = recorded(adapter, name);
  const inputs = new Map(all.map(({ note, input }) => [note, input]));
  if (inputs.size !== all.length) throw new Error(`${name}.json says the same note twice`);
  return inputs;
}

type Reviver = (name: string, value: unknown, context: { readonly source?: string }) => unknown;

/** `context.source` and `rawJSON` are in Node and not yet in TypeScript's own library. */
const parseWithSource = JSON.parse as (text: string, reviver: Reviver) => unknown;
const { rawJSON } = JSON as unknown as { rawJSON(text: string): unknown };

/** A number stays as it was written, `12434346.4560` with its last digit, as in a real capture. */
function keepNumber(_name: string, value: unknown, { source }: { readonly source?: string }): unknown {
  return typeof value === 'number' && source !== undefined ? rawJSON(source) : value;
}
