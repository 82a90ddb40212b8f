import { appendFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { JsonValue } from '#core/said/input';
import type { Asker } from '../asks/asker.ts';
import { makeRoom } from '../machine/bounded-file.ts';

/** One line of the audit log. An action that is performed has two: that it was asked for, and what became of it. */
export interface AuditEntry {
  /** The same in all lines of one attempt. */
  readonly attempt: string;
  /** ISO 8601. */
  readonly at: string;
  readonly event: 'asked' | 'done' | 'failed' | 'refused';
  readonly who: Asker;
  /** `null`: there is none of this name. */
  readonly source: string | null;
  readonly action: string | null;
  readonly parameters: JsonValue;
  /** What became of it, as a sentence. */
  readonly result: string | null;
}

export interface AuditLog {
  /** Resolves when the line is on the disk. Phone numbers are masked. */
  write(entry: AuditEntry): Promise<void>;
}

/** How large a file may become, in bytes; beside each there may be the one before it. */
export interface AuditLimits {
  /** Of what was asked for and done: years of a busy board. */
  readonly performed: number;
  readonly refused: number;
}

const usualLimits: AuditLimits = { performed: 20 * 1024 * 1024, refused: 5 * 1024 * 1024 };

/**
 * Files of JSON lines to which is only ever added. Who was refused stands in one of its own, `NAME-refused`: anybody can
 * be refused as often as he likes, and what was done must not be pushed out by it.
 */
export function createAuditLog(file: string, limits: AuditLimits = usualLimits): AuditLog {
  const { dir, name, ext } = parse(file);
  const refusals = join(dir, `${name}-refused${ext}`);
  let last: Promise<void> = Promise.resolve();

  async function add(place: string, line: string, largest: number): Promise<void> {
    try {
      makeRoom(place, Buffer.byteLength(line), largest);
    } catch (error) {
      // Too large is better than not written down; for what was not done it is not.
      if (place === refusals) throw error;
    }
    await appendFile(place, line, { mode: 0o600, flush: true });
  }

  return {
    write(entry) {
      const { event, parameters, result } = entry;
      const line = `${JSON.stringify({ ...entry, parameters: masked(parameters), result: masked(result) })}\n`;
      const written = last.then(() =>
        event === 'refused' ? add(refusals, line, limits.refused) : add(file, line, limits.performed),
      );
      last = written.catch(() => undefined);
      return written;
    },
  };
}

/** `2026-11-18` is no number of anybody. */
const isDay = /^\d{4}-\d\d-\d\d$/;

const phoneNumber = /\+?\d(?:[ ()./-]{0,2}\d){5,}/g;

/** Phone numbers but for their last two digits. */
function masked(value: JsonValue): JsonValue {
  if (typeof value === 'string') return isDay.test(value) ? value : value.replaceAll(phoneNumber, maskNumber);
  if (typeof value === 'number') return masked(String(value)) === String(value) ? value : masked(String(value));
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each: JsonValue) => masked(each));
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, masked(each as JsonValue)]));
}

function maskNumber(number: string): string {
  const digits = number.replaceAll(/\D/g, '');
  return '*'.repeat(digits.length - 2) + digits.slice(-2);
}
