import type { Clock } from '../intake/clock.ts';
import type { Poller } from '../sources/poller/poller.ts';
import type { Stream } from '../sources/stream/stream.ts';
import type { BoundPolls, BoundStream } from '../sources/ways.ts';
import type { PerformableAction } from './desk.ts';

/** The actions of a source that is polled, done over its poller's connections. */
export function polledActions(
  source: string,
  { actions }: Pick<BoundPolls, 'actions'>,
  poller: Pick<Poller, 'perform'>,
  clock: Pick<Clock, 'now'>,
): readonly PerformableAction[] {
  return actions.map(({ id, title, parameters, perform }) => ({
    source,
    id,
    title,
    parameters,
    perform: (said) => poller.perform((ask) => perform(said, ask, clock.now())),
  }));
}

/** The actions of a stream, each an order over its connection. */
export function streamActions(
  source: string,
  { actions }: Pick<BoundStream, 'actions'>,
  stream: Pick<Stream, 'order'>,
): readonly PerformableAction[] {
  return actions.map(({ id, title, parameters }) => ({
    source,
    id,
    title,
    parameters,
    perform: (said) => stream.order(id, said),
  }));
}
