import { expect, it } from 'vitest';
import { recorded } from '#tests/support/fixtures';
import { abandonedCall, answeredCall, exampleHouse } from './example.ts';
import type { Told } from './lines.ts';
import { addMember, pause, phoneChanges, removeMember } from './members.ts';
import { queueStatus } from './status.ts';

const namesOf = (text: string): readonly string[] => text.split('\r\n').map((line) => line.slice(0, line.indexOf(':')));

/** By event: the names of its fields, as a real Asterisk has them. */
const real = new Map(
  recorded('asterisk', 'events').flatMap(({ input, note }) => {
    if (input.kind !== 'stream' || note.includes('without')) return [];
    const event = /^Event: (\w+)/.exec(input.message)?.[1];
    return event === undefined ? [] : [[event, namesOf(input.message)] as const];
  }),
);

/** Of the class call there is more than a queue tells of; and an older one says twice why somebody pauses. */
const passedOver = new Set(['Timestamp', 'Reason', 'Cause', 'TechCause']);

it('says what a real one says, field by field', () => {
  const house = exampleHouse();
  const told: readonly Told[] = [
    ...answeredCall(house),
    ...answeredCall(house),
    ...abandonedCall(house),
    ...phoneChanges(house, 'PJSIP/201', 'ringing'),
    ...pause(house, 'PJSIP/201', 'Frokost'),
    ...addMember(house, 'support', 'PJSIP/209', 0),
    ...removeMember(house, 'support', 'PJSIP/209'),
  ];
  const texts = [...told.map(({ text }) => text), ...queueStatus(house, 0, 'any-1')];
  const seen = new Set<string>();
  for (const text of texts) {
    const event = /^Event: (\w+)/.exec(text)?.[1] ?? '';
    const expected = real.get(event);
    if (expected === undefined) continue;
    const names = namesOf(text).filter((name) => !passedOver.has(name));
    const wanted = expected.filter((name) => !passedOver.has(name));
    // Every other AgentComplete does not name the caller.
    if (event === 'AgentComplete' && !names.includes('Uniqueid')) expect(wanted).toEqual(expect.arrayContaining(names));
    else expect(names.toSorted(), event).toStrictEqual(wanted.toSorted());
    seen.add(event);
  }
  const never = ['QueueMemberPenalty'];
  expect([...real.keys()].filter((event) => !seen.has(event)).toSorted()).toStrictEqual(never);
});
