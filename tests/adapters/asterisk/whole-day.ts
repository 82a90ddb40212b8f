import { asterisk } from '#adapters/asterisk/index';
import type { StreamEvent } from '#adapters/stream';
import { figuresOf } from '#core/board/figures';
import { apply, createBook } from '#core/book/book';
import type { Instant } from '#core/time/instant';
import { second } from '#core/time/instant';
import { deviceOf, groundCalls } from '#tests/fakes/asterisk/ground-calls';
import type { House } from '#tests/fakes/asterisk/house';
import { newHouse } from '#tests/fakes/asterisk/house';
import { queueStatus } from '#tests/fakes/asterisk/status';
import { simulateDay } from '#tests/fakes/call-centre';
import { lifelikeCentre, rulesOf } from '#tests/fakes/centre-setup';
import type { GroundEvent } from '#tests/fakes/ground-events';
import type { QueueTruth } from '#tests/truth/day-truth';
import { dayTruth, rounded } from '#tests/truth/day-truth';

type Figures = ReturnType<typeof figuresOf>;

/** A day of a call centre, as it is heard of an Asterisk that tells it. */
export interface WholeDay {
  readonly events: readonly GroundEvent[];
  readonly house: House;
  /** All of it happens, one event after the other; `look` is called when everything of an instant has been told. */
  play(look: (now: Instant) => void): void;
  /** From now on nobody listens, or somebody does again. */
  listen(does: boolean, now: Instant): void;
  /** Something that does not belong to the day's calls. */
  hear(message: string, now: Instant): void;
  truth(now: Instant): readonly QueueTruth[];
  figures(queue: string, now: Instant): Figures;
}

export function wholeDay(options: Parameters<typeof lifelikeCentre>[0]): WholeDay {
  const setup = lifelikeCentre(options);
  const events = simulateDay(setup);
  const rules = rulesOf(setup);
  const begins = (events[0]?.at ?? 0) - second;
  const members = setup.queues.map((queue) => [queue.id, queue.members.map(deviceOf)] as const);
  const house = newHouse({ members: Object.fromEntries(members) }, begins);
  const calls = groundCalls(house);
  const queues = Object.fromEntries(setup.queues.map(({ id }) => [id, id]));
  const settings = asterisk.settings.parse({ host: 'pbx', user: 'wallboard', password: 'x', queues });
  const surroundings = { source: 'pbx', timeZone: rules.timeZone, queues: rules.queues };
  let known = asterisk.input.unread;
  let book = createBook(rules, asterisk.tells);
  let listens = false;

  function hear(event: StreamEvent): void {
    const after = asterisk.input.read(known, event, settings, surroundings);
    known = after.known;
    book = after.facts.reduce(apply, book);
  }

  const day: WholeDay = {
    events,
    house,
    play(look) {
      day.listen(true, begins);
      for (const [index, event] of events.entries()) {
        for (const { text } of calls.happens(event))
          if (listens) hear({ kind: 'message', at: event.at, message: text });
        if (events[index + 1]?.at !== event.at) look(event.at);
      }
    },
    listen(does, now) {
      listens = does;
      hear({ kind: does ? 'opened' : 'lost', at: now });
      for (const message of does ? queueStatus(house, now, 'any') : []) hear({ kind: 'message', at: now, message });
    },
    hear: (message, now) => hear({ kind: 'message', at: now, message }),
    truth: (now) => dayTruth(events, rules, now).map(rounded),
    figures(queue, now) {
      const own = book.rules.queues.find(({ id }) => id === queue);
      if (own === undefined) throw new Error(`There is no queue ${queue}.`);
      return figuresOf(book, own, now);
    },
  };
  return day;
}
