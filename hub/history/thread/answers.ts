import { rmSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { historyCourse, historyFigures } from '../asked/figures.ts';
import { historyOutbound } from '../asked/outbound.ts';
import { historyRows } from '../asked/rows.ts';
import { openHistoryDatabase } from '../file/format.ts';
import type { HistoryFile } from '../file/history-file.ts';
import { createHistoryFile } from '../file/history-file.ts';
import type { HistoryQuestion, HistoryQuestions } from './messages.ts';

type Answers = {
  readonly [Each in HistoryQuestion]: (about: HistoryQuestions[Each]['about']) => HistoryQuestions[Each]['answer'];
};

/** What the thread does. Everything here waits for the disk, and throws node:sqlite's own errors. */
export function createHistoryAnswers(path: string): Answers {
  let open: HistoryFile | undefined;

  function file(): HistoryFile {
    if (open === undefined) throw new Error('The history could not be opened.');
    return open;
  }

  return {
    open(settings) {
      const database = opened(path);
      try {
        open = createHistoryFile(database, settings);
      } catch (error) {
        database.close();
        throw error;
      }
      const seq = open.seq();
      return {
        isNew: seq === null,
        listenedAt: open.listenedAt(),
        seq,
        lacksOutbound: seq !== null && !open.hasOutbound(),
      };
    },
    write(batch) {
      file().write(batch);
      return null;
    },
    forget({ sources, from }) {
      file().forget(sources, from);
      return null;
    },
    use(settings) {
      file().use(settings);
      return null;
    },
    retain(now) {
      file().retain(now);
      return null;
    },
    rows: (question) => historyRows(file(), question),
    figures: (question) => historyFigures(file(), question),
    course: (question) => historyCourse(file(), question),
    outbound: (question) => historyOutbound(file(), question),
    close() {
      open?.close();
      open = undefined;
      return null;
    },
  };
}

/** One that cannot be read is thrown away: all that the journal still has of it is made again. */
function opened(path: string): DatabaseSync {
  try {
    return openHistoryDatabase(path);
  } catch {
    for (const part of ['', '-wal', '-shm']) rmSync(`${path}${part}`, { force: true });
    return openHistoryDatabase(path);
  }
}
