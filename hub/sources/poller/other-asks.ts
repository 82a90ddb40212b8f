import type { Secrets } from '../trouble/secrets.ts';
import type { OtherAsks } from './asks.ts';
import { createReadFiles } from './files/read-files.ts';
import { createAskRows } from './rows/ask-rows.ts';

interface OtherAsksOptions {
  readonly secrets: Pick<Secrets, 'learnPassword'>;
  readonly now: () => number;
  /** What is under way is given up. */
  readonly stop: AbortSignal;
}

/** How one source asks for rows and reads files. */
export function createOtherAsks({ secrets, now, stop }: OtherAsksOptions): OtherAsks {
  const askRows = createAskRows(stop);
  return {
    files: createReadFiles({ now, stop }),
    rows(question) {
      const { database } = question;
      if ('password' in database) secrets.learnPassword(database.password);
      return askRows(question);
    },
  };
}
