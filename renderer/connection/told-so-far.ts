import type { Connectivity } from '#core/board/bridge';
import type { Picture } from '#core/board/queue';
import type { ServerEvent } from '#link/events';

/** What a tab is told: an event of the hub, or how the connection to it is. */
export type Told =
  | { readonly kind: 'event'; readonly event: ServerEvent }
  | { readonly kind: 'connection'; readonly connection: Connectivity };

/** All that was told, as one who comes late must hear it. */
export interface ToldSoFar {
  hear(told: Told): void;
  /** In the order in which he needs it. */
  forNewcomer(): readonly Told[];
}

/**
 * Keeps the newest picture, with every update put into it, and the newest of each other event. A picture says when it was
 * made, and screens set their clock by that: handed on later, it says the time of now. `steady`: milliseconds on a clock that
 * nobody sets.
 */
export function createToldSoFar(steady: () => number): ToldSoFar {
  let picture: { readonly value: Picture; readonly heardAt: number } | undefined;
  let connection: Connectivity | undefined;
  const others = new Map<string, ServerEvent>();

  function hearEvent(event: ServerEvent): void {
    switch (event.name) {
      case 'snapshot':
        picture = { value: JSON.parse(event.data) as Picture, heardAt: steady() };
        return;
      case 'update':
        if (picture === undefined) return;
        picture = { value: updated(picture.value, JSON.parse(event.data) as Picture), heardAt: steady() };
        return;
      case 'pictureWanted':
      case 'blink':
        // Of a moment: who comes late must not blink at nobody's wish.
        return;
      default:
        others.set(event.name, event);
    }
  }

  return {
    hear(told) {
      if (told.kind === 'event') hearEvent(told.event);
      else connection = told.connection;
    },
    forNewcomer() {
      const events =
        picture === undefined ? [] : [snapshotOf(picture.value, steady() - picture.heardAt), ...others.values()];
      return [
        ...events.map((event): Told => ({ kind: 'event', event })),
        ...(connection === undefined ? [] : [{ kind: 'connection', connection } as const]),
      ];
    },
  };
}

/** Each queue in its place; one never seen before comes last. */
function updated(before: Picture, update: Picture): Picture {
  const changed = new Map(update.queues.map((queue) => [queue.id, queue]));
  const kept = before.queues.map((queue) => changed.get(queue.id) ?? queue);
  const known = new Set(before.queues.map(({ id }) => id));
  return { ...update, queues: [...kept, ...update.queues.filter(({ id }) => !known.has(id))] };
}

function snapshotOf(picture: Picture, age: number): ServerEvent {
  const at = new Date(Date.parse(picture.at) + age).toISOString();
  return { name: 'snapshot', data: JSON.stringify({ ...picture, at }) };
}
