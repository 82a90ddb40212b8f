import type { Queue } from '#core/board/queue';
import type { Word } from '../truth/word.ts';

/** Whole seconds on both sides, cut off each in its own way. */
const waitTolerance = 1_600;

/** What the board says otherwise than Asterisk, in words; nothing where both say the same. */
export function differences(board: Queue | undefined, word: Word): readonly string[] {
  if (board === undefined) return [`${word.queue} is not on the board`];
  const said: string[] = [];
  if (board.callsWaiting !== word.waitingSince.length) {
    said.push(`${word.queue}: ${board.callsWaiting} wait on the board, ${word.waitingSince.length} at Asterisk`);
  }
  const since = (board.waitingSince ?? []).map((iso) => Date.parse(iso));
  for (const [index, began] of word.waitingSince.entries()) {
    const shown = since[index];
    if (shown === undefined || Math.abs(shown - began) <= waitTolerance) continue;
    said.push(`${word.queue}: the ${index + 1}. waits since ${shown} on the board, ${began} at Asterisk`);
  }
  return [...said, ...memberDifferences(board, word), ...countDifferences(board, word)];
}

function memberDifferences(board: Queue, word: Word): readonly string[] {
  const shown = new Map(board.agents?.map(({ id, state }) => [id, state]));
  const all = [...new Set([...shown.keys(), ...word.members.keys()])];
  return all
    .filter((agent) => shown.get(agent) !== word.members.get(agent))
    .map(
      (agent) => `${word.queue}: ${agent} is ${shown.get(agent)} on the board, ${word.members.get(agent)} at Asterisk`,
    );
}

function countDifferences(board: Queue, word: Word): readonly string[] {
  const count = (...states: readonly string[]): number =>
    [...word.members.values()].filter((state) => states.includes(state)).length;
  const [ready, busy, other] = [count('ready'), count('talking', 'ringing'), count('other')];
  if (board.agentsReady === ready && board.agentsBusy === busy && board.agentsOther === other) return [];
  const shown = [board.agentsReady, board.agentsBusy, board.agentsOther].join('/');
  return [`${word.queue}: ${shown} ready/busy/other on the board, ${[ready, busy, other].join('/')} at Asterisk`];
}
