import type { Resources } from './soaked-hub.ts';

/** From the third day on, when all that a hub keeps is there, it holds at most so much more, and so many more files and sockets. */
const mostGrowth = 1.3;
const mostHandles = 20;

interface Day extends Resources {
  /** Which start of the hub it was. */
  readonly life: number;
}

export interface Course {
  readonly first: number;
  readonly last: number;
  /** From the third day on; `null`: there were too few. */
  readonly growth: number | null;
}

/** What the hub held, day by day: the least of each day, in which nothing is counted that is cleared away again. */
export function createResourceLog() {
  const days: Day[] = [];
  let today: Day | undefined;

  function course(all: readonly Day[], name: keyof Resources, since: number): Course {
    const [first, base, last] = [all[0]?.[name] ?? 0, all[since]?.[name], all.at(-1)?.[name] ?? 0];
    const isLong = base !== undefined && all.length > since + 1;
    const growth = !isLong ? null : name === 'memoryMb' ? last / base : last - base;
    return { first: rounded(first), last: rounded(last), growth: growth === null ? null : rounded(growth) };
  }

  /** The most days at a stretch without a start; on the first of them it was started, perhaps. */
  function longestLife(): readonly Day[] {
    const lives = [...Map.groupBy(days, ({ life }) => life).values()];
    return lives.reduce((longest, each) => (each.length > longest.length ? each : longest), []);
  }

  return {
    seen(resources: Resources | null, life: number): void {
      if (resources === null) return;
      const least = (name: keyof Resources): number => Math.min(today?.[name] ?? Infinity, resources[name]);
      today =
        life === today?.life
          ? { life, memoryMb: least('memoryMb'), handles: least('handles') }
          : { life, ...resources };
    },
    dayIsOver(): void {
      if (today !== undefined) days.push(today);
      today = undefined;
    },
    get days() {
      return days.map(({ memoryMb, handles, life }) => ({ memoryMb: rounded(memoryMb), handles, life }));
    },
    report() {
      const life = longestLife();
      const memoryMb = { ...course(days, 'memoryMb', 2), longestLife: course(life, 'memoryMb', 1) };
      const handles = { ...course(days, 'handles', 2), longestLife: course(life, 'handles', 1) };
      const isFlat =
        [memoryMb, memoryMb.longestLife].every(({ growth }) => (growth ?? 1) <= mostGrowth) &&
        [handles, handles.longestLife].every(({ growth }) => (growth ?? 0) <= mostHandles);
      return { memoryMb, handles, daysInLongestLife: life.length, isFlat };
    },
  };
}

const rounded = (value: number): number => Math.round(value * 100) / 100;
