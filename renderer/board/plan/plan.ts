import type { Grid } from './grid.ts';
import { gridOf } from './grid.ts';
import type { Letters, Size } from './letters.ts';
import { lettersOf, unitOf } from './letters.ts';
import {
  agentWidths,
  below,
  bothWidth,
  countWidth,
  digitHeight,
  gap,
  inset,
  leastLine,
  measuresOf,
} from './measures.ts';
import type { Texts } from './texts.ts';
import type { TodayPlan } from './today.ts';
import { todayPlans } from './today.ts';

/** What a board is to hold. */
export interface Wanted {
  readonly tiles: number;
  /** The room for the tiles, and the whole screen; in pixels. */
  readonly area: Size;
  readonly screen: Size;
  /** How much larger than for five metres. */
  readonly scale: number;
  readonly texts: Texts;
  readonly hasNotes: boolean;
}

/** How the board stands, alike in all tiles. Lengths in pixels. */
export interface Plan extends Letters, Grid {
  readonly columns: number;
  readonly rows: number;
  /** As wanted, or as much of it as there is room for. */
  readonly scale: number;
  /** The two figures to be read from the door. */
  readonly big: number;
  readonly hasLongLabels: boolean;
  /** Of a tile, between its edges. The last row's may be wider. */
  readonly inner: number;
  /** 0: it has given way. */
  readonly lineHeight: number;
  /** Whether the day's bar has room in its place: all queues together have no line. */
  readonly hasDayInLine: boolean;
  readonly agents: 'below' | 'beside' | null;
  /** How many groups of agents have room. */
  readonly agentGroups: number;
  /** What is left beside them for bodies. */
  readonly bodiesWidth: number;
  readonly hasDay: boolean;
  readonly today: TodayPlan | null;
  readonly hasNotes: boolean;
}

/** The largest that two figures ever are, and the least, in hundredths of the screen's height. */
const largest = { alone: 40, among: 27.5 };
const least = { few: 12.8, many: 9 };

/** Of the screen's own height, however narrow it is: so that one to four queues are read from the door. */
const leastShare = 0.092;

const nearly = 0.88;

/** Letters never come down further than this, however many tiles there are. */
const leastScale = 0.5;

interface Place extends Size {
  readonly unit: number;
  readonly tiles: number;
  readonly texts: Texts;
}

const innerWidth = ({ width, unit }: Place) => width - 2 * inset * unit;

/** How large the two figures are in such a tile, whatever the distance: so that waiting line and agents stand beside them. */
function bigIn(place: Place): number {
  const { height, unit, tiles, texts } = place;
  const letters = lettersOf(unit, 1, tiles);
  const { head, around, agents, day } = measuresOf(letters, unit);
  const room = height - head - around;
  const column = Math.max(...agentWidths(texts, letters, unit)) + 3 * unit;
  const byHeight = (taken: number) => (room - taken) / digitHeight;
  const agentsBelow = Math.min(innerWidth(place) / bothWidth, byHeight(agents + leastLine * unit));
  const agentsBeside = Math.min((innerWidth(place) - column) / bothWidth, byHeight(leastLine * unit + day));
  // Where there is no room for either, they give way before the figures do.
  const bare = Math.min(innerWidth(place) / bothWidth, byHeight(0), 14 * unit);
  return Math.min((tiles === 1 ? largest.alone : largest.among) * unit, Math.max(agentsBelow, agentsBeside, bare));
}

/**
 * The columns that make the two figures largest; of nearly the same, those without a hole, and then with fewer rows, which
 * leave room for the day.
 */
function columnsFor(placeIn: (columns: number) => Place, tiles: number): number {
  const sizes = Array.from({ length: tiles }, (_, index) => {
    const columns = index + 1;
    const rows = Math.ceil(tiles / columns);
    return { columns, rows, holes: columns * rows - tiles, big: bigIn(placeIn(columns)) };
  });
  const best = Math.max(...sizes.map(({ big }) => big));
  const [chosen] = sizes
    .filter(({ big }) => big >= nearly * best)
    .toSorted((a, b) => a.holes - b.holes || a.rows - b.rows);
  return chosen?.columns ?? 1;
}

