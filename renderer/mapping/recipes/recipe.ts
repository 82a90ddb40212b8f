import type { JsonObject } from '#core/said/json';

/** A mapping that is filled in: the settings of a source as a file of docs/recipes shows them. */
export interface Recipe {
  readonly adapter: string;
  readonly settings: JsonObject;
}

/** What is of the example's own house and of no other: where it is, who asks, and its queues. */
const ofItsHouse: ReadonlySet<string> = new Set([
  'id',
  'adapter',
  'path',
  'url',
  'wsdl',
  'user',
  'password',
  'headers',
  'auth',
  'queues',
  'certificateSha256',
]);

/** Reads the settings in a recipe's page. It is done when the board is built. */
export function recipeIn(name: string, markdown: string): Recipe {
  const json = /```json\n([\s\S]*?)\n```/.exec(markdown)?.[1];
  if (json === undefined) throw new Error(`docs/recipes/${name}.md: it has no settings: expected a block of JSON.`);
  const settings = JSON.parse(json) as JsonObject;
  const { adapter } = settings;
  if (typeof adapter !== 'string') throw new Error(`docs/recipes/${name}.md: its settings name no adapter.`);
  return { adapter, settings: Object.fromEntries(Object.entries(settings).filter(([key]) => !ofItsHouse.has(key))) };
}
