import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseDisplay } from '#electron/kiosk/choose-display';
import type { DisplayFacts } from '#electron/window/window-place';

const display = (id: number, label: string, width: number, height: number): DisplayFacts => {
  const bounds = { x: id * 5_000, y: 0, width, height };
  return { id, label, bounds, workArea: bounds };
};
const desk = display(1, 'Dell', 1920, 1200);
const television = display(2, 'Sony TV', 1920, 1080);
const second = display(3, 'Samsung', 1280, 720);
const nothing = { named: null, last: null, besideDesktop: false };

test.each([
  ['2', television],
  ['sony tv', television],
  ['1920x1080', television],
  [' 1280 × 720 ', second],
  ['Samsung', second],
])('the one that is called %s', (named, expected) => {
  expect(chooseDisplay([desk, television, second], { ...nothing, named })).toBe(expected);
});

test('the one it was on, also under another id; a name goes before it', () => {
  const last = { id: 2, label: 'Sony TV', width: 1920, height: 1080 };
  expect(chooseDisplay([desk, television, second], { ...nothing, last })).toBe(television);
  const renamed = { ...television, id: 99 };
  expect(chooseDisplay([desk, second, renamed], { ...nothing, last })).toBe(renamed);
  expect(chooseDisplay([desk, television, second], { ...nothing, last, named: '3' })).toBe(second);
  // One of the same make in another size is another one, and so is one without a name.
  const other = display(7, 'Sony TV', 1280, 720);
  expect(chooseDisplay([desk, other], { ...nothing, last })).toBe(desk);
  expect(chooseDisplay([desk, display(8, '', 1920, 1080)], { ...nothing, last: { ...last, label: '' } })).toBe(desk);
});

test('else the largest', () => {
  expect(chooseDisplay([second, desk, television], nothing)).toBe(desk);
  expect(chooseDisplay([second, desk], { ...nothing, named: 'gone' })).toBe(desk);
});

test('beside a desktop the first display is never taken, unless it is named', () => {
  const beside = { ...nothing, besideDesktop: true };
  expect(chooseDisplay([desk], beside)).toBeUndefined();
  expect(chooseDisplay([desk], { ...beside, named: 'gone' })).toBeUndefined();
  expect(
    chooseDisplay([desk], { ...beside, last: { id: 1, label: 'Dell', width: 1920, height: 1200 } }),
  ).toBeUndefined();
  expect(chooseDisplay([desk, second, television], beside)).toBe(television);
  expect(chooseDisplay([desk, television], { ...beside, named: 'dell' })).toBe(desk);
});

test('whatever is plugged in, a wall alone has a display', () => {
  const any = fc.record({
    id: fc.nat(20),
    label: fc.constantFrom('', 'A', 'B'),
    width: fc.nat(4_000),
    height: fc.nat(2_000),
  });
  fc.assert(
    fc.property(
      any,
      fc.array(any, { maxLength: 4 }),
      fc.option(any),
      fc.option(fc.string()),
      (first, others, last, named) => {
        const all = [first, ...others].map(({ id, label, width, height }) => display(id, label, width, height));
        const chosen = chooseDisplay(all as [DisplayFacts], { named, last, besideDesktop: false });
        expect(all).toContain(chosen);
      },
    ),
  );
});
