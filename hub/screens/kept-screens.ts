import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { replaceFile } from '../machine/atomic-file.ts';
import { faultOf } from '../machine/fault.ts';
import type { Logger } from '../machine/log.ts';

const kept = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(['wall', 'desk']),
  queues: z.array(z.string()).nullable(),
  /** Hex of SHA-256: of its token, and of the cookie that stands for it in a browser. The token itself is kept nowhere. */
  token: z.string(),
  cookie: z.string(),
  pairedAt: z.number(),
  lastSeenAt: z.number().nullable(),
  address: z.string().nullable(),
  version: z.string().nullable(),
  display: z.string().nullable(),
});

export type KeptScreen = Readonly<z.infer<typeof kept>>;

const file = z.array(kept);

/** The screens of a hub over restarts, in one file. */
export interface KeptScreens {
  all(): readonly KeptScreen[];
  /** In memory at once. Resolves when it is on the disk. @throws what the disk says; then it is as before */
  put(screens: readonly KeptScreen[]): Promise<void>;
  /** As `put`, of what is no loss: it is written with what follows. */
  note(screens: readonly KeptScreen[]): void;
  /** Writes what is not written yet. Never throws. */
  flush(): Promise<void>;
}

/** A file that cannot be read is set aside by the next one that is written: its screens are paired again. */
export function keptScreens(path: string, log: Logger): KeptScreens {
  let screens = read(path, log);
  let isWritten = true;
  let turn: Promise<unknown> = Promise.resolve();

  function write(): Promise<void> {
    const result = turn.then(() => {
      isWritten = true;
      return replaceFile(path, JSON.stringify(screens));
    });
    turn = result.catch(() => undefined);
    return result;
  }

  return {
    all: () => screens,
    async put(next) {
      const before = screens;
      screens = next;
      try {
        await write();
      } catch (error) {
        if (screens === next) screens = before;
        throw error;
      }
    },
    note(next) {
      screens = next;
      isWritten = false;
    },
    async flush() {
      if (isWritten) return;
      try {
        await write();
      } catch (error) {
        log.warn({ fault: faultOf(error) }, 'When the screens were seen last cannot be written down.');
      }
    },
  };
}

function read(path: string, log: Logger): readonly KeptScreen[] {
  if (!existsSync(path)) return [];
  try {
    return file.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    log.error({ fault: faultOf(error) }, 'The list of screens cannot be read: they are to be paired again.');
    return [];
  }
}
