import { setImmediate as nextTurn } from 'node:timers/promises';
import { soluno } from '#adapters/soluno/index';
import type { CallRecorded } from '#core/said/facts';
import type { JsonValue } from '#core/said/input';
import { afterRecord, noRecords } from '#core/counts/recorded-calls';
import { ruleBook } from '#core/book/rule-book';
import { createAsker } from '#hub/sources/poller/asking/asker';
import { rulesWith } from '../../../../support/facts.ts';
import { surroundings } from '../../../../support/surroundings.ts';
import { inBoth } from '#core/said/sentence';

/**
 * Takes one answer of a fake Soluno as the hub would, slice by slice through the adapter into the recorded calls, and
 * tells in one line of JSON what it took. Arguments: the address, and now as an instant.
 */
const [, , url = '', now = ''] = process.argv;
const at = Number(now);
const settings = soluno.settings.parse({
  baseUrl: new URL(url).origin,
  queues: { support: ['622', '800'], sales: ['0711'] },
});
const rules = ruleBook(rulesWith());

let recorded = noRecords;
let [records, slices, facts, largest] = [0, 0, 0, 0];
const began = performance.now();
const asker = createAsker({ now: () => at });
await asker.ask({ about: inBoth('the calls'), url, records: true }, async ({ body: slice }) => {
  const said = soluno.read(
    { kind: 'poll', at, source: 'pbx', response: { url, status: 200, body: slice } },
    settings,
    surroundings,
  );
  for (const fact of said) recorded = afterRecord(recorded, fact as CallRecorded, rules).calls;
  records += (slice as readonly JsonValue[]).length;
  facts += said.length;
  slices += 1;
  largest = Math.max(largest, JSON.stringify(slice).length);
  // The hub writes each slice to its journal here.
  await nextTurn();
});
asker.close();
const kept = recorded.days.map((day) => day.records.size).reduce((a, b) => a + b, 0);
const milliseconds = Math.round(performance.now() - began);
const megabytes = Math.round(process.resourceUsage().maxRSS / 1_024);
process.stdout.write(`${JSON.stringify({ records, slices, facts, kept, largest, milliseconds, megabytes })}\n`);
