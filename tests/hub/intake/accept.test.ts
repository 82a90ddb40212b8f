import { pino } from 'pino';
import { expect, it } from 'vitest';
import type { Input, JsonValue, PollInput } from '#core/said/input';
import { hour } from '#core/time/instant';
import { createAccept, PartlyTaken } from '#hub/intake/accept';
import { steadyClock } from '#hub/intake/clock';
import { createClockFollower } from '#hub/intake/clock-follower';
import { readClockStep } from '#hub/intake/clock-step';
import { createGroupCommit } from '#hub/journal/group-commit';
import { JournalUnavailable } from '#hub/journal/journal';
import { fakeClock } from '#tests/support/clocks';

const nine = Date.parse('2026-11-18T09:00:00+01:00');
const retention = () => ({ personalDays: 30, figuresDays: 400 });
const log = pino({ level: 'silent' });

/** The door as the hub has it, before a journal in memory. `refuses`: what it does not take. */
function aDoor(refuses: (input: Input) => boolean = () => false) {
  const taken: Input[] = [];
  const machine = fakeClock('2026-11-18T09:00:00+01:00');
  const clock = steadyClock(machine);
  const commit = createGroupCommit({
    journal: {
      append(inputs) {
        if (inputs.some(refuses)) return Promise.reject(new Error('It cannot be written.'));
        return Promise.resolve(taken.push(...inputs));
      },
      quiet: () => undefined,
    },
    committed: (inputs) => inputs.forEach((input) => follower.committed(input)),
    log,
  });
  const follower = createClockFollower({ clock, commit, log });
  return { accept: createAccept({ commit, follower, clock, retention }), taken, machine };
}

const message = (text: string, at: number = nine): Input => ({ kind: 'stream', source: 'pbx', at, message: text });

const texts = (inputs: readonly Input[]) =>
  inputs.map((input) => (input.kind === 'stream' ? input.message : input.kind));

it.each([
  [{ way: 'script' } as const, message('CallerIDName: 010203-1234')],
  [{ way: 'stream' } as const, message('CallerIDName: 010203-1234')],
  [{ way: 'stream' } as const, message('<n:name>Anna 010203-1234</n:name>')],
  [{ way: 'stream' } as const, message('{"name":"010203-1234"}')],
  [
    { way: 'webhooks' } as const,
    {
      kind: 'webhook',
      source: 'pbx',
      at: nine,
      request: { method: 'GET', path: 'incoming', query: { callername: '010203-1234' } },
    } as const,
  ],
  [
    { way: 'polls', withoutOldPersons: (input: PollInput) => input.response.body } as const,
    {
      kind: 'poll',
      source: 'pbx',
      at: nine,
      response: { url: 'u', status: 200, body: { name: '010203-1234' } },
    } as const,
  ],
])('masks national ids in what comes by %o', async (way, input) => {
  const { accept, taken } = aDoor();
  await accept(way, [input]);
  expect(JSON.stringify(taken)).toContain('******-****');
  expect(JSON.stringify(taken)).not.toContain('1234');
});

it('leaves the hub’s own words as they are', async () => {
  const { accept, taken } = aDoor();
  const own: Input = { kind: 'stream', source: '#streams', at: nine, message: 'opened 0102031234' };
  await accept({ way: 'stream' }, [own, message('note')]);
  expect(taken).toStrictEqual([own, message('note')]);
});

it('takes what is too old to be kept with persons out of what is polled, by when it came', async () => {
  const { accept, taken } = aDoor();
  const asked: number[] = [];
  const withoutOldPersons = (_input: PollInput, before: number): JsonValue => {
    asked.push(before);
    return 'without';
  };
  const poll: Input = { kind: 'poll', source: 'pbx', at: nine, response: { url: 'u', status: 200, body: 'with' } };
  await accept({ way: 'polls', withoutOldPersons }, [poll]);
  expect(asked).toStrictEqual([nine - 30 * 24 * hour]);
  expect(taken).toMatchObject([{ response: { body: 'without' } }]);
});

it('keeps the order of what comes together', async () => {
  const { accept, taken } = aDoor();
  const many = Array.from({ length: 1_200 }, (_, index) => message(String(index)));
  await accept({ way: 'stream' }, many);
  expect(taken).toStrictEqual(many);
  await accept({ way: 'stream' }, []);
  expect(taken).toHaveLength(1_200);
});

it('follows the machine’s clock first, and what came before it was set moves with all that is open', async () => {
  const { accept, taken, machine } = aDoor();
  machine.set(hour);
  await accept({ way: 'stream' }, [message('by the old clock')]);
  expect(taken.map((input) => readClockStep(input))[0]).toMatchObject([{ by: hour }]);
  expect(taken[1]).toStrictEqual(message('by the old clock', nine + hour));
  machine.set(hour);
  await accept({ way: 'script' }, [message('at its own time')]);
  expect(taken[3]).toStrictEqual(message('at its own time'));
});

it('says whether none of it was taken, or a part', async () => {
  const refused = (input: Input) => input.kind === 'stream' && input.message.startsWith('bad');
  const { accept, taken } = aDoor(refused);
  await expect(accept({ way: 'stream' }, [message('bad 1'), message('bad 2')])).rejects.toThrow(
    'It cannot be written.',
  );
  expect(taken).toStrictEqual([]);
  await expect(accept({ way: 'stream' }, [message('good'), message('bad 1')])).rejects.toBeInstanceOf(PartlyTaken);
  expect(texts(taken)).toStrictEqual(['good']);
  const full = createAccept({
    commit: { accept: () => Promise.reject(new JournalUnavailable('The disk is full.')) },
    follower: { follow: () => Promise.resolve() },
    clock: { step: () => 0 },
    retention,
  });
  await expect(full({ way: 'stream' }, [message('1'), message('2')])).rejects.toBeInstanceOf(JournalUnavailable);
});
