import type { QueueAgent } from '#core/board/queue';
import { expect, test } from 'vitest';
import { groupsOf } from '../../../renderer/people/groups.ts';

const agent = (id: string, name: string | null, state: QueueAgent['state']): QueueAgent => ({
  id,
  name,
  state,
  since: null,
  reason: null,
});

test('agents stand by what they do, then by name as the language sorts; logged out ones do not stand there', () => {
  const agents = [
    agent('1', 'Åse', 'ready'),
    agent('2', 'Anna', 'ready'),
    agent('3', 'Zita', 'ready'),
    agent('4', 'Bo', 'other'),
    agent('5', 'Carl', 'talking'),
    agent('6', 'Dan', 'loggedOut'),
    agent('7', 'Eva', 'ringing'),
    agent('8', 'Finn', 'wrapUp'),
  ];
  const shown = groupsOf(agents, 'da-DK').map(({ state, agents: members }) => [
    state,
    ...members.map(({ name }) => name),
  ]);
  expect(shown).toEqual([
    ['ready', 'Anna', 'Zita', 'Åse'],
    ['ringing', 'Eva'],
    ['talking', 'Carl'],
    ['wrapUp', 'Finn'],
    ['other', 'Bo'],
  ]);
});

test('who has no name stands by his number, as a number', () => {
  const [group] = groupsOf([agent('10', null, 'ready'), agent('9', null, 'ready')], 'da-DK');
  expect(group?.agents.map(({ id }) => id)).toEqual(['9', '10']);
});
