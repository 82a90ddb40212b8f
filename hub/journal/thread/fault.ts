import { FolderTaken, JournalUnavailable } from '../journal.ts';

/** An error on its way from one thread to another, which would make a plain Error of it. */
export interface CarriedError {
  readonly kind: 'unavailable' | 'taken' | 'other';
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
}

export function carried(error: unknown): CarriedError {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  return { kind: kindOf(error), name, message, stack };
}

function kindOf(error: unknown): CarriedError['kind'] {
  if (error instanceof FolderTaken) return 'taken';
  return error instanceof JournalUnavailable ? 'unavailable' : 'other';
}

export function arrived({ kind, name, message, stack }: CarriedError): Error {
  switch (kind) {
    case 'taken':
      return new FolderTaken(message);
    case 'unavailable':
      return new JournalUnavailable(message);
    case 'other':
      return Object.assign(new Error(message), { name, stack });
  }
}
