import type { Clock } from '../intake/clock.ts';
import type { Poller } from '../sources/poller/poller.ts';
import type { BoundPolls } from '../sources/ways.ts';
import type { PerformableAction } from './desk.ts';

/** The actions of a source that is polled, done over its poller's connections. */
export function boundActions(
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
