import type { BoardSetup } from '#core/board/bridge';
import type { Config } from '../config/config.ts';
import type { ShownBooks } from '../history/keeper.ts';
import type { Engine } from './engine.ts';

/** The sources for which what was wrong may be right now: their own settings are others, or the queues are. */
export function mayBeRight(before: Config, after: Config): readonly string[] {
  const idsOf = ({ rules }: Config): string => JSON.stringify(rules.queues.map(({ id }) => id));
  const known =
    idsOf(before) === idsOf(after) ? new Map(after.sources.map(({ id, identity }) => [id, identity])) : null;
  return before.sources.filter(({ id, identity }) => known?.get(id) !== identity).map(({ id }) => id);
}

export function shownOf({ config, ledger, from, notes, isLive, newest }: Engine): ShownBooks {
  return { config, ledger, from, notes, isLive, newest };
}

export function setupOf({ language, rules, sources }: Config): BoardSetup {
  return { language, timeZone: rules.timeZone, demo: sources.some((source) => source.adapter === 'demo') };
}
