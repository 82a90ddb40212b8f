import type { Letters } from './letters.ts';
import type { Texts } from './texts.ts';

/** How today's figures stand: so many beside each other, in so many rows, their words in one line or two. */
export interface TodayPlan {
  readonly columns: number;
  readonly rows: number;
  readonly lines: 1 | 2;
  readonly height: number;
}

/** What stands between two figures, in letters. */
export const between = 0.25;
/** What stands above a row, in hundredths of the screen's height. */
const over = 0.5;

/** Ways to let today's figures stand in that width, the fullest first. In pixels. */
export function todayPlans(texts: Texts, letters: Letters, unit: number, width: number): readonly TodayPlan[] {
  const { label, figure } = letters;
  const widthOf = (part: 'line' | 'word') =>
    texts.today.map((column) => Math.max(column.figure * figure, column[part] * label) + between * label);
  const total = (widths: readonly number[]) => widths.reduce((sum, one) => sum + one, -between * label);
  const all = texts.today.length;
  const lines: 1 | 2 = total(widthOf('line')) <= width ? 1 : 2;
  const widths = widthOf(lines === 1 ? 'line' : 'word');
  const columns = Array.from({ length: all }, (_, index) => all - index).find(
    (count) => total(widths.slice(0, count)) <= width,
  );
  if (columns === undefined) return [];
  const height = figure + lines * 1.0 * label + over * unit;
  const rows = columns >= 3 && columns < all ? 2 : 1;
  const plans = [{ columns, rows, lines, height: rows * height }];
  return rows === 1 ? plans : [...plans, { columns, rows: 1, lines, height }];
}
