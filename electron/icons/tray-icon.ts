import { both, colour, createCanvas, rounded, stripes, type Canvas, type Colour } from './canvas.ts';
import { digit } from './large-digits.ts';
import { drawnDigits } from './small-digits.ts';

/** What the icon in the tray says, with the number that waits. */
export type TrayLook =
  | { readonly kind: 'calm' }
  | { readonly kind: 'warning' | 'critical'; readonly waiting: number | null }
  /** Silent, or failing: what is shown is old. */
  | { readonly kind: 'stale' };

/** The pixels of a tray's icon at the scales of Windows, from 100 to 400 percent; 256 for whoever shows it large. */
export const traySizes = [16, 20, 24, 32, 40, 48, 64, 256] as const;

const light = colour('#f4f1ea');
const dark = colour('#14171a');
const warning = colour('#e69f00');
const critical = colour('#f56f04');
const black = colour('#000000');

/** A number that has no room for a third digit: 99 is many enough, and the tooltip says how many. */
const most = 99;

/** Draws one size for a taskbar that is dark or light. */
export function drawTrayIcon(look: TrayLook, size: number, isDarkTaskbar: boolean): Canvas {
  const canvas = createCanvas(size);
  const ink = isDarkTaskbar ? light : dark;
  const paper = isDarkTaskbar ? dark : light;
  const unit = size / 16;
  const card = rounded(0, 0, size, size, 2.4 * unit);
  if (look.kind === 'calm') drawBars(canvas, ink);
  if (look.kind === 'stale') {
    canvas.fill(card, ink);
    canvas.fill(rounded(line(unit), line(unit), size - 2 * line(unit), size - 2 * line(unit), 1.4 * unit), paper);
    const period = Math.max(4, Math.round(3.6 * unit));
    canvas.fill(both(card, stripes(period, period / 2)), ink);
  }
  if (look.kind === 'warning') {
    const head = Math.round(4.4 * unit);
    canvas.fill(card, ink);
    canvas.fill(
      both(card, (_x, y) => (y < head ? 1 : 0)),
      warning,
    );
    drawNumber(canvas, look.waiting, { top: head, bottom: size, paint: paper });
  }
  if (look.kind === 'critical') {
    // On a light taskbar the colour alone is 2.6:1, and in grey on a dark one duller than a warning: the rim carries it.
    canvas.fill(card, ink);
    canvas.fill(rounded(line(unit), line(unit), size - 2 * line(unit), size - 2 * line(unit), 1.4 * unit), critical);
    drawNumber(canvas, look.waiting, { top: line(unit), bottom: size - line(unit), paint: black });
  }
  return canvas;
}

/** A line that is seen at this size, in whole pixels. */
const line = (unit: number) => Math.max(1, Math.round(0.9 * unit));

/** The program's own sign: three that wait, the first the longest. */
function drawBars(canvas: Canvas, paint: Colour): void {
  const unit = canvas.size / 16;
  for (const [left, top] of [
    [1, 2],
    [6, 6],
    [11, 10],
  ] as const) {
    const x = Math.round(left * unit);
    const y = Math.round(top * unit);
    const width = Math.round(4 * unit);
    canvas.fill(rounded(x, y, width, Math.round(14 * unit) - y, canvas.size < 24 ? 0 : 0.7 * unit), paint);
  }
}

interface Room {
  readonly top: number;
  readonly bottom: number;
  readonly paint: Colour;
}

function drawNumber(canvas: Canvas, value: number | null, { top, bottom, paint }: Room): void {
  if (value === null) return;
  const digits = Array.from(String(Math.max(0, Math.min(most, Math.round(value)))), Number);
  if (canvas.size < 24) drawByHand(canvas, digits, { top, bottom, paint });
  else drawSmoothly(canvas, digits, { top, bottom, paint });
}

function drawByHand(canvas: Canvas, digits: readonly number[], { top, bottom, paint }: Room): void {
  const glyphs = drawnDigits(canvas.size < 20 ? 9 : 11);
  const width = glyphs[0]?.[0]?.length ?? 0;
  const height = glyphs[0]?.length ?? 0;
  const gap = digits.length > 1 ? 1 : 0;
  const left = Math.round((canvas.size - digits.length * width - gap) / 2);
  const first = top + Math.round((bottom - top - height) / 2);
  for (const [place, value] of digits.entries()) {
    for (const [y, row] of (glyphs[value] ?? []).entries()) {
      for (let x = 0; x < width; x += 1) {
        if (row[x] === '#') canvas.dot(left + place * (width + gap) + x, first + y, paint);
      }
    }
  }
}

function drawSmoothly(canvas: Canvas, digits: readonly number[], { top, bottom, paint }: Room): void {
  const room = bottom - top;
  const height = room * 0.74;
  const width = Math.min(height * 0.62, canvas.size * 0.37);
  const pen = width * 0.32;
  const gap = canvas.size * 0.06;
  const left = (canvas.size - digits.length * width - (digits.length - 1) * gap) / 2;
  for (const [place, value] of digits.entries()) {
    canvas.fill(digit(value, left + place * (width + gap), top + (room - height) / 2, width, height, pen), paint);
  }
}
