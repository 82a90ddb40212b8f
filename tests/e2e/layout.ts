import type { Page } from '@playwright/test';

/** What is looked at: which parts, and what they must stay inside of; without such a frame, the page. */
interface Parts {
  readonly parts: string;
  readonly frame: string;
}

const board: Parts = {
  frame: '.tile',
  parts: [
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
  ].join(', '),
};

/** The screen of the phone systems. */
export const sourcesScreen: Parts = {
  frame: '.source-card, .sources-inside',
  parts: [
    '.sources-head > *',
    '.notice p',
    '.source-card h3',
    '.source-state',
    '.technical',
    '.fact dt',
    '.fact dd',
    '.call-flow-row > *',
    '.call-flow-question > *',
    '.call-flow-outcome',
    '.origins h3',
    '.origins :is(th, td)',
    '.yesterday :is(h3, p, th, td)',
  ].join(', '),
};

/** What is wrong with how the board lies on the screen, one sentence a fault; nothing when all is well. */
export const layoutFaults = (page: Page, looked: Parts = board): Promise<string[]> =>
  page.evaluate(async ({ parts: selector, frame: frameSelector }) => {
    await document.fonts.ready;
    const faults: string[] = [];
    const { scrollWidth, scrollHeight } = document.documentElement;
    if (scrollWidth > window.innerWidth || scrollHeight > window.innerHeight) faults.push('the page scrolls');

    const boxes = [...document.querySelectorAll(selector)]
      .filter((part) => part.checkVisibility())
      .map((part) => ({
        part,
        tile: part.closest(frameSelector),
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
  }, looked);
