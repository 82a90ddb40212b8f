import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { replaceFile } from '../machine/atomic-file.ts';
import { faultOf } from '../machine/fault.ts';
import type { Logger } from '../machine/log.ts';
import type { Message } from './envelope.ts';
import type { OpenTold } from './sayings.ts';

/** What must not be forgotten by a restart: what was told, and what still is to be sent. */
export interface Outbox {
  readonly told: OpenTold;
  /** The oldest first. */
  readonly waiting: readonly Message[];
}

const empty: Outbox = { told: {}, waiting: [] };

const schema = z.object({
  told: z.record(z.string(), z.array(z.string())),
  waiting: z.array(
    z.object({ way: z.string(), at: z.number(), text: z.string(), about: z.record(z.string(), z.string()) }),
  ),
});

export interface OutboxFile {
  read(): Outbox;
  /** Written soon; of several at once the last. */
  write(outbox: Outbox): void;
  settled(): Promise<void>;
}

/** One file of JSON. Where it cannot be read or written, a message may be told twice or not at all, and nothing else fails. */
export function createOutboxFile(file: string, log: Pick<Logger, 'warn'>): OutboxFile {
  let next: Outbox | undefined;
  let work: Promise<void> | undefined;
  let isFailing = false;

  async function write(): Promise<void> {
    for (let outbox = next; outbox !== undefined; outbox = next) {
      next = undefined;
      try {
        await replaceFile(file, JSON.stringify(outbox));
        isFailing = false;
      } catch (error) {
        if (!isFailing) log.warn(faultOf(error), 'What was told of alerts outside cannot be written down.');
        isFailing = true;
      }
    }
    work = undefined;
  }

  return {
    read() {
      try {
        return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
      } catch {
        // At the first start there is none.
        return empty;
      }
    },
    write(outbox) {
      next = outbox;
      work ??= write();
    },
    settled: async () => work,
  };
}
