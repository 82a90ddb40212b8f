import type { JsonValue } from '#core/said/input';
import { isList, isObject } from '#core/said/json';

/** What a place holds that there is not. */
type Held = JsonValue | undefined;

const isSame = (one: Held, other: Held): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * What somebody changed (`mine`, made from `base`), done to what there is by now (`now`): whoever leaves a field and clicks at once
 * on another changes two things before the first has been answered. Where both changed the same, the later one counts.
 */
export function rebased(base: Held, mine: Held, now: Held): Held {
  if (isSame(mine, base)) return now;
  if (isSame(now, base)) return mine;
  if (base === undefined || mine === undefined || now === undefined) return mine;
  if (isList(base) && isList(mine) && isList(now)) {
    if (mine.length !== base.length || now.length !== base.length) return mine;
    return mine.map((each, index) => rebased(base[index], each, now[index]) ?? null);
  }
  if (!isObject(base) || !isObject(mine) || !isObject(now)) return mine;
  const names = new Set([...Object.keys(now), ...Object.keys(mine)]);
  const entries = [...names].map((name) => [name, rebased(base[name], mine[name], now[name])] as const);
  return Object.fromEntries(entries.filter((entry): entry is [string, JsonValue] => entry[1] !== undefined));
}
