import { soluno } from '#adapters/soluno/index';
import type { CallRecorded } from '#core/facts';
import type { JsonValue } from '#core/input';
import { afterRecord, noRecords } from '#core/recorded-calls';
import { ruleBook } from '#core/rule-book';
import { slicesOf } from '#hub/poller/json-slices';
import { rulesWith } from '../../support/facts.ts';
import { surroundings } from '../../support/surroundings.ts';

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
const { status, body } = await fetch(url);
if (body === null) throw new Error('There is no answer.');
const began = performance.now();
for await (const slice of slicesOf(body, { bytes: 262_144, records: 500 })) {
  const said = soluno.read(
    { kind: 'poll', at, source: 'pbx', response: { url, status, body: slice } },
    settings,
    surroundings,
  );
  for (const fact of said) recorded = afterRecord(recorded, fact as CallRecorded, rules);
  records += (slice as readonly JsonValue[]).length;
  facts += said.length;
  slices += 1;
  largest = Math.max(largest, JSON.stringify(slice).length);
}
const kept = recorded.days.map((day) => day.records.size).reduce((a, b) => a + b, 0);
const milliseconds = Math.round(performance.now() - began);
const megabytes = Math.round(process.resourceUsage().maxRSS / 1_024);
process.stdout.write(`${JSON.stringify({ records, slices, facts, kept, largest, milliseconds, megabytes })}\n`);
