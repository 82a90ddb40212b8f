import type { Queue } from '#core/board/queue';
import type { Checks } from './checks.ts';
import type { Place } from './place.ts';
import { queues } from './place.ts';
import { totalsOf } from './truth/queue-log.ts';
import type { Word } from './truth/word.ts';
import type { Heard, newWitness } from './truth/witness.ts';

type Witness = ReturnType<typeof newWitness>;

/** At the end: what the board has counted, what the test heard, and what app_queue itself wrote down. */
export function checkTotals(
  place: Place,
  witness: Witness,
  words: readonly Word[],
  checks: Checks,
  say: (line: string) => void,
): void {
  const log = place.asterisk.queueLog();
  for (const queue of queues) {
    const board = place.looks.now()?.queues.get(queue);
    if (board === undefined) throw new Error(`${queue} is not on the board.`);
    const [heard, missed, written] = [witness.heard(queue), witness.missed(queue), totalsOf(log, queue)];
    say(
      `${queue}: app_queue wrote ${JSON.stringify(written)}; missed by the hub ${JSON.stringify({ ...missed, waits: undefined })}.`,
    );
    say(`${queue}: the board says ${JSON.stringify(countsOf(board))}.`);
    const both = { entered: heard.entered + missed.entered, answered: heard.answered + missed.answered };
    checks.equal(`${queue}: the test heard all that app_queue wrote`, both, {
      entered: written.entered,
      answered: written.answered,
    });
    checks.check(`${queue}: Asterisk's own counts`, ownCounts(words, queue, board, heard, missed));
    checks.check(`${queue}: answered`, within(board, 'answeredToday', written.answered, heard.answered));
    checks.check(`${queue}: hung up`, within(board, 'lostToday', written.hungUp, heard.hungUp));
    checks.equal(`${queue}: let go`, board.overflowedToday, heard.letGo);
    const mean = heard.waits.reduce((sum, wait) => sum + wait, 0) / heard.waits.length;
    const isClose = Math.abs((board.avgWaitSeconds ?? Infinity) - mean) <= 1;
    checks.check(`${queue}: mean wait`, isClose ? [] : [`${board.avgWaitSeconds} on the board, ${mean} heard`]);
  }
}

/** Talks that were ended by taking the agent out of the queue may be left out of its own count of answered calls. */
function ownCounts(
  words: readonly Word[],
  queue: string,
  board: Queue,
  heard: Heard,
  missed: Heard,
): readonly string[] {
  const word = words.find((each) => each.queue === queue);
  const unsure = heard.removedInTalk + missed.removedInTalk;
  const less = (board.answeredToday ?? 0) - (word?.answered ?? Infinity);
  if (board.provenance.answeredToday.atLeast === true || (less >= 0 && less <= unsure)) return [];
  return [
    `${board.answeredToday} answered on the board, ${word?.answered} by QueueStatus, ${unsure} perhaps not counted there`,
  ];
}

function countsOf({ answeredToday, lostToday, overflowedToday, avgWaitSeconds, provenance }: Queue) {
  const atLeast = [provenance.answeredToday, provenance.lostToday, provenance.overflowedToday].map(
    (it) => it.atLeast === true,
  );
  return { answeredToday, lostToday, overflowedToday, avgWaitSeconds, atLeast };
}

/** All of them; or, where the board says that there may be more, at least all that the hub heard. */
function within(board: Queue, name: 'answeredToday' | 'lostToday', all: number, heard: number): readonly string[] {
  const [value, atLeast] = [board[name], board.provenance[name].atLeast === true];
  if (value === null) return [`${name} is unknown`];
  if (atLeast ? value >= heard && value <= all : value === all) return [];
  return [`the board says ${atLeast ? 'at least ' : ''}${value}; it was ${all}, of which the hub heard ${heard}`];
}
