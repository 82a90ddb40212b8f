import type { Page } from '@playwright/test';

const parts = [
  '.day',
  '.demo',
  '.source',
  '.connection-banner',
  '.clock',
  '.tile h2',
  '.tile .level',
  '.tile .label',
  '.tile .number',
  '.bodies',
  '.limit span',
  '.more',
  '.line-words p',
  '.day-words',
  '.day-bar',
].join(', ');

/** What is wrong with how the board lies on the screen, one sentence a fault; nothing when all is well. */
export const layoutFaults = (page: Page): Promise<string[]> =>
  page.evaluate(async (selector) => {
    await document.fonts.ready;
    const faults: string[] = [];
    const { scrollWidth, scrollHeight } = document.documentElement;
    if (scrollWidth > window.innerWidth || scrollHeight > window.innerHeight) faults.push('the page scrolls');

    const boxes = [...document.querySelectorAll(selector)]
      .filter((part) => part.checkVisibility())
      .map((part) => ({
        part,
        tile: part.closest('.tile'),
        name: `${part.className || part.tagName} "${part.textContent}"`,
        box: part.getBoundingClientRect(),
      }));
    for (const { part, tile, name, box } of boxes) {
      const frame = (tile ?? document.body).getBoundingClientRect();
      // Half a pixel is rounding.
      const isBeyond =
        box.left < frame.left - 0.5 ||
        box.right > frame.right + 0.5 ||
        box.top < frame.top - 0.5 ||
        box.bottom > frame.bottom + 0.5;
      if (isBeyond) faults.push(`${name} reaches beyond its frame`);
      const isBlock = getComputedStyle(part).display !== 'inline';
      if (isBlock && part.scrollWidth > part.clientWidth + 1) faults.push(`${name} is cut`);
    }
    for (const [index, one] of boxes.entries()) {
      for (const other of boxes.slice(index + 1)) {
        if (one.tile !== other.tile || one.part.contains(other.part) || other.part.contains(one.part)) continue;
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        // Line boxes of a figure and of its label may touch where no ink is.
        const mayTouch = Math.min(one.box.height, other.box.height) / 5;
        if (across > 1 && down > mayTouch) faults.push(`${one.name} and ${other.name} overlap`);
      }
    }
    return faults;
  }, parts);
