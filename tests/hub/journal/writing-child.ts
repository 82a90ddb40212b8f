import { writeSync } from 'node:fs';
import { pino } from 'pino';
import { createGroupCommit } from '#hub/journal/group-commit';
import { openJournal } from '#hub/journal/open-journal';
import { webhook } from './input-samples.ts';

/**
 * A hub's writing, as fast as it goes: eight senders, each of which prints the id of an input once it is acknowledged
 * and sends the next. Arguments: data folder, beginning of the ids. Runs until it is killed.
 */
const [, , folder = '', run = ''] = process.argv;
const log = pino({ level: 'silent' });
const retention = { personalDays: 30, figuresDays: 400 };
const journal = await openJournal({ dataDir: folder, timeZone: 'Europe/Copenhagen', retention, log });
const commit = createGroupCommit({ journal, log, committed: () => undefined });
let count = 0;

async function send(): Promise<void> {
  for (;;) {
    const id = `${run}-${count}`;
    count += 1;
    await commit.accept(webhook(id, Date.now(), { callerid: '77123456', callername: 'x'.repeat(count % 1_500) }));
    writeSync(1, `${id}\n`);
  }
}

setInterval(() => void journal.retain(Date.now()), 5);
await Promise.all(Array.from({ length: 8 }, send));
