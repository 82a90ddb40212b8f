import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardPlace } from '../../../renderer/card/place.ts';

const screen = { width: 1280, height: 720 };
const card = { width: 540, height: 230 };

test('a card is whole on the screen, wherever its figure stands', () => {
  fc.assert(
    fc.property(fc.nat(1200), fc.nat(680), (left, top) => {
      const place = cardPlace({ left, top, right: left + 80, bottom: top + 40 }, card, screen);
      expect(place.left).toBeGreaterThanOrEqual(0);
      expect(place.top).toBeGreaterThanOrEqual(0);
      expect(place.left + card.width).toBeLessThanOrEqual(screen.width);
      expect(place.top + card.height).toBeLessThanOrEqual(screen.height);
    }),
  );
});

test('it stands above its figure where it can, else below, and never hides it', () => {
  expect(cardPlace({ left: 100, top: 600, right: 180, bottom: 640 }, card, screen).top).toBe(600 - 12 - 230);
  expect(cardPlace({ left: 100, top: 100, right: 180, bottom: 140 }, card, screen).top).toBe(152);
});
