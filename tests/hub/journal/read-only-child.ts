import { chmodSync, chownSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { openJournal } from '#hub/journal/open-journal';
import { idsIn, noon, webhook } from './input-samples.ts';

/** Run as an ordinary user, since nothing is read-only to root. Prints one line of JSON. */
const folder = process.argv[2] ?? '';
if (process.getuid?.() === 0) {
  chownSync(folder, 65_534, 65_534);
  process.setgid?.(65_534);
  process.setuid?.(65_534);
}
const retention = { personalDays: 30, figuresDays: 400 };
const open = () =>
  openJournal({ dataDir: folder, timeZone: 'Europe/Copenhagen', retention, log: pino({ level: 'silent' }) });
const first = await open();
await first.append([webhook('before', noon)]);
await first.close();

const file = join(folder, 'journal.sqlite');
chmodSync(file, 0o444);
const journal = await open();
await journal.sources();
const readable = await idsIn(journal);
const { state } = journal;
let refused = false;
try {
  await journal.append([webhook('refused', noon)]);
} catch {
  refused = true;
}
chmodSync(file, 0o600);
const healed = (await journal.probe()).writable;
await journal.append([webhook('after', noon)]);
const problem = state.writable ? '' : state.problem;
console.log(
  JSON.stringify({ readable, writable: state.writable, problem, refused, healed, afterwards: await idsIn(journal) }),
);
await journal.close();
