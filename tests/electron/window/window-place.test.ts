import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeOn, windowPlaces, withPlace, type DisplayFacts, type WindowPlace } from '#electron/window/window-place';

const desk: DisplayFacts = {
  id: 1,
  label: 'Desk',
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1040 },
};
const wall: DisplayFacts = {
  id: 2,
  label: 'Wall',
  bounds: { x: 1920, y: 0, width: 3840, height: 2160 },
  workArea: { x: 1920, y: 0, width: 3840, height: 2160 },
};
const onWall: WindowPlace = {
  displayId: 2,
  label: 'Wall',
  display: wall.bounds,
  bounds: { x: 2000, y: 100, width: 1600, height: 900 },
  isFullScreen: true,
};

test('the first time the window stands in the middle of the first screen', () => {
  expect(placeOn([desk, wall], [])).toEqual({
    bounds: { x: 320, y: 120, width: 1280, height: 800 },
    isFullScreen: false,
  });
});

test('it opens where it stood, in full screen if that is how it was', () => {
  expect(placeOn([desk, wall], [onWall])).toEqual({ bounds: onWall.bounds, isFullScreen: true });
});

test('a television that comes back under another id is known by its name and size', () => {
  const renumbered = { ...wall, id: 77 };
  expect(placeOn([desk, renumbered], [onWall]).bounds).toEqual(onWall.bounds);
});

test('a screen that now lies elsewhere takes its window along', () => {
  const moved = { ...wall, bounds: { ...wall.bounds, x: -3840 }, workArea: { ...wall.workArea, x: -3840 } };
  expect(placeOn([desk, moved], [onWall]).bounds).toEqual({ ...onWall.bounds, x: 2000 - 1920 - 3840 });
});

test('when its screen is gone, the place before it is taken, on a screen that is there', () => {
  const onDesk: WindowPlace = {
    displayId: 1,
    label: 'Desk',
    display: desk.bounds,
    bounds: { x: 50, y: 60, width: 1000, height: 700 },
    isFullScreen: false,
  };
  expect(placeOn([desk], [onWall, onDesk])).toEqual({ bounds: onDesk.bounds, isFullScreen: false });
});

test('when no screen of its past is there, it keeps to the first one, and to full screen', () => {
  const { bounds, isFullScreen } = placeOn([desk], [onWall]);
  expect(isFullScreen).toBe(true);
  expect(bounds.x + bounds.width).toBeLessThanOrEqual(1920);
});

test('one place a screen is remembered, the newest first, and never more than eight', () => {
  const numbered = (displayId: number): WindowPlace => ({ ...onWall, displayId });
  let places: readonly WindowPlace[] = [];
  for (const id of [1, 2, 1, 3, 4, 5, 6, 7, 8, 9]) places = withPlace(places, numbered(id));
  expect(places.map(({ displayId }) => displayId)).toEqual([9, 8, 7, 6, 5, 4, 3, 1]);
});

test('what lies in the file is checked', () => {
  for (const broken of [undefined, 'text', [{ ...onWall, bounds: { x: 1 } }], [{ ...onWall, displayId: '2' }]]) {
    expect(windowPlaces.safeParse(broken).success).toBe(false);
  }
  expect(windowPlaces.parse([onWall])).toEqual([onWall]);
});

test('whatever was remembered and whatever screens there are: a hand can take the window', () => {
  const coordinate = fc.integer({ min: -10_000, max: 10_000 });
  const size = fc.integer({ min: 640, max: 8_000 });
  const rectangle = fc.record({ x: coordinate, y: coordinate, width: size, height: size });
  const display = fc.record({ id: fc.integer({ min: 1, max: 4 }), label: fc.constantFrom('', 'A'), bounds: rectangle });
  const place = fc.record({
    displayId: fc.integer({ min: 1, max: 4 }),
    label: fc.constantFrom('', 'A'),
    display: rectangle,
    bounds: rectangle,
    isFullScreen: fc.boolean(),
  });
  fc.assert(
    fc.property(
      display,
      fc.array(display, { maxLength: 3 }),
      fc.array(place, { maxLength: 4 }),
      (one, more, places) => {
        const [first, ...others] = [one, ...more].map((facts): DisplayFacts => ({ ...facts, workArea: facts.bounds }));
        if (first === undefined) return;
        const { bounds } = placeOn([first, ...others], places);
        const isSeen = [first, ...others].some(({ workArea }) => {
          const across =
            Math.min(bounds.x + bounds.width, workArea.x + workArea.width) - Math.max(bounds.x, workArea.x);
          return across >= 100 && bounds.y >= workArea.y - 1 && bounds.y + 50 <= workArea.y + workArea.height;
        });
        expect(isSeen).toBe(true);
      },
    ),
  );
});
