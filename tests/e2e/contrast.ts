import type { Page } from '@playwright/test';

/** The contrast that every text must have to all that lies under it (WCAG 2.2, enhanced). */
const least = 7;

/** Every visible text whose contrast is below 7:1, with what it was measured to be; nothing when all is well. */
export const contrastFaults = (page: Page): Promise<string[]> =>
  page.evaluate((wanted) => {
    // A colour on its way to another is nobody's choice.
    for (const animation of document.getAnimations()) animation.finish();
    type Colour = readonly [red: number, green: number, blue: number, alpha: number];
    const pattern = /rgba?\(([^)]+)\)/g;
    const coloursIn = (text: string): Colour[] =>
      [...text.matchAll(pattern)].map(([, numbers = '']) => {
        const [red = 0, green = 0, blue = 0, alpha = 1] = numbers.split(/[\s,/]+/).map(Number);
        return [red, green, blue, alpha];
      });
    const light = ([red, green, blue]: Colour) => {
      const [r, g, b] = [red, green, blue].map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
    };
    const contrast = (one: Colour, other: Colour) => {
      const [dark = 0, bright = 0] = [light(one), light(other)].toSorted((a, b) => a - b);
      return (bright + 0.05) / (dark + 0.05);
    };
    /** All colours that lie under a text: each stripe of a hatching, and what shines through it. */
    const grounds = (text: Element): Colour[] => {
      const found: Colour[] = [];
      for (let element: Element | null = text; element !== null; element = element.parentElement) {
        const { backgroundColor, backgroundImage } = getComputedStyle(element);
        const stripes = coloursIn(backgroundImage);
        found.push(...stripes.filter(([, , , alpha]) => alpha === 1));
        const isCovered = stripes.length > 0 && stripes.every(([, , , alpha]) => alpha === 1);
        const [ground] = coloursIn(backgroundColor);
        if (ground?.[3] === 1) return [...found, ground];
        if (isCovered) return found;
      }
      return found;
    };

    const faults = new Set<string>();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const element = node.parentElement;
      if (element === null || node.textContent?.trim() === '' || element.closest('.visually-hidden') !== null) continue;
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      if (
        element.closest('.controls') !== null &&
        getComputedStyle(element.closest('.controls') ?? element).opacity === '0'
      )
        continue;
      const [colour] = coloursIn(getComputedStyle(element).color);
      if (colour === undefined) continue;
      for (const ground of grounds(element)) {
        const measured = contrast(colour, ground);
        if (measured < wanted)
          faults.add(`"${node.textContent}": ${measured.toFixed(2)} (${colour.join()} on ${ground.join()})`);
      }
    }
    return [...faults];
  }, least);
