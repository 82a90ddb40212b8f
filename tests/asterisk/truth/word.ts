import type { Block } from './manager.ts';

/** Asterisk's own word for a queue, from one answer to QueueStatus. */
export interface Word {
  readonly queue: string;
  /** Since when each caller has waited, in milliseconds, the oldest first: whole seconds. */
  readonly waitingSince: readonly number[];
  /** By agent. */
  readonly members: ReadonlyMap<string, 'ready' | 'ringing' | 'talking' | 'other'>;
  /** Calls answered, by its counts: talks that are over and those that go on. */
  readonly answered: number;
  /** Calls that nobody answered, but for those who pressed a key. */
  readonly abandoned: number;
}

/** `at`: when it was answered. */
export function wordsOf(answer: readonly Block[], at: number): readonly Word[] {
  const of = (event: string, queue: string): readonly Block[] =>
    answer.filter((block) => block.get('Event') === event && block.get('Queue') === queue);
  return answer
    .filter((block) => block.get('Event') === 'QueueParams')
    .map((params) => {
      const queue = params.get('Queue') ?? '';
      const members = of('QueueMember', queue);
      const inCall = members.filter((member) => member.get('InCall') === '1').length;
      return {
        queue,
        waitingSince: of('QueueEntry', queue)
          .map((entry) => at - Number(entry.get('Wait')) * 1_000)
          .toSorted((a, b) => a - b),
        members: new Map(members.map((member) => [agentOf(member), stateOf(member)])),
        answered: Number(params.get('Completed')) + inCall,
        abandoned: Number(params.get('Abandoned')),
      };
    });
}

/** The telephone's extension. */
function agentOf(member: Block): string {
  return (member.get('StateInterface') ?? '').split('/')[1] ?? '';
}

function stateOf(member: Block): 'ready' | 'ringing' | 'talking' | 'other' {
  switch (member.get('Status') ?? '') {
    case '2':
    case '3':
    case '7':
    case '8':
      return 'talking';
    case '6':
      return 'ringing';
    case '1':
      return member.get('Paused') === '1' ? 'other' : 'ready';
    default:
      return 'other';
  }
}