/** The scale that is wanted, or the largest below it at which names, states and the two figures stand whole. */
function scaleFor(place: Place, screen: Size, wanted: number): number {
  const { unit } = place;
  const floor = place.tiles <= 4 ? Math.max(least.few * unit, leastShare * screen.height) : least.many * unit;
  const fits = (scale: number) => {
    const letters = lettersOf(unit, scale, place.tiles);
    const { head, around } = measuresOf(letters, unit);
    const big = Math.min(bigIn(place), (place.height - head - around) / digitHeight);
    const hasWords = place.texts.state * letters.label <= innerWidth(place);
    const hasLabels = place.texts.short[0] * letters.label <= countWidth * big - 0.3 * unit;
    return hasWords && hasLabels && big >= Math.min(floor, bigIn(place));
  };
  let scale = wanted;
  while (scale > leastScale && !fits(scale)) scale -= 0.02;
  return scale;
}

export function planFor({ tiles, area, screen, scale: wanted, texts, hasNotes }: Wanted): Plan {
  const unit = unitOf(screen);
  const rowsOf = (columns: number) => Math.ceil(tiles / columns);
  const placeIn = (columns: number): Place => ({
    width: (area.width - (columns - 1) * gap * unit) / columns,
    height: (area.height - (rowsOf(columns) - 1) * gap * unit) / rowsOf(columns),
    unit,
    tiles,
    texts,
  });
  const columns = columnsFor(placeIn, tiles);
  const place = placeIn(columns);
  const scale = scaleFor(place, screen, wanted);
  const letters = lettersOf(unit, scale, tiles);
  const { head, around, ...heights } = measuresOf(letters, unit);
  const big = Math.min(bigIn(place), (place.height - head - around) / digitHeight);
  const inner = innerWidth(place);
  let room = place.height - head - around - digitHeight * big;

  const groups = agentWidths(texts, letters, unit);
  const column = Math.max(...groups) + 3 * unit;
  const isBeside = inner - bothWidth * big >= column;
  // The last to give way comes first.
  const keeps = (height: number) => {
    // What was left room for to the pixel is there.
    if (height > room + 1) return false;
    room -= height;
    return true;
  };
  const hasLine = keeps(leastLine * unit);
  const hasAgents = isBeside || keeps(heights.agents);
  const hasDay = hasLine && hasAgents && keeps(heights.day);
  const today = hasDay ? (todayPlans(texts, letters, unit, inner).find(({ height }) => keeps(height)) ?? null) : null;
  const keepsNotes = hasNotes && today !== null && keeps(heights.notes);

  const lineHeight = hasLine ? leastLine * unit + room : 0;
  const besideRows = Math.floor((digitHeight * big + 1.05 * letters.label) / (1.03 * letters.figure));
  const across = groups.findLastIndex((_, index) => widthOf(groups.slice(0, index + 1), unit) <= inner) + 1;
  const agentGroups = isBeside ? Math.min(3, besideRows) : across;
  const agents = !hasAgents || agentGroups === 0 ? null : isBeside ? 'beside' : 'below';
  const hasLong = texts.long[0] * letters.label <= countWidth * big - 0.3 * unit;
  const waitRoom = inner - countWidth * big - (isBeside ? column : 0);
  return {
    ...letters,
    ...gridOf(tiles, columns),
    columns,
    rows: rowsOf(columns),
    scale,
    big,
    inner,
    hasLongLabels: hasLong && texts.long[1] * letters.label <= waitRoom,
    lineHeight,
    hasDayInLine: hasLine && lineHeight + below * unit >= letters.label,
    agents,
    agentGroups,
    bodiesWidth: agents === 'below' ? inner - widthOf(groups.slice(0, agentGroups), unit) : 0,
    hasDay,
    today,
    hasNotes: keepsNotes,
  };
}

/** Groups of agents beside each other. */
const widthOf = (groups: readonly number[], unit: number) =>
  groups.reduce((sum, group) => sum + group, 0) + Math.max(0, groups.length - 1) * 2 * unit;
