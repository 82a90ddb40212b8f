import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { renameInPlaceNow } from '../machine/atomic-file.ts';
import { faultOf } from '../machine/fault.ts';
import type { Logger } from '../machine/log.ts';

/** By which a hub is known again, wherever it is: it goes with a backup. The one in the file, or a new one that is kept there. One that cannot be written lasts until the hub ends. */
export function hubIdIn(file: string, log: Pick<Logger, 'warn'>): string {
  try {
    const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
    if (/^[0-9a-f-]{36}$/.test(kept)) return kept;
    const id = randomUUID();
    const beside = `${file}.new`;
    writeFileSync(beside, `${id}\n`, { mode: 0o600, flush: true });
    renameInPlaceNow(beside, file);
    return id;
  } catch (error) {
    log.warn({ fault: faultOf(error) }, 'By what screens find this hub again cannot be kept.');
    return randomUUID();
  }
}
